package net.weir.captures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The TCP payload of a capture in its own order. Takes data in a SYN and does not insist on sequence numbers, because the
 * captures at hand number what follows a SYN with data one too low; only an exact repetition is left out. Ethernet and
 * IPv4 only, for captures of one direction of one connection.
 */
public final class PcapStream {
    private static final int LITTLE_ENDIAN_MICROS = 0xa1b2c3d4;
    private static final int LITTLE_ENDIAN_NANOS = 0xa1b23c4d;

    private PcapStream() {}

    /** The payloads of the packets, one array each. */
    public static List<byte[]> segments(byte[] capture) {
        ByteBuffer in = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
        int magic = in.getInt();
        if (magic != LITTLE_ENDIAN_MICROS && magic != LITTLE_ENDIAN_NANOS) {
            throw new IllegalArgumentException("not a little-endian pcap: " + Integer.toHexString(magic));
        }
        in.position(24);
        List<byte[]> segments = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        while (in.remaining() >= 16) {
            in.getLong();
            int length = in.getInt();
            in.getInt();
            byte[] packet = new byte[length];
            in.get(packet);
            addPayload(packet, segments, seen);
        }
        return segments;
    }

    /** All payload in one piece. */
    public static byte[] stream(byte[] capture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        segments(capture).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static void addPayload(byte[] packet, List<byte[]> segments, Set<Long> seen) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        int ip = 14;
        if ((in.getShort(12) & 0xffff) == 0x8100) {
            ip += 4;
        }
        int ipHeader = (in.get(ip) & 0x0f) * 4;
        int ipLength = in.getShort(ip + 2) & 0xffff;
        int tcp = ip + ipHeader;
        int tcpHeader = (in.get(tcp + 12) >> 4 & 0x0f) * 4;
        int from = tcp + tcpHeader;
        int payload = ip + ipLength - from;
        long sequence = in.getInt(tcp + 4) & 0xffff_ffffL;
        if (payload > 0 && seen.add(sequence << 16 | payload)) {
            byte[] octets = new byte[payload];
            in.get(from, octets);
            segments.add(octets);
        }
    }
}
