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
    /** The lower bits of a tag are the mode, the others the hash. */
    private static final int MODE = 63;
    /** What an entry costs besides its octets, roughly: objects and slots. */
    private static final int OVERHEAD = 64;

    private final long[] tags;
    private final @Nullable PathAttributes[] sets;
    private final @Nullable AttributeJudgement[] judgements;
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
        sets = new PathAttributes[slots];
        judgements = new AttributeJudgement[slots];
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
        long tag = hash & ~MODE | mode.code();
        int slot = pair(hash);
        if (tags[slot] == tag && isSame(slot, block, from, to)) {
            return slot;
        }
        slot++;
        if (tags[slot] == tag && isSame(slot, block, from, to)) {
            swap(slot);
            return slot - 1;
        }
        return -1;
    }

    /** The attributes in a slot that {@link #find} gave. */
    @Nullable
    PathAttributes attributes(int slot) {
        return sets[slot];
    }

    /** What is to be said about the block in a slot; null if nothing. */
    @Nullable
    AttributeJudgement judgement(int slot) {
        return judgements[slot];
    }

    /** Keeps a block that {@link #find} did not find; one of more than 1/64 of the memory is not kept. */
    void put(
            long hash,
            AttributeMode mode,
            @Nullable PathAttributes attributes,
            @Nullable AttributeJudgement judgement) {
        int cost = cost(attributes, judgement);
        if (cost > mostOctets / 64) {
            return;
        }
        int slot = pair(hash);
        drop(slot + 1);
        swap(slot + 1);
        while (octets + cost > mostOctets) {
            drop(sweep);
            sweep = sweep + 1 & tags.length - 1;
        }
        tags[slot] = hash & ~MODE | mode.code();
        sets[slot] = attributes;
        judgements[slot] = judgement;
        octets += cost;
        size++;
    }

    private int pair(long hash) {
        return (int) (hash >>> 33) & tags.length - 2;
    }

    private boolean isSame(int slot, byte[] block, int from, int to) {
        AttributeJudgement judgement = judgements[slot];
        byte[] key = judgement == null ? null : judgement.key();
        if (key != null) {
            return Arrays.equals(key, 0, key.length, block, from, to);
        }
        PathAttributes attributes = sets[slot];
        return attributes != null && attributes.sameOctets(block, from, to - from);
    }

    /** Exchanges the two ways of a pair. */
    private void swap(int second) {
        int first = second - 1;
        long tag = tags[first];
        PathAttributes set = sets[first];
        AttributeJudgement judgement = judgements[first];
        tags[first] = tags[second];
        sets[first] = sets[second];
        judgements[first] = judgements[second];
        tags[second] = tag;
        sets[second] = set;
        judgements[second] = judgement;
    }

    private void drop(int slot) {
        if (tags[slot] != 0) {
            octets -= cost(sets[slot], judgements[slot]);
            size--;
            tags[slot] = 0;
            sets[slot] = null;
            judgements[slot] = null;
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
