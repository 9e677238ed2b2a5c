package net.weir.codec.bmp.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The octets of a capture file with numbers in the byte order of its writer. */
final class CaptureInput {
    private final InputStream in;
    private final byte[] number = new byte[4];
    private boolean littleEndian;
    private long position;

    CaptureInput(InputStream in) {
        this.in = in;
    }

    void littleEndian(boolean little) {
        littleEndian = little;
    }

    /** How many octets were read. */
    long position() {
        return position;
    }

    /** False at the end of the file. */
    boolean fill(byte[] target, int length, String what) throws IOException {
        int got = in.readNBytes(target, 0, length);
        position += got;
        if (got == 0 && length > 0) {
            return false;
        }
        if (got < length) {
            throw new EOFException("the file ends within " + what);
        }
        return true;
    }

    /** As {@link #fill}, where the end of the file is not to come. */
    void need(byte[] target, int length, String what) throws IOException {
        if (length > 0 && !fill(target, length, what)) {
            throw new EOFException("the file ends before " + what);
        }
    }

    void skip(long count, String what) throws IOException {
        byte[] junk = new byte[(int) Math.min(count, 4096)];
        for (long left = count; left > 0; ) {
            int step = (int) Math.min(left, junk.length);
            need(junk, step, what);
            left -= step;
        }
    }

    int i32(String what) throws IOException {
        need(number, 4, what);
        return i32(number, 0);
    }

    int i32(byte[] octets, int at) {
        return littleEndian
                ? (octets[at] & 0xff)
                        | (octets[at + 1] & 0xff) << 8
                        | (octets[at + 2] & 0xff) << 16
                        | octets[at + 3] << 24
                : (octets[at + 3] & 0xff)
                        | (octets[at + 2] & 0xff) << 8
                        | (octets[at + 1] & 0xff) << 16
                        | octets[at] << 24;
    }

    long u32(byte[] octets, int at) {
        return i32(octets, at) & 0xffff_ffffL;
    }

    int u16(byte[] octets, int at) {
        return littleEndian
                ? (octets[at] & 0xff) | (octets[at + 1] & 0xff) << 8
                : (octets[at + 1] & 0xff) | (octets[at] & 0xff) << 8;
    }
}
