package net.weir.generator;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.model.Community;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * A table cut into groups of prefixes that share their attributes. Pure: a group's prefixes follow from its number, its
 * attributes from seed, peer, number and generation.
 */
final class InventedTable {
    /** Prefixes in a group, as a real table's UPDATE holds on average. */
    static final int GROUP = 6;

    private static final int FIRST_AS = 64_496;
    private static final int AS_COUNT = 16;
    /** Prefixes of 10.0.0.0/8 with a length of 24; the next million have 28, the rest 32. */
    private static final int OF_LENGTH_24 = 1 << 16;

    private static final int OF_LENGTH_28 = 1 << 20;

    private final long seed;
    private final int routes;
    private final int groupSize;

    /**
     * @param routes in all
     * @param groupSize of all groups but the last
     */
    InventedTable(long seed, int routes, int groupSize) {
        this.seed = seed;
        this.routes = routes;
        this.groupSize = groupSize;
    }

    int groups() {
        return (routes + groupSize - 1) / groupSize;
    }

    int size(int group) {
        return Math.min(groupSize, routes - group * groupSize);
    }

    /**
     * The prefixes of a group; every fourth group is IPv6.
     *
     * @param pathId 0 for routes without one
     */
    NlriBlock routes(int group, int pathId) {
        int[] pathIds = pathId == 0 ? null : new int[size(group)];
        if (pathIds != null) {
            Arrays.fill(pathIds, pathId);
        }
        return isV6(group) ? v6(group, pathIds) : v4(group, pathIds);
    }

    private NlriBlock v6(int group, int @Nullable [] pathIds) {
        long[] high = new long[size(group)];
        byte[] lengths = new byte[high.length];
        for (int i = 0; i < high.length; i++) {
            high[i] = 0xfd00L << 48 | (long) (group * groupSize + i) << 16;
            lengths[i] = 48;
        }
        return new Ipv6Nlri(Family.IPV6_UNICAST, high, new long[high.length], lengths, pathIds);
    }

    private NlriBlock v4(int group, int @Nullable [] pathIds) {
        long[] keys = new long[size(group)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Ipv4Nlri.key(v4(group * groupSize + i));
        }
        return new Ipv4Nlri(Family.IPV4_UNICAST, keys, pathIds);
    }

    private static Prefix v4(int number) {
        if (number < OF_LENGTH_24) {
            return new Prefix(IpAddress.ofV4(10 << 24 | number << 8), 24);
        }
        int further = number - OF_LENGTH_24;
        return further < OF_LENGTH_28
                ? new Prefix(IpAddress.ofV4(10 << 24 | further << 4), 28)
                : new Prefix(IpAddress.ofV4(10 << 24 | further - OF_LENGTH_28), 32);
    }

    static boolean isV6(int group) {
        return group % 4 == 3;
    }

    /**
     * @param peer its number, from which its AS and next hop follow
     * @param generation rises each time the peer changes its mind about the group
     */
    PathAttributes attributes(int peer, int group, int generation, boolean v6) {
        SplittableRandom random =
                new SplittableRandom(seed ^ peer * 31L ^ (long) group << 20 ^ (long) generation << 44);
        long[] path = new long[2 + random.nextInt(4)];
        path[0] = InventedPeer.asn(peer);
        for (int i = 1; i < path.length; i++) {
            path[i] = FIRST_AS + random.nextInt(AS_COUNT);
        }
        AttributesBuilder builder = new AttributesBuilder()
                .origin(random.nextInt(10) == 0 ? Origin.INCOMPLETE : Origin.IGP)
                .asPath(path);
        if (random.nextInt(3) > 0) {
            builder.communities(List.of(new Community((int) path[0] << 16 | random.nextInt(1_000))));
        }
        IpAddress v4 = IpAddress.ofV4(192 << 24 | 2 << 8 | 1 + peer % 250);
        return v6
                ? builder.nextHop(
                                Family.IPV6_UNICAST,
                                new NextHop(IpAddress.ofV6(0x20010db8_00000000L, 1 + peer), null, null))
                        .build()
                : builder.nextHop(v4).build();
    }
}
