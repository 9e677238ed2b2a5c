package net.weir.event.io;

import net.weir.event.io.EventFormatException.Kind;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** Reads the body of one record; nothing outside of it is ever touched, and no count is believed beyond its octets. */
final class OctetReader {
    private final byte[] octets;
    private final int end;
    private final long record;
    private int at;

    /** @param record where the record begins in its segment, for complaints */
    OctetReader(byte[] octets, int offset, int length, long record) {
        this.octets = octets;
        this.at = offset;
        this.end = offset + length;
        this.record = record;
    }

    EventFormatException damaged(String what) {
        return new EventFormatException(Kind.DAMAGED, record, what);
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    byte[] array() {
        return octets;
    }

    /** Steps over {@code count} octets and gives the index of the first. */
    int take(int count) throws EventFormatException {
        if (count > end - at) {
            throw damaged("record too short");
        }
        int from = at;
        at += count;
        return from;
    }

    int u8() throws EventFormatException {
        return octets[take(1)] & 0xff;
    }

    int i32() throws EventFormatException {
        return Octets.i32(octets, take(4));
    }

    long i64() throws EventFormatException {
        return Octets.i64(octets, take(8));
    }

    boolean bool() throws EventFormatException {
        return below(2) == 1;
    }

    long number() throws EventFormatException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int octet = u8();
            if (shift == 63 && octet > 1) {
                break;
            }
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw damaged("number too long");
    }

    /** A number that was an int, negative ones included. */
    int int32() throws EventFormatException {
        long value = number();
        if (value >>> 32 != 0) {
            throw damaged("number too large");
        }
        return (int) value;
    }

    /** A number from 0 to {@code limit - 1}. */
    int below(int limit) throws EventFormatException {
        long value = number();
        if (value < 0 || value >= limit) {
            throw damaged("number out of range");
        }
        return (int) value;
    }

    /** How many items follow, each of at least {@code octetsEach} octets. */
    int count(int octetsEach) throws EventFormatException {
        long count = number();
        if (count < 0 || count > remaining() / octetsEach) {
            throw damaged("more items than octets");
        }
        return (int) count;
    }

    <E extends Enum<E>> E oneOf(E[] values) throws EventFormatException {
        return values[below(values.length)];
    }

    Bytes bytes() throws EventFormatException {
        int length = count(1);
        return Bytes.copyOf(octets, take(length), length);
    }

    String text() throws EventFormatException {
        return Wtf8.decode(this, count(1));
    }

    @Nullable
    String optionalText() throws EventFormatException {
        long length = number();
        if (length == 0) {
            return null;
        }
        if (length < 0 || length - 1 > remaining()) {
            throw damaged("text longer than its record");
        }
        return Wtf8.decode(this, (int) length - 1);
    }
}
