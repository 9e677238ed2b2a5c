package net.weir.codec.bmp;

import java.util.Arrays;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into BMP messages. Confined to one thread.
 *
 * <p>A message that lies whole in the octets lent by {@link #feed} is handed out in place; only one that is split over
 * several reads is gathered in a buffer of the framer's own, which grows with the octets that really came and never with
 * what a header announces. Once the framing is broken there is no way back: {@link #damage} stays.
 */
public final class BmpFramer {
    private static final int KEPT_BUFFER = 1 << 16;
    private static final int LENGTH_FIELD_END = 5;

    private final int maxMessageLength;
    private final int newest;
    private byte[] lent = new byte[0];
    private int position;
    private int limit;
    private byte[] gathered = new byte[0];
    private int gatheredLength;
    private byte[] array = lent;
    private int offset;
    private int length;
    private boolean inGathered;
    private long streamOffset;
    private @Nullable BmpDamage damage;

    public BmpFramer(BmpLimits limits) {
        maxMessageLength = limits.maxMessageLength();
        newest = limits.version4() ? 4 : 3;
    }

    /**
     * Lends the next octets of the stream, to be read by {@link #next} until it says false; they must not change before.
     *
     * @throws IllegalStateException if octets lent earlier were not read to their end
     */
    public void feed(byte[] buffer, int from, int count) {
        if (position < limit && damage == null) {
            throw new IllegalStateException((limit - position) + " octets not read yet");
        }
        lent = buffer;
        position = from;
        limit = from + count;
    }

    /**
     * Moves on to the next whole message. False if the octets do not hold one (the framer keeps what there is of it) or
     * the stream is damaged.
     */
    public boolean next() {
        streamOffset += length;
        length = 0;
        if (inGathered) {
            inGathered = false;
            gatheredLength = 0;
            if (gathered.length > KEPT_BUFFER) {
                gathered = new byte[0];
            }
        }
        if (damage != null) {
            return false;
        }
        return gatheredLength > 0 ? nextGathered() : nextInPlace();
    }

    /**
     * Gives back the octets that were lent and not read yet; the caller lends them again later.
     *
     * @return how many, at the end of what was lent
     */
    public int giveBack() {
        int unread = limit - position;
        position = limit;
        return unread;
    }

    private boolean nextInPlace() {
        int available = limit - position;
        int total = checkedLength(lent, position, available);
        if (damage != null) {
            return false;
        }
        if (total > available) {
            gather(available, total);
            return false;
        }
        hand(lent, position, total);
        position += total;
        return true;
    }

    private boolean nextGathered() {
        if (gatheredLength < LENGTH_FIELD_END) {
            gather(Math.min(LENGTH_FIELD_END - gatheredLength, limit - position), LENGTH_FIELD_END);
        }
        int total = checkedLength(gathered, 0, gatheredLength);
        if (damage != null) {
            return false;
        }
        gather(Math.min(total - gatheredLength, limit - position), total);
        if (gatheredLength < total) {
            return false;
        }
        hand(gathered, 0, total);
        inGathered = true;
        return true;
    }

    private void hand(byte[] newArray, int newOffset, int newLength) {
        array = newArray;
        offset = newOffset;
        length = newLength;
    }

    private void gather(int count, int total) {
        int needed = gatheredLength + count;
        if (needed > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.min(Math.max(total, needed), Math.max(64, needed + needed / 2)));
        }
        System.arraycopy(lent, position, gathered, gatheredLength, count);
        gatheredLength = needed;
        position += count;
    }

    /** The length field, or {@code available + 1} where it is not there yet; sets {@link #damage}. */
    private int checkedLength(byte[] bytes, int from, int available) {
        int version = available > 0 ? Octets.u8(bytes, from) : 3;
        if (version < 3 || version > newest) {
            damage = version == 4
                    ? new BmpDamage(
                            BmpFault.VERSION_4, 0, "BMP version 4 is a draft that is read only where that is asked for")
                    : new BmpDamage(BmpFault.VERSION, 0, "BMP version " + version + " instead of 3");
        }
        if (available < LENGTH_FIELD_END) {
            return available + 1;
        }
        long announced = Octets.u32(bytes, from + 1);
        if (damage == null && announced < BmpMessageView.COMMON_HEADER_LENGTH) {
            damage = new BmpDamage(BmpFault.LENGTH_TOO_SHORT, 1, "a message of " + announced + " octets has no header");
        } else if (damage == null && announced > maxMessageLength) {
            String reason = "a message of " + announced + " octets is longer than " + maxMessageLength;
            damage = new BmpDamage(BmpFault.LENGTH_OVER_LIMIT, 1, reason);
        }
        return (int) announced;
    }

    /** The array that holds the message; valid until the next call of {@link #next} or {@link #feed}. */
    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /** How many octets of the stream lie before the message, or before the damage. */
    public long streamOffset() {
        return streamOffset;
    }

    /** Octets of a message that has not come whole yet. */
    public int pending() {
        return inGathered ? 0 : gatheredLength;
    }

    /** Octets that the framer's own buffer takes. */
    public int bufferLength() {
        return gathered.length;
    }

    /** Why the stream cannot be read any further, null as long as it can. */
    public @Nullable BmpDamage damage() {
        return damage;
    }
}
