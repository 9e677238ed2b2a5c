package net.weir.model;

import org.jspecify.annotations.Nullable;

/**
 * The NLRI of one family in one message, as parallel primitive arrays. The arrays belong to the block: whoever builds it
 * gives them away, nobody writes them afterwards.
 */
public abstract sealed class NlriBlock permits Ipv4Nlri, Ipv6Nlri, OpaqueNlri {
    private final Family family;
    private final int @Nullable [] pathIds;

    NlriBlock(Family family, int count, int @Nullable [] pathIds) {
        if (pathIds != null && pathIds.length != count) {
            throw new IllegalArgumentException(pathIds.length + " path ids for " + count + " NLRI");
        }
        this.family = family;
        this.pathIds = pathIds;
    }

    public final Family family() {
        return family;
    }

    /** How many NLRI, at least 0. */
    public abstract int count();

    /** True if the sender negotiated ADD-PATH for this family (RFC 7911), so that path ids count. */
    public final boolean hasPathIds() {
        return pathIds != null;
    }

    /** The path id as unsigned 32 bits; 0 without ADD-PATH. */
    public final int pathId(int index) {
        return pathIds == null ? 0 : pathIds[index];
    }

    /** The path ids themselves, not to be written; null without ADD-PATH. */
    public final int @Nullable [] pathIds() {
        return pathIds;
    }

    /** The operator's form of one NLRI, without the path id. */
    public abstract String text(int index);

    /** A value that equals the one of the same NLRI in another block of the family, without the path id. */
    public abstract Object identity(int index);

    /** The NLRI at {@code indexes[0..count)} as a block of their own, in that order. */
    public abstract NlriBlock select(int[] indexes, int count);

    final int @Nullable [] selectPathIds(int[] indexes, int count) {
        if (pathIds == null) {
            return null;
        }
        int[] selected = new int[count];
        for (int i = 0; i < count; i++) {
            selected[i] = pathIds[indexes[i]];
        }
        return selected;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder().append(family).append('[');
        for (int i = 0; i < count() && i < 20; i++) {
            out.append(i == 0 ? "" : " ").append(text(i));
            if (pathIds != null) {
                out.append('#').append(Integer.toUnsignedString(pathIds[i]));
            }
        }
        return out.append(count() > 20 ? " …" : "").append(']').toString();
    }
}
