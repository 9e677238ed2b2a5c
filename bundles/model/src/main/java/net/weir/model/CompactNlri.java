package net.weir.model;

import org.jspecify.annotations.Nullable;

/**
 * How the NLRI of an event are held: IPv4 unicast without path ids, by far the most of all, as nothing but its keys, all else
 * as the {@link NlriBlock} that it is. A block is made of such keys when somebody asks for it (ADR 33).
 */
public final class CompactNlri {
    private CompactNlri() {}

    /** The compact form of a block. */
    public static Object of(NlriBlock block) {
        return block instanceof Ipv4Nlri prefixes
                        && !block.hasPathIds()
                        && block.family().equals(Family.IPV4_UNICAST)
                ? prefixes.keys()
                : block;
    }

    /**
     * The block of a compact form.
     *
     * @throws ClassCastException if it is none
     */
    public static NlriBlock block(Object compact) {
        return compact instanceof long[] keys ? new Ipv4Nlri(Family.IPV4_UNICAST, keys, null) : (NlriBlock) compact;
    }

    /** How many NLRI there are; 0 for null. */
    public static int count(@Nullable Object compact) {
        return compact instanceof long[] keys ? keys.length : compact == null ? 0 : ((NlriBlock) compact).count();
    }

    /** Their family. */
    public static Family family(Object compact) {
        return compact instanceof NlriBlock block ? block.family() : Family.IPV4_UNICAST;
    }
}
