package net.weir.codec.bgp;

import java.util.Arrays;
import net.weir.codec.bgp.attribute.AttributeOctets;
import net.weir.model.AttributeType;
import net.weir.model.Family;
import net.weir.model.Octets;

/**
 * The cheap first pass over the attribute headers of one UPDATE: do the lengths close, where are MP_REACH_NLRI and
 * MP_UNREACH_NLRI; and the block that is left without their NLRI, which many UPDATEs share. Confined to one lane.
 */
final class AttributeSpans {
    private byte[] buffer = new byte[0];
    private int from;
    private int to;
    /** Where the first attribute with a type above the two is, or -1: the canonical place of MP_REACH_NLRI. */
    private int split;

    /** Where the header of MP_REACH_NLRI is, or -1. */
    int reachAt;

    int reachEnd;
    /** Where the header of MP_UNREACH_NLRI is, or -1. */
    int unreachAt;

    int unreachEnd;
    /** Where the lengths stop closing, or -1. */
    int brokenAt;
    /** Where MP_REACH_NLRI or MP_UNREACH_NLRI is a second time, or -1. */
    int repeatedAt;

    private byte[] scratch = new byte[512];
    private byte[] key = scratch;
    private int keyFrom;
    private int keyTo;
    private final int[] pieceKeyAt = new int[8];
    private final int[] pieceBufferAt = new int[8];
    private int pieces;

    void scan(byte[] octets, int start, int end) {
        buffer = octets;
        from = start;
        to = end;
        split = -1;
        reachAt = -1;
        unreachAt = -1;
        brokenAt = -1;
        repeatedAt = -1;
        int at = start;
        while (at < end) {
            boolean extended = (octets[at] & AttributeType.EXTENDED_LENGTH) != 0;
            int value = at + (extended ? 4 : 3);
            int next = value > end ? value : value + (extended ? Octets.u16(octets, at + 2) : octets[at + 2] & 0xff);
            if (next > end) {
                brokenAt = at;
                return;
            }
            int type = octets[at + 1] & 0xff;
            if (type >= AttributeType.MP_REACH_NLRI) {
                note(type, at, next);
            }
            at = next;
        }
    }

    private void note(int type, int at, int next) {
        if (type == AttributeType.MP_REACH_NLRI) {
            if (reachAt >= 0) {
                repeatedAt = at;
            }
            reachAt = at;
            reachEnd = next;
        } else if (type == AttributeType.MP_UNREACH_NLRI) {
            if (unreachAt >= 0) {
                repeatedAt = at;
            }
            unreachAt = at;
            unreachEnd = next;
        } else if (split < 0) {
            split = at;
        }
    }

    /** True if MP_UNREACH_NLRI is all there is. */
    boolean isUnreachAlone() {
        return unreachAt == from && unreachEnd == to;
    }

    /** True if there is any attribute besides MP_UNREACH_NLRI. */
    boolean hasMoreThanUnreach() {
        return to > from && !isUnreachAlone();
    }

    /**
     * Where the length of the next hop is in the MP_REACH_NLRI of an entry of a RIB dump, which holds the next hop alone (RFC
     * 6396 section 4.3.4) or, as some write it, the full form; -1 if the next hop does not fit.
     */
    int ribNextHop() {
        int value = AttributeOctets.valueOf(buffer, reachAt);
        int length = reachEnd - value;
        boolean alone = length > 0 && (buffer[value] & 0xff) == length - 1;
        int at = alone ? value : value + 3;
        return at < reachEnd && at + 1 + (buffer[at] & 0xff) <= reachEnd ? at : -1;
    }

    /** Makes the key of all attributes but the two. */
    void keyWithoutReach() {
        pieces = 0;
        if (reachAt < 0 && unreachAt < 0) {
            key = buffer;
            keyFrom = from;
            keyTo = to;
            return;
        }
        startKey(0);
        append(from, to);
    }

    /**
     * Makes the key with MP_REACH_NLRI in canonical form at its canonical place, so that the key mostly is canonical.
     *
     * @param nextHop where the next hop is in the buffer
     */
    void keyWithReach(Family family, int nextHop, int nextHopLength) {
        pieces = 0;
        startKey(8 + nextHopLength);
        int middle = split < 0 ? to : split;
        append(from, middle);
        piece(reachAt);
        keyTo = AttributeOctets.putHeader(
                scratch, keyTo, AttributeType.OPTIONAL, AttributeType.MP_REACH_NLRI, 4 + nextHopLength);
        Octets.put16(scratch, keyTo, family.afi());
        scratch[keyTo + 2] = (byte) family.safi();
        scratch[keyTo + 3] = (byte) nextHopLength;
        System.arraycopy(buffer, nextHop, scratch, keyTo + 4, nextHopLength);
        keyTo += 4 + nextHopLength;
        append(middle, to);
    }

    private void startKey(int more) {
        if (scratch.length < to - from + more) {
            scratch = new byte[to - from + more];
        }
        key = scratch;
        keyFrom = 0;
        keyTo = 0;
    }

    /** Appends the attributes of {@code start..end} but for the two. */
    private void append(int start, int end) {
        boolean reachFirst = reachAt < unreachAt;
        int rest = appendUpTo(start, end, reachFirst ? reachAt : unreachAt, reachFirst ? reachEnd : unreachEnd);
        rest = appendUpTo(rest, end, reachFirst ? unreachAt : reachAt, reachFirst ? unreachEnd : reachEnd);
        copy(rest, end);
    }

    /** Appends what is before the hole if it is in the range; returns where to go on. */
    private int appendUpTo(int start, int end, int hole, int holeEnd) {
        if (hole < start || hole >= end) {
            return start;
        }
        copy(start, hole);
        return holeEnd;
    }

    private void copy(int start, int end) {
        if (end > start) {
            piece(start);
            System.arraycopy(buffer, start, scratch, keyTo, end - start);
            keyTo += end - start;
        }
    }

    private void piece(int bufferAt) {
        pieceKeyAt[pieces] = keyTo;
        pieceBufferAt[pieces++] = bufferAt;
    }

    byte[] key() {
        return key;
    }

    int keyFrom() {
        return keyFrom;
    }

    int keyTo() {
        return keyTo;
    }

    /** Where in the buffer the attribute stands that is {@code at} octets into the key. */
    int bufferOffset(int at) {
        if (key == buffer) {
            return from + at;
        }
        int piece = Arrays.binarySearch(pieceKeyAt, 0, pieces, at);
        int last = piece >= 0 ? piece : -piece - 2;
        return last < 0 ? from : pieceBufferAt[last] + at - pieceKeyAt[last];
    }
}
