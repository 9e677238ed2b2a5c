package net.weir.cli.mrt;

import java.util.Arrays;
import net.weir.model.AttributeType;

/**
 * Attributes as bgpdump reads them, which is not how Weir's decoder does: nothing is judged, what does not fit is cut, and
 * AS4_PATH is merged by its own count. Confined to one thread, reused for every set.
 */
final class DumpedAttributes {
    private static final int AS_TRANS = 23_456;

    private final Wire all = new Wire();
    private final Wire one = new Wire();
    private final DumpedNlri[] announced = new DumpedNlri[9];
    private final DumpedNlri[] withdrawn = new DumpedNlri[9];
    /** Those that the set at hand uses: most sets use none, few more than one. */
    private final DumpedNlri[] lists = new DumpedNlri[18];

    private int touched;
    private byte[] octets = new byte[0];
    private long seen;

    /** Length that stands before the attributes. */
    int length;

    int origin;
    boolean hasNextHop;
    int nextHop;
    int med;
    int localPref;
    boolean hasAggregator;
    int aggregatorAs;
    int aggregator;
    int originatorId;
    int pathAt;
    int pathLength;
    int asWidth;
    int newPathAt;
    int newPathLength;
    private int newAggregatorAs;
    private int newAggregator;
    int communitiesAt;
    int communities;
    int largeAt;
    int large;
    int clustersAt;
    int clusters;
    /** Where the header of each attribute is that bgpdump has no name for. */
    int[] unknownAt = new int[16];

    int unknown;
    /** Families met that bgpdump cannot print. */
    int strangers;

    private boolean addPath;

    DumpedAttributes() {
        for (int i = 0; i < 9; i++) {
            announced[i] = new DumpedNlri();
            withdrawn[i] = new DumpedNlri();
        }
    }

    boolean has(int type) {
        return (seen >>> type & 1) != 0;
    }

    /** Of AFI 1 or 2 and SAFI 1 to 3. */
    DumpedNlri announced(int afi, int safi) {
        return announced[3 * (afi - 1) + safi - 1];
    }

    DumpedNlri withdrawn(int afi, int safi) {
        return withdrawn[3 * (afi - 1) + safi - 1];
    }

    byte[] octets() {
        return octets;
    }

    /** Reads length and attributes, and leaves the wire behind them. */
    void read(Wire wire, int width, boolean withPathIds) {
        clear();
        octets = wire.octets;
        asWidth = width;
        addPath = withPathIds;
        length = wire.u16();
        int from = wire.at;
        all.over(octets, from, wire.skip(length));
        while (all.left() > 0) {
            readOne();
        }
        if (width == 2) {
            joinFourOctets();
        }
    }

    private void clear() {
        for (; touched > 0; touched--) {
            lists[touched - 1].clear();
        }
        seen = 0;
        origin = -1;
        nextHop = -1;
        hasAggregator = false;
        aggregator = -1;
        pathLength = -1;
        newPathLength = -1;
        communities = 0;
        large = 0;
        clusters = 0;
        unknown = 0;
        strangers = 0;
    }

    private void readOne() {
        int header = all.at;
        int flags = all.u8();
        int type = all.u8();
        int size = (flags & AttributeType.EXTENDED_LENGTH) != 0 ? all.u16() : all.u8();
        int from = all.at;
        int to = all.skip(size);
        if (to - from != size) {
            return;
        }
        if (type > 0 && type <= 32) {
            seen |= 1L << type;
        }
        one.over(octets, from, to);
        switch (type) {
            case AttributeType.ORIGIN -> origin = one.u8();
            case AttributeType.AS_PATH -> {
                pathAt = from;
                pathLength = size;
            }
            case AttributeType.NEXT_HOP -> nextHop = one.i32();
            case AttributeType.MULTI_EXIT_DISC -> med = one.i32();
            case AttributeType.LOCAL_PREF -> localPref = one.i32();
            case AttributeType.ATOMIC_AGGREGATE -> {}
            case AttributeType.AGGREGATOR -> {
                aggregatorAs = one.asn(asWidth);
                aggregator = one.i32();
            }
            case AttributeType.COMMUNITIES -> {
                communitiesAt = from;
                communities = size / 4;
            }
            case AttributeType.ORIGINATOR_ID -> originatorId = one.i32();
            case AttributeType.CLUSTER_LIST -> {
                clustersAt = from;
                clusters = size / 4;
            }
            case AttributeType.MP_REACH_NLRI -> readReach();
            case AttributeType.MP_UNREACH_NLRI -> readUnreach();
            case AttributeType.AS4_PATH -> {
                newPathAt = from;
                newPathLength = size;
            }
            case AttributeType.AS4_AGGREGATOR -> {
                newAggregatorAs = one.i32();
                newAggregator = one.i32();
            }
            case AttributeType.LARGE_COMMUNITIES -> {
                largeAt = from;
                large = size / 12;
            }
            default -> {
                if (unknown == unknownAt.length) {
                    unknownAt = Arrays.copyOf(unknownAt, 2 * unknown);
                }
                unknownAt[unknown++] = header;
            }
        }
    }

    private void readReach() {
        if (one.left() > 0 && octets[one.at] != 0) { // the abbreviated form of RIB dumps
            readNextHop(announced(2, 1));
            return;
        }
        int afi = one.u16();
        int safi = one.u8();
        if (isStrange(afi, safi)) {
            return;
        }
        DumpedNlri list = announced(afi, safi);
        if (list.present) {
            return;
        }
        readNextHop(list);
        for (int snpa = one.u8(); snpa > 0; snpa--) {
            one.skip(one.u8());
        }
        list.read(octets, one.at, one.end, addPath);
    }

    private boolean isStrange(int afi, int safi) {
        boolean strange = afi < 1 || afi > 2 || safi < 1 || safi > 3;
        strangers += strange ? 1 : 0;
        return strange;
    }

    private void touch(DumpedNlri list) {
        if (!list.present) {
            lists[touched++] = list;
            list.present = true;
        }
    }

    private void readNextHop(DumpedNlri list) {
        touch(list);
        list.nextHopLength = one.u8();
        list.nextHopAt = one.at;
        if (list.nextHopLength == 4 || list.nextHopLength == 16 || list.nextHopLength == 32) {
            one.skip(list.nextHopLength);
        }
    }

    private void readUnreach() {
        int afi = one.u16();
        int safi = one.u8();
        if (isStrange(afi, safi)) {
            return;
        }
        DumpedNlri list = withdrawn(afi, safi);
        if (!list.present) {
            touch(list);
            list.read(octets, one.at, one.end, addPath);
        }
    }

    private void joinFourOctets() {
        if (has(AttributeType.AGGREGATOR) && has(AttributeType.AS4_AGGREGATOR)) {
            if (aggregatorAs != AS_TRANS) {
                newPathLength = -1; // bgpdump looks at neither then
                return;
            }
            aggregatorAs = newAggregatorAs;
            aggregator = newAggregator;
        }
    }
}
