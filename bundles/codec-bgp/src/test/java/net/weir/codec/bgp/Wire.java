package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import net.weir.model.Family;
import net.weir.model.Octets;

/** Octets of messages, put together by hand: right or wrong as the test wants them. */
final class Wire {
    private static final HexFormat HEX = HexFormat.of();

    static final String ORIGIN = "40010100";
    static final String AS_PATH = "40020602010000fbf0"; // 64496
    static final String NEXT_HOP = "400304c0000201";
    /** What an announcement in the classic fields needs. */
    static final String CLASSIC = ORIGIN + AS_PATH + NEXT_HOP;
    /** What an announcement in MP_REACH_NLRI needs besides it. */
    static final String MP = ORIGIN + AS_PATH;
    /** 198.51.100.0/24 */
    static final String NET = "18c63364";
    /** 203.0.113.0/24 */
    static final String OTHER_NET = "18cb0071";
    /** 2001:db8::/32 */
    static final String NET6 = "2020010db8";
    /** 2001:db8:1::/48 */
    static final String OTHER_NET6 = "3020010db80001";
    /** 2001:db8::1 */
    static final String HOP6 = "20010db8000000000000000000000001";
    /** RFC 8205 section 3: one segment, 64496, and one block with its one signature. */
    static final String BGPSEC =
            "0008" + "01000000fbf0" + "001d01" + "00000000000000000000000000000000000000aa" + "0004cafebabe";

    private Wire() {}

    static byte[] hex(String hex) {
        return HEX.parseHex(hex.replaceAll("\\s", ""));
    }

    static String hex(byte[] octets) {
        return HEX.formatHex(octets);
    }

    /** A whole UPDATE of these three fields in hex. */
    static byte[] update(String withdrawn, String attributes, String nlri) {
        byte[] w = hex(withdrawn);
        byte[] a = hex(attributes);
        byte[] n = hex(nlri);
        byte[] body = new byte[4 + w.length + a.length + n.length];
        Octets.put16(body, 0, w.length);
        System.arraycopy(w, 0, body, 2, w.length);
        Octets.put16(body, 2 + w.length, a.length);
        System.arraycopy(a, 0, body, 4 + w.length, a.length);
        System.arraycopy(n, 0, body, 4 + w.length + a.length, n.length);
        return message(MessageHeader.UPDATE, body);
    }

    static byte[] message(int type, byte[] body) {
        return MessageHeader.message(type, body, body.length);
    }

    /** One attribute with a 1-octet length, or 2 octets if the value or the flags want it. */
    static String attribute(int flags, int type, String value) {
        int length = value.length() / 2;
        boolean extended = length > 255 || (flags & 0x10) != 0;
        return extended
                ? String.format("%02x%02x%04x%s", flags | 0x10, type, length, value)
                : String.format("%02x%02x%02x%s", flags, type, length, value);
    }

    static String reach(Family family, String nextHop, String nlri) {
        String head = String.format("%04x%02x%02x", family.afi(), family.safi(), nextHop.length() / 2);
        return attribute(0x80, 14, head + nextHop + "00" + nlri);
    }

    static String unreach(Family family, String nlri) {
        return attribute(0x80, 15, String.format("%04x%02x", family.afi(), family.safi()) + nlri);
    }

    static String repeat(String hex, int times) {
        return hex.repeat(times);
    }

    /** {@code length} octets of any content. */
    static String filler(int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < length; i++) {
            out.write(1 + i % 250);
        }
        return hex(out.toByteArray());
    }
}
