package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a dictionary in the order of their prefixes. Walked without a lock, changed under the dictionary's.
 *
 * <p>A B+ tree whose leaves are never changed but replaced; a branch keeps its bounds and only has children replaced in
 * place, and is itself replaced when their number changes. So a reader that holds any node sees everything under it that
 * stayed throughout, each prefix once.
 */
final class PrefixTree {
    private static final VarHandle CHILD = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final int FULL = 128;
    private static final int ROOMY = 96;
    private static final int SPARSE = 32;
    private static final long OCTETS_OF_LEAF = 56 + 48; // beside its entries: where a branch names it

    private final PrefixNodes nodes;
    private final Footprint footprint;
    private volatile Object root;

    /** Sorted ids; the high bits of their keys beside them, so that a search mostly stays inside. Immutable. */
    private record Leaf(long[] high, int[] ids) {
        long octets() {
            return 24 + Footprint.array(ids.length, 8) + Footprint.array(ids.length, 4);
        }

        Leaf slice(int from, int to) {
            return new Leaf(Arrays.copyOfRange(high, from, to), Arrays.copyOfRange(ids, from, to));
        }

        Leaf without(int at) {
            int size = ids.length - 1;
            long[] newHigh = Arrays.copyOf(high, size);
            int[] newIds = Arrays.copyOf(ids, size);
            System.arraycopy(high, at + 1, newHigh, at, size - at);
            System.arraycopy(ids, at + 1, newIds, at, size - at);
            return new Leaf(newHigh, newIds);
        }

        /** This and, behind it, another one. */
        Leaf followedBy(Leaf other) {
            int size = ids.length + other.ids.length;
            long[] newHigh = Arrays.copyOf(high, size);
            int[] newIds = Arrays.copyOf(ids, size);
            System.arraycopy(other.high, 0, newHigh, ids.length, other.ids.length);
            System.arraycopy(other.ids, 0, newIds, ids.length, other.ids.length);
            return new Leaf(newHigh, newIds);
        }
    }

    /** Child i holds the keys from bound i up to bound i+1; the first also what is below its bound. */
    private record Branch(PrefixKey[] bounds, Object[] children) {
        Object child(int at) {
            return CHILD.getAcquire(children, at);
        }

        int indexOf(PrefixKey key) {
            int low = 0;
            int up = bounds.length - 1;
            while (low < up) {
                int middle = low + up + 1 >>> 1;
                if (bounds[middle].compareTo(key) <= 0) {
                    low = middle;
                } else {
                    up = middle - 1;
                }
            }
            return low;
        }

        /** Like this with the children [at, at+removed) replaced by one, or by none. */
        Branch replace(int at, int removed, @Nullable Object by) {
            int added = by == null ? 0 : 1;
            int size = children.length - removed + added;
            PrefixKey[] newBounds = Arrays.copyOf(bounds, size);
            Object[] newChildren = Arrays.copyOf(children, size);
            int tail = children.length - at - removed;
            System.arraycopy(bounds, at + removed, newBounds, size - tail, tail);
            System.arraycopy(children, at + removed, newChildren, size - tail, tail);
            if (by != null) {
                newBounds[at] = bounds[at];
                newChildren[at] = by;
            }
            return new Branch(newBounds, newChildren);
        }
    }

    /** Neighbouring nodes in order, each with its bound: what a node became when it grew. */
    private static final class Row {
        private final List<PrefixKey> bounds = new ArrayList<>();
        private final List<Object> nodes = new ArrayList<>();

        void add(PrefixKey bound, Object node) {
            bounds.add(bound);
            nodes.add(node);
        }

        void addAll(Row other) {
            bounds.addAll(other.bounds);
            nodes.addAll(other.nodes);
        }

        int size() {
            return nodes.size();
        }

        Branch branch(int from, int to) {
            return new Branch(
                    bounds.subList(from, to).toArray(PrefixKey[]::new),
                    nodes.subList(from, to).toArray());
        }
    }

    PrefixTree(PrefixNodes nodes, Footprint footprint) {
        this.nodes = nodes;
        this.footprint = footprint;
        this.root = new Leaf(new long[0], new int[0]);
    }

