package net.weir.event.io;

import java.util.Arrays;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** A growing run of octets. */
final class OctetWriter {
    private byte[] octets = new byte[512];
    private int length;

    byte[] array() {
        return octets;
    }

    int length() {
        return length;
    }

    /** Forgets the content and, after an unusually large one, its memory. */
    void reset() {
        length = 0;
        if (octets.length > 1 << 20) {
            octets = new byte[512];
        }
    }

    /** Makes room for {@code count} octets and gives the index of the first. */
    int claim(int count) {
        int at = length;
        if (count > octets.length - at) {
            long needed = (long) at + count;
            if (needed > EventWriter.MAX_RECORD) {
                throw new IllegalArgumentException("an event has more than " + EventWriter.MAX_RECORD + " octets");
            }
            octets =
                    Arrays.copyOf(octets, (int) Math.max(needed, Math.min(2L * octets.length, EventWriter.MAX_RECORD)));
        }
        length = at + count;
        return at;
    }

    void u8(int value) {
        int at = claim(1); // before the array is looked at: it may be replaced
        octets[at] = (byte) value;
    }

    void i32(int value) {
        int at = claim(4);
        Octets.put32(octets, at, value);
    }

    void i64(long value) {
        int at = claim(8);
        Octets.put64(octets, at, value);
    }

    /** Unsigned LEB128, 1 to 10 octets. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            u8((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        u8((int) rest);
    }

    void bytes(Bytes bytes) {
        number(bytes.length());
        int at = claim(bytes.length());
        bytes.copyTo(octets, at);
    }

    /** Length + 1 and the octets; 0 for null. */
    void optionalText(@Nullable String text) {
        if (text == null) {
            u8(0);
        } else {
            number(Wtf8.length(text) + 1L);
            Wtf8.encode(text, this);
        }
    }

    void text(String text) {
        number(Wtf8.length(text));
        Wtf8.encode(text, this);
    }
}
