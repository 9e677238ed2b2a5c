package net.weir.rib.table;

import net.weir.model.AttributeType;
import net.weir.model.CanonicalForm;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * An attribute set as parts that it shares with others: its AS_PATH without the first AS number, in which the peers that
 * have a route differ, and all the rest. Immutable; who has it may read it for as long as it likes.
 */
final class PackedSet implements CanonicalForm {
    /** What this takes without its parts. */
    static final int OCTETS = 24;

    private static final byte[] NONE = {};

    /** What is not in the path: canonical octets, or a {@link Frame} if there are communities. */
    private final Object rest;

    /** The AS_PATH attribute without the four octets of its first AS number; null if it has none. */
    private final byte @Nullable [] tail;

    private final int firstAs;

    PackedSet(Object rest, byte @Nullable [] tail, int firstAs) {
        this.rest = rest;
        this.tail = tail;
        this.firstAs = firstAs;
    }

    Object rest() {
        return rest;
    }

    byte @Nullable [] tail() {
        return tail;
    }

    /** Takes stretches of the canonical octets in their order, until it has had enough. */
    private interface Reader {
        boolean read(byte[] array, int from, int to);
    }

    @Override
    public byte[] assemble() {
        byte[] octets = new byte[length()];
        Copy copy = new Copy(octets);
        walk(copy);
        return octets;
    }

    @Override
    public byte @Nullable [] asPath() {
        if (tail == null) {
            return null; // an empty one is among the own attributes
        }
        byte[] octets = new byte[tail.length + 4];
        int first = AttributeOctets.value(tail, 0) + 2;
        System.arraycopy(tail, 0, octets, 0, first);
        Octets.put32(octets, first, firstAs);
        System.arraycopy(tail, first, octets, first + 4, tail.length - first);
        return octets;
    }

    /** True if the set is the one that is packed here; nothing is put together for this. */
    boolean isOf(PathAttributes set) {
        return set.length() == length() && walk(new Comparison(set));
    }

    private int length() {
        int length = tail == null ? 0 : tail.length + 4;
        return length + (rest instanceof Frame frame ? frame.own.length + frame.communities.length : own().length);
    }

    private byte[] own() {
        return rest instanceof Frame frame ? frame.own : (byte[]) rest;
    }

    /** True if the reader has taken all. */
    private boolean walk(Reader reader) {
        byte[] own = own();
        int at = 0;
        if (tail != null) {
            at = AttributeOctets.upTo(own, 0, AttributeType.AS_PATH);
            if (!reader.read(own, 0, at) || !path(tail, reader)) {
                return false;
            }
        }
        return merge(own, at, rest instanceof Frame frame ? frame.communities : NONE, reader);
    }

    private boolean path(byte[] tail, Reader reader) {
        int first = AttributeOctets.value(tail, 0) + 2;
        byte[] as = new byte[4];
        Octets.put32(as, 0, firstAs);
        return reader.read(tail, 0, first) && reader.read(as, 0, 4) && reader.read(tail, first, tail.length);
    }

    /** What is left of the own attributes, and the communities, in the order of their types. */
    private static boolean merge(byte[] own, int ownFrom, byte[] communities, Reader reader) {
        int at = ownFrom;
        int next = 0;
        while (next < communities.length) {
            int to = AttributeOctets.upTo(own, at, AttributeOctets.type(communities, next));
            int end = to == own.length
                    ? communities.length
                    : AttributeOctets.upTo(communities, next, AttributeOctets.type(own, to));
            if (!reader.read(own, at, to) || !reader.read(communities, next, end)) {
                return false;
            }
            at = to;
            next = end;
        }
        return reader.read(own, at, own.length);
    }

    private static final class Copy implements Reader {
        private final byte[] target;
        private int length;

        Copy(byte[] target) {
            this.target = target;
        }

        @Override
        public boolean read(byte[] array, int from, int to) {
            System.arraycopy(array, from, target, length, to - from);
            length += to - from;
            return true;
        }
    }

    private static final class Comparison implements Reader {
        private final PathAttributes set;
        private int at;

        Comparison(PathAttributes set) {
            this.set = set;
        }

        @Override
        public boolean read(byte[] array, int from, int to) {
            boolean same = set.hasOctets(at, array, from, to);
            at += to - from;
            return same;
        }
    }
}
