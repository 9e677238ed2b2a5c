package net.weir.captures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** A packet capture being made: Ethernet, IPv4 and TCP between 192.0.2.1 and 192.0.2.2, a millisecond a frame. */
public final class PcapFile {
    public static final int FIN = 1;
    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int ACK = 0x10;
    public static final long FIRST_MICROS = 1_700_000_000_000_000L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, Integer> next = new HashMap<>();
    private long micros = FIRST_MICROS;

    public PcapFile() {
        out.writeBytes(header(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 1));
    }

    /** The first 24 octets of a capture. */
    public static byte[] header(ByteOrder order, int magic, int linkType) {
        return ByteBuffer.allocate(24)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(65535)
                .putInt(linkType)
                .array();
    }

    /** The next octets from a port, in their order. */
    public PcapFile segment(int from, int to, byte[] payload) {
        int sequence = next.getOrDefault(from, 1);
        next.put(from, sequence + payload.length);
        return segment(from, to, sequence, ACK, payload);
    }

    /** Any segment. */
    public PcapFile segment(int from, int to, int sequence, int flags, byte[] payload) {
        return frame(ethernet(0x0800, ipv4(tcp(from, to, sequence, flags, payload))));
    }

    /** A segment without payload that the other side sends: from 192.0.2.2. */
    public PcapFile answer(int from, int to, int sequence, int flags) {
        byte[] packet = ipv4(tcp(from, to, sequence, flags, new byte[0]));
        packet[15] = 2;
        packet[19] = 1;
        return frame(ethernet(0x0800, packet));
    }

    /** Any frame. */
    public PcapFile frame(byte[] frame) {
        ByteBuffer head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
        head.putInt(frame.length).putInt(frame.length);
        out.writeBytes(head.array());
        out.writeBytes(frame);
        micros += 1000;
        return this;
    }

    public byte[] octets() {
        return out.toByteArray();
    }

    public static byte[] ethernet(int type, byte[] packet) {
        return ByteBuffer.allocate(14 + packet.length)
                .putLong(0)
                .putInt(0)
                .putShort((short) type)
                .put(packet)
                .array();
    }

    public static byte[] ipv4(byte[] segment) {
        return ByteBuffer.allocate(20 + segment.length)
                .putShort((short) 0x4500)
                .putShort((short) (20 + segment.length))
                .putInt(0)
                .putShort((short) 0x4006)
                .putShort((short) 0)
                .putInt(0xc0000201)
                .putInt(0xc0000202)
                .put(segment)
                .array();
    }

    public static byte[] ipv6(byte[] segment) {
        return ByteBuffer.allocate(40 + segment.length)
                .putInt(0x60000000)
                .putShort((short) segment.length)
                .putShort((short) 0x0640)
                .putLong(0x20010db8_00000000L)
                .putLong(1)
                .putLong(0x20010db8_00000000L)
                .putLong(2)
                .put(segment)
                .array();
    }

    public static byte[] tcp(int from, int to, int sequence, int flags, byte[] payload) {
        return ByteBuffer.allocate(20 + payload.length)
                .putShort((short) from)
                .putShort((short) to)
                .putInt(sequence)
                .putInt(1)
                .putShort((short) (0x5000 | flags))
                .putShort((short) 0xffff)
                .putInt(0)
                .put(payload)
                .array();
    }
}
