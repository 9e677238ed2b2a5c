package net.weir.generator;

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

/**
 * A table cut into groups of prefixes that share their attributes. Pure: a group's prefixes follow from its number, its
 * attributes from seed, peer, number and generation.
 */
final class InventedTable {
    /** Prefixes in a group, as a real table's UPDATE holds on average. */
    static final int GROUP = 6;

    private static final int FIRST_AS = 64_496;
    private static final int AS_COUNT = 16;

    private final long seed;

    InventedTable(long seed) {
        this.seed = seed;
    }

    /** The prefixes of a group; every fourth group is IPv6. */
    NlriBlock routes(int group) {
        Prefix[] prefixes = new Prefix[GROUP];
        for (int i = 0; i < GROUP; i++) {
            int number = group * GROUP + i;
            prefixes[i] = isV6(group)
                    ? new Prefix(IpAddress.ofV6(0xfd00L << 48 | (long) number << 16, 0), 48)
                    : new Prefix(IpAddress.ofV4(10 << 24 | number << 8), 24);
        }
        return isV6(group) ? Ipv6Nlri.of(prefixes) : Ipv4Nlri.of(prefixes);
    }

    static boolean isV6(int group) {
        return group % 4 == 3;
    }

    /** @param generation rises each time the peer changes its mind about the group */
    PathAttributes attributes(int peer, int group, int generation) {
        SplittableRandom random =
                new SplittableRandom(seed ^ peer * 31L ^ (long) group << 20 ^ (long) generation << 44);
        long[] path = new long[2 + random.nextInt(4)];
        path[0] = InventedRouter.peerAs(peer);
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
        return isV6(group)
                ? builder.nextHop(
                                Family.IPV6_UNICAST,
                                new NextHop(IpAddress.ofV6(0x20010db8_00000000L, 1 + peer), null, null))
                        .build()
                : builder.nextHop(v4).build();
    }
}
