package net.weir.codec.bmp;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** Walks TLVs of 2-octet type, 2-octet length and value up to the end of a message. For one walk on one thread. */
final class TlvReader {
    private final byte[] array;
    private final int messageOffset;
    private final int end;
    private final int maxTlvs;
    private int position;
    private int count;
    private @Nullable BmpDamage damage;

    /** @param from where in the array the first TLV begins */
    TlvReader(BmpMessageView message, int from, int maxTlvs) {
        this(message, from, message.offset() + message.length(), maxTlvs);
    }

    /** @param end where in the array the last TLV ends */
    TlvReader(BmpMessageView message, int from, int end, int maxTlvs) {
        this.array = message.array();
        this.messageOffset = message.offset();
        this.end = end;
        this.position = from;
        this.maxTlvs = maxTlvs;
    }

    /** The next TLV; null at the end or at damage. */
    @Nullable
    Tlv next() {
        if (damage != null || position == end) {
            return null;
        }
        if (count == maxTlvs) {
            return fail(BmpFault.TOO_MANY_TLVS, "more than " + maxTlvs + " TLVs");
        }
        int left = end - position;
        if (left < Tlv.HEADER) {
            return fail(BmpFault.TLV_OVERRUN, left + " octets left where a TLV header of 4 should be");
        }
        int length = Octets.u16(array, position + 2);
        if (length > left - Tlv.HEADER) {
            return fail(
                    BmpFault.TLV_OVERRUN, "a TLV of " + length + " octets where " + (left - Tlv.HEADER) + " are left");
        }
        Tlv tlv = new Tlv(Octets.u16(array, position), Bytes.copyOf(array, position + Tlv.HEADER, length));
        position += Tlv.HEADER + length;
        count++;
        return tlv;
    }

    private @Nullable Tlv fail(BmpFault fault, String reason) {
        damage = new BmpDamage(fault, position - messageOffset, reason);
        return null;
    }

    /** All TLVs from here on. */
    List<Tlv> all() {
        List<Tlv> tlvs = new ArrayList<>();
        for (Tlv tlv = next(); tlv != null; tlv = next()) {
            tlvs.add(tlv);
        }
        return tlvs;
    }

    @Nullable
    BmpDamage damage() {
        return damage;
    }
}
