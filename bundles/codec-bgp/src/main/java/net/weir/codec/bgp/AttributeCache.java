package net.weir.codec.bgp;

import java.util.Arrays;
import net.weir.codec.bgp.attribute.AttributeJudgement;
import net.weir.codec.bgp.attribute.AttributeMode;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Attribute blocks seen on one lane and what became of them: a two-way set-associative table, the older of the two ways
 * gives way. Confined to the lane; bounded in entries and octets, never grows.
 */
public final class AttributeCache {
    // A tag, from above: 42 bits of hash, 16 bits of cost, 6 bits of mode. With the cost in it an entry can be thrown
    // out
    // without a look at what it holds, which is two cache misses.
    private static final int COST_SHIFT = 6;
    private static final int MOST_COST = 0xffff;
    private static final long COST = (long) MOST_COST << COST_SHIFT;
    private static final long HASH = -1L << 22;
    /** What an entry costs besides its octets, roughly: objects and slots. */
    private static final int OVERHEAD = 64;

    private final long[] tags;
    /** Attributes and judgement of slot n at 2n and 2n+1: both ways of a pair in one cache line. */
    private final @Nullable Object[] values;

    private final int mostOctets;
    private int octets;
    private int sweep;
    private int size;

    /** 65,536 blocks of together at most 16 MiB. */
    public AttributeCache() {
        this(1 << 16, 1 << 24);
    }

    /**
     * @param entries at least 2, rounded up to a power of two
     * @param octets how much memory the blocks may take together, roughly
     */
    public AttributeCache(int entries, int octets) {
        int slots = Integer.highestOneBit(Math.max(2, entries) - 1) << 1;
        tags = new long[slots];
        values = new Object[2 * slots];
        mostOctets = octets;
    }

    /** How many blocks are in it. */
    public int size() {
        return size;
    }

    /** How much memory they take, roughly. */
    public int octets() {
        return octets;
    }

    /** The slot of the block, or -1. */
    int find(byte[] block, int from, int to, long hash, AttributeMode mode) {
        long tag = hash & HASH | mode.code();
        int slot = pair(hash);
        if ((tags[slot] & ~COST) == tag && isSame(slot, block, from, to)) {
            return slot;
        }
        slot++;
        if ((tags[slot] & ~COST) == tag && isSame(slot, block, from, to)) {
            swap(slot);
            return slot - 1;
        }
        return -1;
    }

    /** The attributes in a slot that {@link #find} gave. */
    @Nullable
    PathAttributes attributes(int slot) {
        return (PathAttributes) values[2 * slot];
    }

    /** What is to be said about the block in a slot; null if nothing. */
    @Nullable
    AttributeJudgement judgement(int slot) {
        return (AttributeJudgement) values[2 * slot + 1];
    }

    /** Keeps a block that {@link #find} did not find; one of more than 1/64 of the memory or 64 kB is not kept. */
    void put(
            long hash,
            AttributeMode mode,
            @Nullable PathAttributes attributes,
            @Nullable AttributeJudgement judgement) {
        int cost = cost(attributes, judgement);
        if (cost > Math.min(mostOctets / 64, MOST_COST)) {
            return;
        }
        int slot = pair(hash);
        drop(slot + 1);
        swap(slot + 1);
        while (octets + cost > mostOctets) {
            drop(sweep);
            sweep = sweep + 1 & tags.length - 1;
        }
        tags[slot] = hash & HASH | (long) cost << COST_SHIFT | mode.code();
        values[2 * slot] = attributes;
        values[2 * slot + 1] = judgement;
        octets += cost;
        size++;
    }

    private int pair(long hash) {
        return (int) (hash >>> 33) & tags.length - 2;
    }

    private boolean isSame(int slot, byte[] block, int from, int to) {
        AttributeJudgement judgement = judgement(slot);
        byte[] key = judgement == null ? null : judgement.key();
        if (key != null) {
            return Arrays.equals(key, 0, key.length, block, from, to);
        }
        PathAttributes attributes = attributes(slot);
        return attributes != null && attributes.sameOctets(block, from, to - from);
    }

    /** Exchanges the two ways of a pair. */
    private void swap(int second) {
        int first = second - 1;
        long tag = tags[first];
        tags[first] = tags[second];
        tags[second] = tag;
        for (int i = 0; i < 2; i++) {
            Object value = values[2 * first + i];
            values[2 * first + i] = values[2 * second + i];
            values[2 * second + i] = value;
        }
    }

    private void drop(int slot) {
        if (tags[slot] != 0) {
            octets -= (int) (tags[slot] >>> COST_SHIFT) & MOST_COST;
            size--;
            tags[slot] = 0;
            values[2 * slot] = null;
            values[2 * slot + 1] = null;
        }
    }

    private static int cost(@Nullable PathAttributes attributes, @Nullable AttributeJudgement judgement) {
        byte[] key = judgement == null ? null : judgement.key();
        int findings = judgement == null ? 0 : judgement.findings().length;
        return OVERHEAD
                + (attributes == null ? 0 : attributes.length())
                + (key == null ? 0 : key.length)
                + OVERHEAD * findings;
    }
}
