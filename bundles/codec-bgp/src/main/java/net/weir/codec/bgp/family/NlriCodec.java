package net.weir.codec.bgp.family;

import net.weir.model.CompactNlri;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.nlri.NlriForm;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** How the NLRI of one family are read. Stateless: called on every lane at once. */
@ConsumerType
public interface NlriCodec {

    Family family();

    /** True if MP_REACH_NLRI of this family may have a next hop of this many octets (RFC 7606 section 7.11). */
    boolean acceptsNextHop(int octets);

    /** All NLRI of the run, which is never empty; null after {@link NlriRun#fail}. Never throws on any octets. */
    @Nullable
    NlriBlock decode(NlriRun run);

    /** The same as {@link CompactNlri} has them. A family that such a form is of need not make the block for it. */
    default @Nullable Object decodeCompact(NlriRun run) {
        NlriBlock block = decode(run);
        return block == null ? null : CompactNlri.of(block);
    }

    /** How many NLRI there are in {@code octets[from..to)}, without making any; -1 if only {@link #decode} can tell. */
    default int count(byte[] octets, int from, int to, boolean addPath) {
        return -1;
    }

    /** What the NLRI mean: route key, text, JSON, and the check of what is inside. Null if they are shown as octets. */
    default @Nullable NlriForm form() {
        return null;
    }

    /**
     * A family whose NLRI stay octets, each checked by its form.
     *
     * @param nextHopLengths octets that its next hop may have, each 0 to 63; none for any length
     */
    static NlriCodec of(Family family, Framing framing, NlriForm form, int... nextHopLengths) {
        return new FramedCodec(
                family,
                nextHopLengths.length == 0 ? NextHopLengths.ANY : NextHopLengths.of(nextHopLengths),
                framing,
                form);
    }

    /**
     * The octets of the one NLRI at {@code octets[at..end)}, which other things follow, without a path id; {@link
     * Framing#DAMAGED} if it does not end there or only its own field would tell.
     */
    default int length(byte[] octets, int at, int end) {
        return Framing.DAMAGED;
    }

    /**
     * A family whose NLRI stay octets and are only parted from each other.
     *
     * @param nextHopLengths octets that its next hop may have, each 0 to 63; none for any length
     */
    static NlriCodec framed(Family family, Framing framing, int... nextHopLengths) {
        return new FramedCodec(
                family,
                nextHopLengths.length == 0 ? NextHopLengths.ANY : NextHopLengths.of(nextHopLengths),
                framing,
                null);
    }
}