    /** Where the key stands in a leaf, or -1 minus where it would stand. */
    private int search(Leaf leaf, PrefixKey key) {
        int low = 0;
        int up = leaf.ids.length - 1;
        while (low <= up) {
            int middle = low + up >>> 1;
            int order = Long.compareUnsigned(leaf.high[middle], key.high());
            if (order == 0) {
                order = nodes.compare(leaf.ids[middle], key);
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                up = middle - 1;
            }
        }
        return -1 - low;
    }

    private PrefixKey keyOf(int id) {
        PrefixKey key = new PrefixKey();
        key.set(nodes.high(id), nodes.low(id), nodes.length(id), id);
        return key;
    }

    /** Adds the prefixes [from, to) of ids that are in order and not there. Under the lock. */
    void insert(int[] sorted, int from, int to) {
        Row grown = insert(root, new PrefixKey(), sorted, from, to);
        while (grown.size() > 1) {
            grown = branches(grown);
        }
        root = grown.nodes.get(0);
    }

    private Row insert(Object node, PrefixKey bound, int[] sorted, int from, int to) {
        if (node instanceof Leaf leaf) {
            return leaves(bound, leaf, merged(leaf, sorted, from, to));
        }
        Branch branch = (Branch) node;
        int first = branch.indexOf(keyOf(sorted[from]));
        Row grown = new Row();
        boolean inPlace = true;
        int at = first;
        for (int begin = from; begin < to; at++) {
            int end = at + 1 == branch.bounds.length ? to : below(branch.bounds[at + 1], sorted, begin, to);
            if (begin == end) {
                grown.add(branch.bounds[at], branch.children[at]);
            } else {
                Row child = insert(branch.children[at], branch.bounds[at], sorted, begin, end);
                inPlace &= child.size() == 1;
                grown.addAll(child);
            }
            begin = end;
        }
        return inPlace ? replacedInPlace(bound, branch, first, grown) : widened(bound, branch, first, at, grown);
    }

    private static Row replacedInPlace(PrefixKey bound, Branch branch, int first, Row children) {
        for (int i = 0; i < children.size(); i++) {
            CHILD.setRelease(branch.children, first + i, children.nodes.get(i));
        }
        Row row = new Row();
        row.add(bound, branch);
        return row;
    }

    /** The branch with its children [first, last) replaced by more than they are. */
    private static Row widened(PrefixKey bound, Branch branch, int first, int last, Row by) {
        Row all = new Row();
        for (int i = 0; i < first; i++) {
            all.add(branch.bounds[i], branch.children[i]);
        }
        all.addAll(by);
        for (int i = last; i < branch.children.length; i++) {
            all.add(branch.bounds[i], branch.children[i]);
        }
        all.bounds.set(0, bound);
        return branches(all);
    }

    /** The end of those of sorted[from, to) that stand below the bound. */
    private int below(PrefixKey bound, int[] sorted, int from, int to) {
        int low = from;
        int up = to;
        while (low < up) {
            int middle = low + up >>> 1;
            if (nodes.compare(sorted[middle], bound) < 0) {
                low = middle + 1;
            } else {
                up = middle;
            }
        }
        return low;
    }

    private Leaf merged(Leaf leaf, int[] sorted, int from, int to) {
        int size = leaf.ids.length + to - from;
        long[] high = new long[size];
        int[] ids = new int[size];
        int old = 0;
        int fresh = from;
        for (int i = 0; i < size; i++) {
            boolean takeOld = fresh == to || old < leaf.ids.length && nodes.compare(leaf.ids[old], sorted[fresh]) < 0;
            ids[i] = takeOld ? leaf.ids[old++] : sorted[fresh++];
            high[i] = nodes.high(ids[i]);
        }
        return new Leaf(high, ids);
    }

    /** A leaf in pieces that are not too large, instead of another one. */
    private Row leaves(PrefixKey bound, Leaf before, Leaf whole) {
        Row row = new Row();
        long octets = -before.octets();
        int size = whole.ids.length;
        int pieces = pieces(size);
        for (int i = 0; i < pieces; i++) {
            int from = (int) ((long) size * i / pieces);
            Leaf piece = pieces == 1 ? whole : whole.slice(from, (int) ((long) size * (i + 1) / pieces));
            octets += piece.octets();
            row.add(i == 0 ? bound : keyOf(whole.ids[from]), piece);
        }
        footprint.add(octets + (pieces - 1) * OCTETS_OF_LEAF);
        return row;
    }

