package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One int for each prefix id, 0 where nothing was set, in leaves of 64 and groups of 4096: a peer with few routes takes
 * little. Written by one lane, read by all without a lock.
 */
final class Cells {
    static final int LEAF = 64;
    private static final int LEAF_BITS = 6;
    private static final int GROUP_BITS = 12;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle LEAVES = MethodHandles.arrayElementVarHandle(int[][].class);
    private static final VarHandle GROUPS = MethodHandles.arrayElementVarHandle(int[][][].class);
    private static final long LEAF_OCTETS = Footprint.array(LEAF, 4);
    private static final long GROUP_OCTETS = Footprint.array(LEAF, 4);

    private final Footprint footprint;
    private volatile int[][][] groups = new int[4][][];

    Cells(Footprint footprint) {
        this.footprint = footprint;
    }

    private int @Nullable [] leaf(int id) {
        int[][][] all = groups;
        int group = id >>> GROUP_BITS;
        int[][] leaves = group < all.length ? (int[][]) GROUPS.getAcquire(all, group) : null;
        return leaves == null ? null : (int[]) LEAVES.getAcquire(leaves, id >>> LEAF_BITS & LEAF - 1);
    }

    int get(int id) {
        int[] leaf = leaf(id);
        return leaf == null ? 0 : (int) CELL.getAcquire(leaf, id & LEAF - 1);
    }

    /** Sets a cell to a value other than 0. On the lane. */
    void set(int id, int value) {
        int[] leaf = leaf(id);
        CELL.setRelease(leaf == null ? addLeaf(id) : leaf, id & LEAF - 1, value);
    }

    private int[] addLeaf(int id) {
        int group = id >>> GROUP_BITS;
        if (group >= groups.length) {
            groups = Arrays.copyOf(groups, Math.max(group + 1, groups.length * 2));
        }
        int[][] leaves = groups[group];
        if (leaves == null) {
            leaves = new int[LEAF][];
            footprint.add(GROUP_OCTETS);
            GROUPS.setRelease(groups, group, leaves);
        }
        int[] leaf = new int[LEAF];
        footprint.add(LEAF_OCTETS);
        LEAVES.setRelease(leaves, id >>> LEAF_BITS & LEAF - 1, leaf);
        return leaf;
    }

    /** Sets a cell to 0, and gives up the leaf and the group that hold nothing else. On the lane. */
    void clear(int id) {
        int[] leaf = leaf(id);
        if (leaf == null) {
            return;
        }
        CELL.setRelease(leaf, id & LEAF - 1, 0);
        for (int value : leaf) {
            if (value != 0) {
                return;
            }
        }
        int[][] leaves = groups[id >>> GROUP_BITS];
        LEAVES.setRelease(leaves, id >>> LEAF_BITS & LEAF - 1, (int[]) null);
        footprint.add(-LEAF_OCTETS);
        for (int[] other : leaves) {
            if (other != null) {
                return;
            }
        }
        GROUPS.setRelease(groups, id >>> GROUP_BITS, (int[][]) null);
        footprint.add(-GROUP_OCTETS);
    }

    /** The least id from {@code from} on whose cell is set, or -1. */
    int next(int from) {
        int[][][] all = groups;
        long id = from;
        while (id >>> GROUP_BITS < all.length) {
            int[][] leaves = (int[][]) GROUPS.getAcquire(all, (int) (id >>> GROUP_BITS));
            if (leaves == null) {
                id = (id >>> GROUP_BITS) + 1 << GROUP_BITS;
                continue;
            }
            int[] leaf = (int[]) LEAVES.getAcquire(leaves, (int) id >>> LEAF_BITS & LEAF - 1);
            if (leaf == null || (int) CELL.getAcquire(leaf, (int) id & LEAF - 1) == 0) {
                id = leaf == null ? (id >>> LEAF_BITS) + 1 << LEAF_BITS : id + 1;
                continue;
            }
            return (int) id;
        }
        return -1;
    }

    /** What this took, given back. Once nobody writes. */
    void forget() {
        for (int[][] leaves : groups) {
            if (leaves != null) {
                footprint.add(-GROUP_OCTETS);
                for (int[] leaf : leaves) {
                    footprint.add(leaf == null ? 0 : -LEAF_OCTETS);
                }
            }
        }
    }
}
