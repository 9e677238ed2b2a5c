package net.weir.codec.bgp;

import java.util.Arrays;
import net.weir.codec.bgp.attribute.AttributeJudgement;
import net.weir.codec.bgp.attribute.AttributeMode;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Attribute blocks seen on one lane and what became of them: a four-way set-associative table, in which a way
 * that was not used lately gives way. Confined to the lane; bounded in entries and octets, never grows.
 */
public final class AttributeCache {
    // A tag, from above: 39 bits of hash, JUDGED, RECENT, 16 bits of cost, 7 bits of mode; 0 is free. Whoever comes for
    // the first time touches the tags, which are small, and of the rest only the one reference that it replaces: each
    // further one would be a cache miss and a barrier of the garbage collector.
    private static final int COST_SHIFT = AttributeMode.CODE_BITS;
    private static final int MOST_COST = 0xffff;
    private static final long COST = (long) MOST_COST << COST_SHIFT;
    /** As many blocks may have the same place. With two, one in ten of 20,000 blocks in 65,536 slots pushes another out. */
    private static final int WAYS = 4;
    /** This way was found or put lately: since the last time when all of its place were. */
    private static final long RECENT = 1L << 23;
    /** There is a judgement. */
    private static final long JUDGED = 1L << 24;

    private static final long HASH = -1L << 25;
    private static final long IDENTITY = ~(COST | RECENT | JUDGED);
    /** What an entry costs besides its octets, roughly: objects and slots. */
    private static final int OVERHEAD = 64;

    private final long[] tags;
    private final @Nullable PathAttributes[] attributes;
    /** Where the tag has {@link #JUDGED}, else null. */
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
     * @param entries at least 4, rounded up to a power of two
     * @param octets how much memory the blocks may take together, roughly
     */
    public AttributeCache(int entries, int octets) {
        int slots = Integer.highestOneBit(Math.max(WAYS, entries) - 1) << 1;
        tags = new long[slots];
        attributes = new PathAttributes[slots];
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
        long identity = hash & HASH | mode.code();
        int place = place(hash);
        for (int slot = place; slot < place + WAYS; slot++) {
            if ((tags[slot] & IDENTITY) == identity && isSame(slot, block, from, to)) {
                use(slot);
                return slot;
            }
        }
        return -1;
    }

    /** The attributes in a slot that {@link #find} gave. */
    @Nullable
    PathAttributes attributes(int slot) {
        return attributes[slot];
    }

    /** What is to be said about the block in a slot; null if nothing. */
    @Nullable
    AttributeJudgement judgement(int slot) {
        return (tags[slot] & JUDGED) == 0 ? null : judgements[slot];
    }

    /** Keeps a block that {@link #find} did not find; one of more than 1/64 of the memory or 64 kB is not kept. */
    void put(long hash, AttributeMode mode, @Nullable PathAttributes set, @Nullable AttributeJudgement judgement) {
        int cost = cost(set, judgement);
        if (cost > Math.min(mostOctets / 64, MOST_COST)) {
            return;
        }
        int slot = leaving(place(hash));
        forget(slot);
        while (octets + cost > mostOctets) {
            drop(sweep);
            sweep = sweep + 1 & tags.length - 1;
        }
        tags[slot] = hash & HASH | (long) cost << COST_SHIFT | mode.code() | (judgement == null ? 0 : JUDGED);
        attributes[slot] = set;
        if (judgement != null) {
            judgements[slot] = judgement;
        }
        use(slot);
        octets += cost;
        size++;
    }

    /** The first of the slots where a block of the hash may be. */
    private int place(long hash) {
        return (int) (hash >>> 33) & tags.length - WAYS;
    }

    /** Which slot of a place is free, or else the first that was not used lately. */
    private int leaving(int place) {
        int leaving = -1;
        for (int slot = place + WAYS - 1; slot >= place; slot--) {
            if (tags[slot] == 0) {
                return slot;
            }
            if ((tags[slot] & RECENT) == 0) {
                leaving = slot;
            }
        }
        return leaving;
    }

    private void use(int slot) {
        if ((tags[slot] & RECENT) != 0) {
            return;
        }
        tags[slot] |= RECENT;
        int place = slot & -WAYS;
        if ((tags[place] & tags[place + 1] & tags[place + 2] & tags[place + 3] & RECENT) != 0) {
            for (int other = place; other < place + WAYS; other++) {
                tags[other] &= other == slot ? -1 : ~RECENT;
            }
        }
    }

    private boolean isSame(int slot, byte[] block, int from, int to) {
        AttributeJudgement judgement = judgement(slot);
        byte[] key = judgement == null ? null : judgement.key();
        if (key != null) {
            return Arrays.equals(key, 0, key.length, block, from, to);
        }
        PathAttributes set = attributes[slot];
        return set != null && set.sameOctets(block, from, to - from);
    }

    private void drop(int slot) {
        forget(slot);
        attributes[slot] = null;
    }

    /** Frees the slot but for its attributes, which the caller replaces. */
    private void forget(int slot) {
        long tag = tags[slot];
        if (tag != 0) {
            octets -= (int) (tag >>> COST_SHIFT) & MOST_COST;
            size--;
            tags[slot] = 0;
            if ((tag & JUDGED) != 0) {
                judgements[slot] = null;
            }
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