    /** Branches over these nodes, as few as there is room in. */
    private static Row branches(Row children) {
        Row row = new Row();
        int size = children.size();
        int pieces = pieces(size);
        for (int i = 0; i < pieces; i++) {
            int from = (int) ((long) size * i / pieces);
            row.add(children.bounds.get(from), children.branch(from, (int) ((long) size * (i + 1) / pieces)));
        }
        return row;
    }

    /** Into how many nodes so many entries are parted. */
    private static int pieces(int size) {
        return size <= FULL ? 1 : (size + ROOMY - 1) / ROOMY;
    }

    /** Removes a prefix that is there. Under the lock. */
    void remove(PrefixKey key) {
        Object left = remove(root, key);
        while (left instanceof Branch branch && branch.children.length == 1) {
            left = branch.children[0];
        }
        if (left == null) {
            footprint.add(OCTETS_OF_LEAF);
            left = new Leaf(new long[0], new int[0]);
        }
        root = left;
    }

    /** The node without the key; null if nothing is left of it. */
    private @Nullable Object remove(Object node, PrefixKey key) {
        if (node instanceof Leaf leaf) {
            Leaf smaller = leaf.without(search(leaf, key));
            boolean none = smaller.ids.length == 0;
            footprint.add(smaller.octets() - leaf.octets() - (none ? OCTETS_OF_LEAF : 0));
            return none ? null : smaller;
        }
        Branch branch = (Branch) node;
        int at = branch.indexOf(key);
        Object left = remove(branch.children[at], key);
        if (left == null) {
            return branch.children.length == 1 ? null : branch.replace(at, 1, null);
        }
        Branch merged = merged(branch, at, left);
        if (merged != null) {
            return merged;
        }
        CHILD.setRelease(branch.children, at, left);
        return branch;
    }

    /** A branch in which the sparse child is joined with its neighbour; null if they are not small enough. */
    private @Nullable Branch merged(Branch branch, int at, Object child) {
        int from = at > 0 ? at - 1 : at;
        if (branch.children.length == 1 || size(child) >= SPARSE) {
            return null;
        }
        Object left = from == at ? child : branch.children[from];
        Object right = from == at ? branch.children[at + 1] : child;
        if (size(left) + size(right) > FULL * 3 / 4) {
            return null;
        }
        Object one;
        if (left instanceof Leaf a && right instanceof Leaf b) {
            footprint.add(-OCTETS_OF_LEAF);
            one = a.followedBy(b);
        } else {
            one = joined((Branch) left, branch.bounds[from + 1], (Branch) right);
        }
        return branch.replace(from, 2, one);
    }

    private static Branch joined(Branch left, PrefixKey bound, Branch right) {
        int size = left.children.length + right.children.length;
        PrefixKey[] bounds = Arrays.copyOf(left.bounds, size);
        Object[] children = Arrays.copyOf(left.children, size);
        System.arraycopy(right.bounds, 0, bounds, left.children.length, right.bounds.length);
        System.arraycopy(right.children, 0, children, left.children.length, right.children.length);
        bounds[left.children.length] = bound;
        return new Branch(bounds, children);
    }

    private static int size(Object node) {
        return node instanceof Leaf leaf ? leaf.ids.length : ((Branch) node).children.length;
    }

    /** Moves the key on to the next prefix in order; false if there is none. Inside a guard. */
    boolean next(PrefixKey key, boolean orEqual) {
        return next(root, key, orEqual);
    }

    private boolean next(Object node, PrefixKey key, boolean orEqual) {
        if (node instanceof Leaf leaf) {
            int at = search(leaf, key);
            int found = at < 0 ? -1 - at : orEqual ? at : at + 1;
            if (found >= leaf.ids.length) {
                return false;
            }
            int id = leaf.ids[found];
            key.set(leaf.high[found], nodes.low(id), nodes.length(id), id);
            return true;
        }
        Branch branch = (Branch) node;
        int last = branch.bounds.length - 1;
        for (int at = branch.indexOf(key); at <= last; at++) {
            if (next(branch.child(at), key, orEqual)) {
                return true;
            }
        }
        return false;
    }
}
