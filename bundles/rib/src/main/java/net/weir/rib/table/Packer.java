package net.weir.rib.table;

import org.jspecify.annotations.Nullable;

/**
 * Makes packed sets out of canonical octets, and takes them back. Thread-safe.
 *
 * <p>A set is packed if that takes less. A part that others have already costs nothing, a new one its share among those
 * that will come to have it; {@link Parts#share} knows from probes how many these are. So sets stay whole as long as a RIB has
 * few peers, or peers that have little in common.
 */
final class Packer {
    /** A part's place among the others: reference and count, in a table that is half full. */
    private static final int PLACE = 16;

    private final Parts tails;
    private final Parts own;
    private final Parts communities;
    private final Parts frames;
    private volatile boolean always;

    Packer(Footprint footprint) {
        tails = new Parts(footprint);
        own = new Parts(footprint);
        communities = new Parts(footprint);
        frames = new Parts(footprint);
    }

    /** From now on whatever can be packed is, even if that takes more. */
    void always() {
        always = true;
    }

    /** How much is shared, in powers of two: where it has risen, sets that did not pay may pay now. */
    int sharing() {
        return Math.getExponent(1 / (tails.share() * frames.share()));
    }

    /** Distinct parts that somebody holds. */
    long parts() {
        return tails.count() + own.count() + communities.count() + frames.count();
    }

    /** The same set in parts, which it holds from now on; null if it takes less as it is. */
    @Nullable
    PackedSet pack(byte[] octets) {
        Split split = Split.of(octets);
        if (split == null) {
            return null;
        }
        byte[] tail = split.tail() == null ? null : (byte[]) tails.hold(split.tail());
        double cost = PackedSet.OCTETS + (tail == null ? 0 : price(tails, split.tail(), tail));
        byte[] mine = (byte[]) own.hold(split.own());
        double rests = price(own, split.own(), mine);
        boolean probe = tail != null && tails.isProbe(tail);
        Object rest = mine;
        if (split.communities().length > 0) {
            byte[] shared = (byte[]) communities.hold(split.communities());
            Frame frame = new Frame(mine, shared);
            rest = frame(frame);
            rests = (rests + price(communities, split.communities(), shared)) * frames.share()
                    + price(frames, frame, rest);
            probe |= communities.isProbe(shared) || frames.isProbe(rest);
        }
        PackedSet packed = new PackedSet(rest, tail, split.firstAs());
        if (probe || always || cost + rests < Footprint.array(octets.length, 1)) {
            return packed;
        }
        release(packed);
        return null;
    }

    private static double price(Parts kind, @Nullable Object part, Object kept) {
        return kept == part ? (Parts.octets(kept) + PLACE) * kind.share() : 0;
    }

    /** The frame that is kept holds its octets once, however many sets hold the frame. */
    private Object frame(Frame frame) {
        Object kept = frames.hold(frame);
        if (kept != frame) {
            releaseOctets(frame);
        }
        return kept;
    }

    private void releaseOctets(Frame frame) {
        own.release(frame.own);
        communities.release(frame.communities);
    }

    /** No longer holds the parts of a set. */
    void release(PackedSet set) {
        byte[] tail = set.tail();
        if (tail != null) {
            tails.release(tail);
        }
        if (!(set.rest() instanceof Frame frame)) {
            own.release(set.rest());
        } else if (frames.release(frame)) {
            releaseOctets(frame);
        }
    }
}
