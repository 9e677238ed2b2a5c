package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Values;

/**
 * A prefix of a flow specification: {@code 192.0.2.0/24}, and in IPv6 with the bits that are skipped in front (RFC 8956
 * section 3.1) {@code ::1234:5678:0:0/64-104}, where {@code /32} is short for {@code /0-32}.
 */
record FlowPrefix(int octets, boolean offset) implements Kind {

    private int header() {
        return offset ? 2 : 1;
    }

    @Override
    public int size(byte[] bytes, int at, int end) {
        if (end - at < header()) {
            return DAMAGED;
        }
        int length = bytes[at] & 0xff;
        int skipped = offset ? bytes[at + 1] & 0xff : 0;
        boolean possible = length <= 8 * octets && (skipped < length || skipped == 0);
        int size = header() + (length - skipped + 7 >>> 3);
        return possible && size <= end - at ? size : DAMAGED;
    }

    @Override
    public Value read(byte[] bytes, int at, int size) {
        int length = bytes[at] & 0xff;
        int skipped = offset ? bytes[at + 1] & 0xff : 0;
        byte[] address = new byte[octets];
        for (int bit = skipped; bit < length; bit++) {
            int from = bit - skipped;
            int set = bytes[at + header() + (from >>> 3)] >>> 7 - (from & 7) & 1;
            address[bit >>> 3] |= (byte) (set << 7 - (bit & 7));
        }
        String bits = skipped == 0 ? "/" + length : "/" + skipped + "-" + length;
        return Values.of(IpAddress.decode(address, 0, octets) + bits);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        String[] parts = Values.text(value).split("[/-]", -1);
        IpAddress ip = IpAddress.parse(parts[0]);
        int length = Integer.parseInt(parts[parts.length - 1]);
        int skipped = parts.length == 3 ? Integer.parseInt(parts[1]) : 0;
        if (ip.isV6() != (octets == 16) || parts.length < 2 || length < 0 || length > 8 * octets) {
            throw new IllegalArgumentException("no such prefix: " + value);
        }
        byte[] address = new byte[16];
        Octets.put64(address, 0, ip.isV6() ? ip.high() : ip.low() << 32);
        Octets.put64(address, 8, ip.isV6() ? ip.low() : 0);
        out.write(length);
        if (offset) {
            out.write(skipped);
        }
        byte[] pattern = new byte[Math.max(0, length - skipped) + 7 >>> 3];
        for (int bit = skipped; bit < length; bit++) {
            int to = bit - skipped;
            pattern[to >>> 3] |= (byte) ((address[bit >>> 3] >>> 7 - (bit & 7) & 1) << 7 - (to & 7));
        }
        out.writeBytes(pattern);
    }
}
