package net.weir.rib;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.weir.event.RouteUpdate;
import net.weir.event.RouteUpdateBuilder;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** Peers, prefixes and attributes for tests. Stateless. */
final class Samples {
    private Samples() {}

    static Router router(int number) {
        IpAddress address = IpAddress.parse("198.51.100." + number);
        return new Router(new RouterKey("edge1", address, "r" + number), address, 0, "r" + number, null, List.of());
    }

    /** A peer of router {@code id % 2}. */
    static Peer peer(int id, int epoch) {
        PeerKey key = PeerKey.global(router(id % 2).key(), IpAddress.ofV4(0xC0000200 + id), View.ADJ_RIB_IN_PRE);
        return new Peer(id, epoch, key, new Peer.Facts(new Asn(64496 + id), IpAddress.ofV4(id), null, false));
    }

    /** A set that holds nothing but this MULTI_EXIT_DISC. */
    static PathAttributes med(long med) {
        byte[] octets = {(byte) 0x80, 4, 4, (byte) (med >>> 24), (byte) (med >>> 16), (byte) (med >>> 8), (byte) med};
        return PathAttributes.ofCanonical(octets);
    }

    /** A set with this AS path, all in one sequence, and this MULTI_EXIT_DISC. */
    static PathAttributes path(long med, long... asns) {
        ByteBuffer octets = ByteBuffer.allocate(12 + 4 * asns.length);
        octets.put((byte) 0x40).put((byte) 2).put((byte) (2 + 4 * asns.length));
        octets.put((byte) 2).put((byte) asns.length);
        for (long asn : asns) {
            octets.putInt((int) asn);
        }
        octets.put((byte) 0x80).put((byte) 4).put((byte) 4).putInt((int) med);
        return PathAttributes.ofCanonical(octets.array());
    }

    /** A set of these octets in hex. */
    static PathAttributes set(String hex) {
        return PathAttributes.ofCanonical(Bytes.ofHex(hex.replace(" ", "")).toArray());
    }

    static List<Prefix> prefixes(String... texts) {
        return Arrays.stream(texts).map(Prefix::parse).toList();
    }

    /** A block of prefixes of the family; {@code pathIds} null: without ADD-PATH. */
    static NlriBlock block(Family family, List<Prefix> prefixes, int @Nullable [] pathIds) {
        Prefix[] array = prefixes.toArray(Prefix[]::new);
        if (family.afi() == 1) {
            long[] keys = Stream.of(array).mapToLong(Ipv4Nlri::key).toArray();
            return new Ipv4Nlri(family, keys, pathIds);
        }
        Ipv6Nlri v6 = Ipv6Nlri.of(array);
        long[] high = new long[array.length];
        long[] low = new long[array.length];
        byte[] length = new byte[array.length];
        for (int i = 0; i < array.length; i++) {
            high[i] = v6.high(i);
            low[i] = v6.low(i);
            length[i] = (byte) v6.length(i);
        }
        return new Ipv6Nlri(family, high, low, length, pathIds);
    }

    static NlriBlock block(Family family, List<Prefix> prefixes) {
        return block(family, prefixes, null);
    }

    static RouteUpdate announce(Peer peer, long received, PathAttributes attributes, NlriBlock routes) {
        return RouteUpdate.of(peer, received, routes.family(), null, routes, attributes);
    }

    static RouteUpdate withdraw(Peer peer, long received, NlriBlock routes) {
        return RouteUpdate.of(peer, received, routes.family(), routes, null, null);
    }

    static RouteUpdate withdraw(Peer peer, long received, NlriBlock routes, RouteUpdate.Cause cause) {
        return new RouteUpdateBuilder()
                .from(peer, 0, received)
                .family(routes.family())
                .withdrawn(routes)
                .cause(cause)
                .build();
    }

    /** The prefix of one NLRI. */
    static Prefix prefix(NlriBlock block, int index) {
        return Prefix.parse(block.text(index));
    }
}
