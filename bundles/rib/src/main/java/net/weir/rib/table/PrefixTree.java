package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
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
    private static final int SPARSE = 32;

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

        /** Like this with the entries [at, at+removed) replaced by those of {@code by}. */
        Leaf splice(int at, int removed, Leaf by) {
            int size = ids.length - removed + by.ids.length;
            long[] newHigh = Arrays.copyOf(high, size);
            int[] newIds = Arrays.copyOf(ids, size);
            int tail = ids.length - at - removed;
            System.arraycopy(high, at + removed, newHigh, size - tail, tail);
            System.arraycopy(ids, at + removed, newIds, size - tail, tail);
            System.arraycopy(by.high, 0, newHigh, at, by.ids.length);
            System.arraycopy(by.ids, 0, newIds, at, by.ids.length);
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

        Branch slice(int from, int to) {
            return new Branch(Arrays.copyOfRange(bounds, from, to), Arrays.copyOfRange(children, from, to));
        }

        /** Like this with the children [at, at+removed) replaced by one, or by two of which the second begins at bound. */
        Branch replace(
                int at, int removed, @Nullable Object first, @Nullable PrefixKey bound, @Nullable Object second) {
            int added = (first == null ? 0 : 1) + (second == null ? 0 : 1);
            int size = children.length - removed + added;
            PrefixKey[] newBounds = Arrays.copyOf(bounds, size);
            Object[] newChildren = Arrays.copyOf(children, size);
            int tail = children.length - at - removed;
            System.arraycopy(bounds, at + removed, newBounds, size - tail, tail);
            System.arraycopy(children, at + removed, newChildren, size - tail, tail);
            if (first != null) {
                newBounds[at] = bounds[at];
                newChildren[at] = first;
            }
            if (second != null && bound != null) {
                newBounds[at + 1] = bound;
                newChildren[at + 1] = second;
            }
            return new Branch(newBounds, newChildren);
        }
    }

    /** What a full node became. */
    private record Split(Object left, PrefixKey bound, Object right) {}

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

    /** Adds a prefix that is not there. Under the lock. */
    void insert(PrefixKey key, int id) {
        Object grown = insert(root, key, id);
        if (grown instanceof Split split) {
            PrefixKey first = new PrefixKey(); // the first child's bound is never looked at
            grown = new Branch(new PrefixKey[] {first, split.bound}, new Object[] {split.left, split.right});
        }
        root = grown;
    }

    private Object insert(Object node, PrefixKey key, int id) {
        if (node instanceof Leaf leaf) {
            int at = -1 - search(leaf, key);
            Leaf grown = leaf.splice(at, 0, new Leaf(new long[] {key.high()}, new int[] {id}));
            footprint.add(grown.octets() - leaf.octets());
            int size = grown.ids.length;
            return size <= FULL
                    ? grown
                    : new Split(grown.slice(0, size / 2), keyOf(grown.ids[size / 2]), grown.slice(size / 2, size));
        }
        Branch branch = (Branch) node;
        int at = branch.indexOf(key);
        Object grown = insert(branch.children[at], key, id);
        if (!(grown instanceof Split split)) {
            CHILD.setRelease(branch.children, at, grown);
            return branch;
        }
        footprint.add(56 + 48);
        Branch wider = branch.replace(at, 1, split.left, split.bound, split.right);
        int size = wider.children.length;
        return size <= FULL
                ? wider
                : new Split(wider.slice(0, size / 2), wider.bounds[size / 2], wider.slice(size / 2, size));
    }

    /** Removes a prefix that is there. Under the lock. */
    void remove(PrefixKey key) {
        Object left = remove(root, key);
        while (left instanceof Branch branch && branch.children.length == 1) {
            left = branch.children[0];
        }
        root = left == null ? new Leaf(new long[0], new int[0]) : left;
    }

    /** The node without the key; null if nothing is left of it. */
    private @Nullable Object remove(Object node, PrefixKey key) {
        if (node instanceof Leaf leaf) {
            Leaf smaller = leaf.splice(search(leaf, key), 1, new Leaf(new long[0], new int[0]));
            footprint.add(smaller.octets() - leaf.octets());
            return smaller.ids.length == 0 ? null : smaller;
        }
        Branch branch = (Branch) node;
        int at = branch.indexOf(key);
        Object left = remove(branch.children[at], key);
        if (left == null) {
            footprint.add(-56 - 48);
            return branch.children.length == 1 ? null : branch.replace(at, 1, null, null, null);
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
        footprint.add(-56 - 48);
        Object one;
        if (left instanceof Leaf a && right instanceof Leaf b) {
            one = a.splice(a.ids.length, 0, b);
        } else {
            one = joined((Branch) left, branch.bounds[from + 1], (Branch) right);
        }
        return branch.replace(from, 2, one, null, null);
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
