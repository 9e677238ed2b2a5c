package net.weir.codec.bmp.capture;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The format pcapng: sections of blocks, of which those that describe interfaces and those with packets are read. */
final class NextGenerationPcap implements CaptureFormat {
    static final int SECTION = 0x0a0d0d0a;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int TIME_RESOLUTION = 9;
    private static final int MOST_INTERFACES = 4096;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final CaptureInput in;
    private final List<Interface> interfaces = new ArrayList<>();
    private final byte[] head = new byte[8];
    private byte[] body = new byte[4096];
    private long lastMicros;

    /** @param unitsPerSecond of its timestamps */
    private record Interface(int linkType, BigInteger unitsPerSecond) {
        long micros(long high, long low) {
            BigInteger units = BigInteger.valueOf(high).shiftLeft(32).or(BigInteger.valueOf(low));
            return units.multiply(MILLION).divide(unitsPerSecond).longValue();
        }
    }

    /** Behind the block type of the first section. */
    NextGenerationPcap(CaptureInput in) throws IOException {
        this.in = in;
        section();
    }

    /** Behind the block type, whose octets are the same in both byte orders. */
    private void section() throws IOException {
        in.need(head, 8, "the header of a section");
        in.littleEndian(false);
        boolean big = in.i32(head, 4) == BYTE_ORDER;
        in.littleEndian(!big);
        if (in.i32(head, 4) != BYTE_ORDER) {
            throw new IOException("a section without the byte-order magic number");
        }
        long length = in.u32(head, 0);
        if (length < 28 || length > LONGEST) {
            throw new IOException("the header of a section of " + length + " octets cannot be");
        }
        in.skip(length - 12, "the header of a section");
        interfaces.clear();
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        while (in.fill(head, 4, "the type of a block")) {
            int type = in.i32(head, 0);
            if (type == SECTION) {
                section();
                continue;
            }
            long length = in.i32("the length of a block") & 0xffff_ffffL;
            if (length < 12 || length > LONGEST || length % 4 != 0) {
                throw new IOException("a block of " + length + " octets cannot be");
            }
            int room = (int) length - 12;
            body = body.length < room ? new byte[room] : body;
            in.need(body, room, "a block of " + length + " octets");
            in.skip(4, "the end of a block");
            if (block(type, room, frame)) {
                return true;
            }
        }
        return false;
    }

    /** True if the block is a frame. */
    private boolean block(int type, int room, Frame frame) throws IOException {
        switch (type) {
            case INTERFACE -> {
                if (room >= 8 && interfaces.size() < MOST_INTERFACES) {
                    interfaces.add(new Interface(in.u16(body, 0), unitsPerSecond(room)));
                }
                return false;
            }
            case ENHANCED_PACKET, OLD_PACKET -> {
                if (room < 20) {
                    throw new IOException("a packet block without room for its header");
                }
                int which = type == ENHANCED_PACKET ? in.i32(body, 0) : in.u16(body, 0);
                Interface where = interfaceAt(which);
                return frame(frame, where, where.micros(in.u32(body, 4), in.u32(body, 8)), 20, in.u32(body, 12), room);
            }
            case SIMPLE_PACKET -> {
                if (room < 4) {
                    throw new IOException("a packet block without room for its header");
                }
                long captured = Math.min(in.u32(body, 0), room - 4L); // what the interface's limit left of it
                return frame(frame, interfaceAt(0), lastMicros, 4, captured, room);
            }
            default -> {
                return false;
            }
        }
    }

    private Interface interfaceAt(int index) throws IOException {
        if (index < 0 || index >= interfaces.size()) {
            throw new IOException("a packet of interface " + index + " where " + interfaces.size() + " are described");
        }
        return interfaces.get(index);
    }

    private boolean frame(Frame frame, Interface where, long micros, int from, long length, int room)
            throws IOException {
        if (length > room - from) {
            throw new IOException("a frame of " + length + " octets in a block of " + room);
        }
        lastMicros = micros;
        System.arraycopy(body, from, frame.begin((int) length, where.linkType(), micros), 0, (int) length);
        return true;
    }

    /** The option if_tsresol: a power of ten, or of two with the upper bit. */
    private BigInteger unitsPerSecond(int room) {
        for (int at = 8; at + 4 <= room; ) {
            int code = in.u16(body, at);
            int length = in.u16(body, at + 2);
            if (code == 0 || at + 4 + length > room) {
                break;
            }
            if (code == TIME_RESOLUTION && length >= 1) {
                int power = body[at + 4] & 0x7f;
                return BigInteger.valueOf((body[at + 4] & 0x80) == 0 ? 10 : 2).pow(power);
            }
            at += 4 + (length + 3 & ~3);
        }
        return MILLION;
    }
}
