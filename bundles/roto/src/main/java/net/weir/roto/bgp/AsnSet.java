package net.weir.roto.bgp;

import java.util.Arrays;

/** A set of AS numbers, asked in one or two looks. Immutable; nothing is allocated by questions. */
final class AsnSet {
    static final AsnSet EMPTY = new AsnSet(new int[0]);

    private final int[] members;
    /** A place for each member, 0 where there is none; the number 0 itself is told apart. */
    private final int[] places;

    private final int shift;
    private final boolean zero;

    AsnSet(int[] asns) {
        members = Arrays.stream(asns).sorted().distinct().toArray();
        int bits = 34 - Integer.numberOfLeadingZeros(Math.max(4, members.length)); // a quarter to a half is full
        places = new int[1 << bits];
        shift = 32 - bits;
        boolean hasZero = false;
        for (int asn : members) {
            hasZero |= asn == 0;
            put(asn);
        }
        zero = hasZero;
    }

    private void put(int asn) {
        int at = start(asn);
        while (places[at] != 0 && places[at] != asn) {
            at = at + 1 & places.length - 1;
        }
        places[at] = asn;
    }

    /** Fibonacci hashing: neighbouring numbers are apart. */
    private int start(int asn) {
        return asn * 0x9E3779B9 >>> shift;
    }

    boolean contains(int asn) {
        if (asn == 0) {
            return zero;
        }
        int at = start(asn);
        while (places[at] != 0) {
            if (places[at] == asn) {
                return true;
            }
            at = at + 1 & places.length - 1;
        }
        return false;
    }

    /** True if any of the first {@code count} is a member. */
    boolean containsAny(int[] asns, int count) {
        for (int i = 0; i < count; i++) {
            if (contains(asns[i])) {
                return true;
            }
        }
        return false;
    }

    /** With these too. */
    AsnSet with(int[] more, int count) {
        int[] all = Arrays.copyOf(members, members.length + count);
        System.arraycopy(more, 0, all, members.length, count);
        return new AsnSet(all);
    }

    int size() {
        return members.length;
    }
}
