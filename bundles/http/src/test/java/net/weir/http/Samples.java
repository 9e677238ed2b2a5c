package net.weir.http;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.IpAddress;
import net.weir.model.LargeCommunity;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.query.RibQuery.Route;
import net.weir.query.RibQuery.Status;

/** Routers, peers, attribute sets and routes for tests. */
final class Samples {
    static final long RECEIVED = 1_700_000_000_000_000L;
    static final RouterKey ROUTER_KEY = new RouterKey("edge1", IpAddress.parse("198.51.100.1"), "r1");
    static final Router ROUTER =
            new Router(ROUTER_KEY, IpAddress.parse("198.51.100.1"), 40000, "r1", "a <b>\"router\"</b>\n", List.of());
    static final Peer ONE = peer(1, "192.0.2.1", 64496, View.ADJ_RIB_IN_PRE);
    static final Peer TWO = peer(2, "192.0.2.2", 64497, View.ADJ_RIB_IN_POST);

    private Samples() {}

    static Peer peer(int id, String address, long asn, View view) {
        return new Peer(
                id,
                1,
                PeerKey.global(ROUTER_KEY, IpAddress.parse(address), view),
                new Peer.Facts(new Asn(asn), IpAddress.parse("192.0.2.255"), null, false));
    }

    /** ORIGIN igp, an AS_PATH of one sequence, NEXT_HOP. */
    static Attributes attributes(long... path) {
        return new Attributes().path(path);
    }

    static Route route(Peer peer, PathAttributes attributes) {
        return new Route(peer, false, 0, attributes, Status.ACTIVE, false, 0, RECEIVED);
    }

    /** Builds canonical octets; to be called in ascending order of type. */
    static final class Attributes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Attributes() {
            add(0x40, AttributeType.ORIGIN, 0);
        }

        private Attributes path(long... asns) {
            int[] value = new int[asns.length == 0 ? 0 : 2 + 4 * asns.length];
            if (asns.length > 0) {
                value[0] = 2;
                value[1] = asns.length;
            }
            for (int i = 0; i < asns.length; i++) {
                u32(value, 2 + 4 * i, asns[i]);
            }
            return add(0x40, AttributeType.AS_PATH, value).add(0x40, AttributeType.NEXT_HOP, 192, 0, 2, 1);
        }

        Attributes community(int bits) {
            int[] value = new int[4];
            u32(value, 0, bits);
            return add(0xc0, AttributeType.COMMUNITIES, value);
        }

        Attributes large(LargeCommunity community) {
            int[] value = new int[12];
            u32(value, 0, community.globalAdministrator());
            u32(value, 4, community.data1());
            u32(value, 8, community.data2());
            return add(0xc0, AttributeType.LARGE_COMMUNITIES, value);
        }

        Attributes otc(long asn) {
            int[] value = new int[4];
            u32(value, 0, asn);
            return add(0xc0, AttributeType.ONLY_TO_CUSTOMER, value);
        }

        private static void u32(int[] value, int at, long number) {
            for (int i = 0; i < 4; i++) {
                value[at + i] = (int) (number >>> 24 - 8 * i) & 0xff;
            }
        }

        private Attributes add(int flags, int type, int... value) {
            out.write(flags);
            out.write(type);
            out.write(value.length);
            for (int octet : value) {
                out.write(octet);
            }
            return this;
        }

        PathAttributes build() {
            return PathAttributes.ofCanonical(out.toByteArray());
        }
    }
}
