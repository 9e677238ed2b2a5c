package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** A capture file with one TCP segment to port 179 for each message. */
final class Pcap {
    private static final int IP = 20;
    private static final int TCP = 20;

    private Pcap() {}

    static byte[] of(List<byte[]> messages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, 4, 0xa1b2c3d4L);
        put(out, 2, 2);
        put(out, 2, 4);
        put(out, 8, 0);
        put(out, 4, 65535);
        put(out, 4, 101); // LINKTYPE_RAW: an IP packet and nothing around it
        long sequence = 1;
        for (byte[] message : messages) {
            int length = IP + TCP + message.length;
            put(out, 8, 0);
            put(out, 4, length);
            put(out, 4, length);
            packet(out, message, sequence, length);
            sequence += message.length;
        }
        return out.toByteArray();
    }

    private static void packet(ByteArrayOutputStream out, byte[] message, long sequence, int length) {
        put(out, 2, 0x4500);
        put(out, 2, length);
        put(out, 4, 0);
        put(out, 2, 0x4006); // hops, TCP
        put(out, 2, 0);
        put(out, 4, 0xc0000201L);
        put(out, 4, 0xc0000202L);
        put(out, 2, 40000);
        put(out, 2, 179);
        put(out, 4, sequence);
        put(out, 4, 1);
        put(out, 2, 0x5018); // header of 5 words, PSH and ACK
        put(out, 2, 65535);
        put(out, 4, 0);
        out.writeBytes(message);
    }

    private static void put(ByteArrayOutputStream out, int octets, long value) {
        for (int i = octets - 1; i >= 0; i--) {
            out.write((int) (value >>> 8 * i));
        }
    }
}
