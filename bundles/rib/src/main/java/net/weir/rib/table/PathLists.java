package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The record ids of prefixes for which a peer has more than one path, in ascending order of path id. A list is never
 * changed but replaced, so that a reader sees all paths of one moment. Written by one lane, read by all without a lock.
 */
final class PathLists {
    private static final int LEAF = 64;
    private static final int LEAF_BITS = 6;
    private static final VarHandle LIST = MethodHandles.arrayElementVarHandle(int[][].class);
    private static final VarHandle LEAVES = MethodHandles.arrayElementVarHandle(int[][][].class);

    private final Footprint footprint;
    private volatile int[][][] leaves = new int[4][][];

    PathLists(Footprint footprint) {
        this.footprint = footprint;
    }

    int @Nullable [] get(int id) {
        int[][][] all = leaves;
        int at = id >>> LEAF_BITS;
        int[][] leaf = at < all.length ? (int[][]) LEAVES.getAcquire(all, at) : null;
        return leaf == null ? null : (int[]) LIST.getAcquire(leaf, id & LEAF - 1);
    }

    /** Replaces a list. On the lane. */
    void set(int id, int[] list) {
        int at = id >>> LEAF_BITS;
        if (at >= leaves.length) {
            leaves = Arrays.copyOf(leaves, Math.max(at + 1, leaves.length * 2));
        }
        int[][] leaf = leaves[at];
        if (leaf == null) {
            leaf = new int[LEAF][];
            footprint.add(Footprint.array(LEAF, 4));
            LEAVES.setRelease(leaves, at, leaf);
        }
        int[] old = leaf[id & LEAF - 1];
        footprint.add(octets(list) - octets(old));
        LIST.setRelease(leaf, id & LEAF - 1, list);
    }

    /** Removes a list that is there, and gives up the leaf if it holds no other. On the lane. */
    void clear(int id) {
        int[][] leaf = leaves[id >>> LEAF_BITS];
        footprint.add(-octets(leaf[id & LEAF - 1]));
        LIST.setRelease(leaf, id & LEAF - 1, (int[]) null);
        for (int[] list : leaf) {
            if (list != null) {
                return;
            }
        }
        LEAVES.setRelease(leaves, id >>> LEAF_BITS, (int[][]) null);
        footprint.add(-Footprint.array(LEAF, 4));
    }

    private static long octets(int @Nullable [] list) {
        return list == null ? 0 : Footprint.array(list.length, 4);
    }

    /** What this took, given back. Once nobody writes. */
    void forget() {
        for (int[][] leaf : leaves) {
            if (leaf != null) {
                footprint.add(-Footprint.array(LEAF, 4));
                for (int[] list : leaf) {
                    footprint.add(-octets(list));
                }
            }
        }
    }
}
