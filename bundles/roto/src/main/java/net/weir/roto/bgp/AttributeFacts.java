package net.weir.roto.bgp;

import java.util.Arrays;
import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What filters ask about a set of path attributes, read in one walk and kept for the routes that share the set. Nothing is
 * allocated once the arrays are large enough. Confined to one thread.
 */
final class AttributeFacts {
    private static final int SET = 1;
    private static final int SEQUENCE = 2;

    private @Nullable PathAttributes set;
    private final long[] present = new long[4];
    private int[] path = new int[64];
    private int pathLength;
    private int hops;
    private int first;
    private int last;
    private boolean hasFirst;
    private boolean hasLast;
    private boolean hasSets;
    private int[] communities = new int[64];
    private int communityCount;
    private int[] large = new int[48];
    private int largeCount;
    private long[] extended = new long[16];
    private int extendedCount;
    private long med;
    private long localPref;
    private int origin;

    /** Reads the set unless it is the one that was read last. */
    void read(PathAttributes attributes) {
        if (attributes != set) {
            walk(attributes);
            set = attributes;
        }
    }

    private void walk(PathAttributes attributes) {
        Arrays.fill(present, 0);
        pathLength = 0;
        hops = 0;
        hasFirst = false;
        hasLast = false;
        hasSets = false;
        communityCount = 0;
        largeCount = 0;
        extendedCount = 0;
        med = -1;
        localPref = -1;
        origin = -1;
        AttributeCursor cursor = attributes.cursor();
        while (cursor.next()) {
            int type = cursor.type();
            present[type >>> 6] |= 1L << type;
            take(type, cursor);
        }
    }

    private void take(int type, AttributeCursor cursor) {
        switch (type) {
            case AttributeType.ORIGIN -> origin = cursor.length() == 1 ? cursor.u8(0) : -1;
            case AttributeType.AS_PATH -> path(cursor);
            case AttributeType.MULTI_EXIT_DISC -> med = cursor.length() == 4 ? cursor.u32(0) : -1;
            case AttributeType.LOCAL_PREF -> localPref = cursor.length() == 4 ? cursor.u32(0) : -1;
            case AttributeType.COMMUNITIES -> communities(cursor);
            case AttributeType.EXTENDED_COMMUNITIES -> extended(cursor);
            case AttributeType.LARGE_COMMUNITIES -> large(cursor);
            default -> {
                // only that it is there
            }
        }
    }

    private void path(AttributeCursor cursor) {
        path = room(path, cursor.length() / 4);
        int at = 0;
        while (at + 2 <= cursor.length()) {
            int kind = cursor.u8(at);
            int count = Math.min(cursor.u8(at + 1), (cursor.length() - at - 2) / 4);
            segment(cursor, at + 2, kind, count);
            at += 2 + 4 * count;
        }
    }

    private void segment(AttributeCursor cursor, int at, int kind, int count) {
        if (kind == SEQUENCE && !hasFirst && !hasSets && count > 0) {
            first = (int) cursor.u32(at);
            hasFirst = true;
        }
        hasSets |= kind == SET;
        hops += kind == SEQUENCE ? count : kind == SET ? 1 : 0;
        for (int i = 0; i < count; i++) {
            path[pathLength++] = (int) cursor.u32(at + 4 * i);
        }
        hasLast = kind == SEQUENCE && count > 0;
        last = hasLast ? path[pathLength - 1] : 0;
    }

    private void communities(AttributeCursor cursor) {
        communityCount = cursor.length() / 4;
        communities = room(communities, communityCount);
        for (int i = 0; i < communityCount; i++) {
            communities[i] = (int) cursor.u32(4 * i);
        }
    }

    private void large(AttributeCursor cursor) {
        largeCount = cursor.length() / 12;
        large = room(large, 3 * largeCount);
        for (int i = 0; i < 3 * largeCount; i++) {
            large[i] = (int) cursor.u32(4 * i);
        }
    }

    private void extended(AttributeCursor cursor) {
        extendedCount = cursor.length() / 8;
        extended = extended.length >= extendedCount ? extended : new long[extendedCount];
        for (int i = 0; i < extendedCount; i++) {
            extended[i] = cursor.i64(8 * i);
        }
    }

    private static int[] room(int[] array, int size) {
        return array.length >= size ? array : new int[Math.max(size, 2 * array.length)];
    }

    boolean has(int type) {
        return (present[type >>> 6 & 3] & 1L << type) != 0;
    }

    boolean pathContains(int asn) {
        for (int i = 0; i < pathLength; i++) {
            if (path[i] == asn) {
                return true;
            }
        }
        return false;
    }

    /** True if any AS of the path is in the set. */
    boolean pathMeets(AsnSet set) {
        return set.containsAny(path, pathLength);
    }

    boolean originatedBy(int asn) {
        return hasLast && last == asn;
    }

    boolean hasOrigin() {
        return hasLast;
    }

    int originAsn() {
        return last;
    }

    boolean hasFirst() {
        return hasFirst;
    }

    int firstAsn() {
        return first;
    }

    int hops() {
        return hops;
    }

    boolean hasSets() {
        return hasSets;
    }

    boolean containsCommunity(int bits) {
        for (int i = 0; i < communityCount; i++) {
            if (communities[i] == bits) {
                return true;
            }
        }
        return false;
    }

    int communityCount() {
        return communityCount;
    }

    int community(int index) {
        return communities[index];
    }

    boolean containsLarge(int a, int b, int c) {
        for (int i = 0; i < 3 * largeCount; i += 3) {
            if (large[i] == a && large[i + 1] == b && large[i + 2] == c) {
                return true;
            }
        }
        return false;
    }

    boolean containsExtended(long bits) {
        for (int i = 0; i < extendedCount; i++) {
            if (extended[i] == bits) {
                return true;
            }
        }
        return false;
    }

    long med() {
        return med;
    }

    long localPref() {
        return localPref;
    }

    int origin() {
        return origin;
    }
}
