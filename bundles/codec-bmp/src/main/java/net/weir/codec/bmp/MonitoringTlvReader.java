package net.weir.codec.bmp;

import net.weir.model.Bytes;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Walks the TLVs of a version 4 Route Monitoring message in place. For one walk on one thread.
 *
 * <p>{@code while (reader.next()) …}, then {@link #damage} says whether that was all.
 */
public final class MonitoringTlvReader {
    private final byte[] array;
    private final int messageOffset;
    private final int end;
    private final int maxTlvs;
    private int at;
    private int next;
    private int count;
    private @Nullable BmpDamage damage;

    public MonitoringTlvReader(BmpMessageView message, int maxTlvs) {
        array = message.array();
        messageOffset = message.offset();
        end = message.offset() + message.length();
        next = message.bodyOffset();
        this.maxTlvs = maxTlvs;
    }

    /** Moves on; false behind the last TLV or at damage. */
    public boolean next() {
        at = next;
        if (damage != null || at == end) {
            return false;
        }
        int left = end - at;
        int length = left < MonitoringTlv.HEADER ? 0 : Octets.u16(array, at + 2);
        if (count == maxTlvs) {
            return fail(BmpFault.TOO_MANY_TLVS, "more than " + maxTlvs + " TLVs");
        } else if (left < MonitoringTlv.HEADER) {
            return fail(BmpFault.TLV_OVERRUN, left + " octets left where a TLV header of 6 should be");
        } else if (length > left - MonitoringTlv.HEADER) {
            return fail(BmpFault.TLV_OVERRUN, "a TLV of " + length + " octets where " + (left - 6) + " are left");
        }
        next = at + MonitoringTlv.HEADER + length;
        count++;
        return true;
    }

    private boolean fail(BmpFault fault, String reason) {
        damage = new BmpDamage(fault, at - messageOffset, reason);
        return false;
    }

    public int type() {
        return Octets.u16(array, at);
    }

    public int index() {
        return Octets.u16(array, at + 4);
    }

    /** Where in the array the value begins. */
    public int valueOffset() {
        return at + MonitoringTlv.HEADER;
    }

    public int valueLength() {
        return next - valueOffset();
    }

    /** A copy of the TLV. */
    public MonitoringTlv tlv() {
        return new MonitoringTlv(type(), index(), Bytes.copyOf(array, valueOffset(), valueLength()));
    }

    /** Why the TLVs cannot be read to the end of the message, null as long as they can. */
    public @Nullable BmpDamage damage() {
        return damage;
    }
}
