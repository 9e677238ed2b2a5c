package net.weir.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.weir.model.Asn;
import net.weir.model.Aspa;
import net.weir.model.AttributeBytes;
import net.weir.model.AttributeType;
import net.weir.model.BgpsecKey;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.Problem;
import net.weir.model.RouteScope;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.Tags;
import net.weir.model.Value;
import net.weir.model.View;
import net.weir.model.Vrp;
import org.jspecify.annotations.Nullable;

/** One or more events of every kind, the same ones every time: what golden files are made of. */
public final class SampleEvents {
    private static final long T = 1_795_230_900_123_456L; // 2026-11-21T03:15:00.123456Z
    private static final long OBSERVED = T - 1_000_001;
    private static final RouterKey EDGE = new RouterKey("edge1", IpAddress.parse("192.0.2.1"), "r1");
    private static final Router ROUTER = new Router(
            EDGE,
            IpAddress.parse("192.0.2.1"),
            4711,
            "r1",
            "Example OS \"7\"\r\n\u001b[31mred\u009b",
            List.of("rack 4", "tab\there"));

    public static final Peer PEER = new Peer(
            3,
            1,
            PeerKey.global(EDGE, IpAddress.parse("192.0.2.9"), View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64496), IpAddress.parse("192.0.2.9"), null, false));
    public static final Peer VPN = new Peer(
            4,
            2,
            new PeerKey(
                    new RouterKey("edge1", null, "r2"),
                    PeerKey.RD,
                    0x0000_FDE8_0000_0001L,
                    IpAddress.parse("fe80::9"),
                    View.ADJ_RIB_OUT_POST,
                    new PeerKey.LinkLocal(
                            IpAddress.parse("fe80::1"), new Asn(4_200_000_000L), IpAddress.parse("198.51.100.9"))),
            new Peer.Facts(new Asn(4_200_000_000L), IpAddress.parse("198.51.100.9"), "blue", false));
    public static final Peer LOC_RIB = new Peer(
            5,
            1,
            new PeerKey(
                    new RouterKey("edge1", IpAddress.parse("2001:db8::1"), null),
                    PeerKey.LOC_RIB,
                    0,
                    null,
                    View.LOC_RIB,
                    null),
            new Peer.Facts(new Asn(64500), IpAddress.parse("192.0.2.1"), "", true));
    public static final Peer LOCAL = new Peer(
            6,
            1,
            new PeerKey(EDGE, PeerKey.LOCAL, 0xabcdL, IpAddress.parse("192.0.2.10"), View.ADJ_RIB_IN_POST, null),
            new Peer.Facts(new Asn(64497), IpAddress.parse("192.0.2.10"), null, false));

    public static final NlriBlock V4 = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"), Prefix.parse("0.0.0.0/0"));
    public static final NlriBlock V4_PATHS = new Ipv4Nlri(
            Family.IPV4_UNICAST, new long[] {Ipv4Nlri.key(Prefix.parse("198.51.100.128/25"))}, new int[] {-1});
    public static final NlriBlock V6 = Ipv6Nlri.of(Prefix.parse("2001:db8::/32"), Prefix.parse("2001:db8:0:1::/64"));
    public static final NlriBlock EVPN =
            new OpaqueNlri(Family.of(25, 70), Bytes.ofHex("030b00aabb").toArray(), new int[] {0, 5}, null);

    /** What most routes carry. */
    public static final PathAttributes USUAL = new AttributeBytes()
            .origin(0)
            .asPath(64496, 64497)
            .nextHop("192.0.2.9")
            .u32(AttributeType.MULTI_EXIT_DISC, 0)
            .u32(AttributeType.LOCAL_PREF, 100)
            .communities("64496:100", "NO_EXPORT")
            .build();
    /** One of everything. */
    public static final PathAttributes RICH = new AttributeBytes()
            .origin(2)
            .hex(AttributeType.AS_PATH, "03010000fde90201fa56ea0001020000fbf20000fbf3")
            .hex(AttributeType.ATOMIC_AGGREGATE, "")
            .hex(AttributeType.AGGREGATOR, "0000fbf1c0000202")
            .hex(AttributeType.ORIGINATOR_ID, "c0000203")
            .hex(AttributeType.CLUSTER_LIST, "c0000204c0000205")
            .mpReach(
                    Family.IPV6_UNICAST,
                    Bytes.ofHex("20010db8000000000000000000000001fe800000000000000000000000000002")
                            .toArray())
            .hex(AttributeType.EXTENDED_COMMUNITIES, "0002fbf0000000640103c00002010007030c000000000008")
            .hex(
                    AttributeType.IPV6_EXTENDED_COMMUNITIES,
                    "000220010db8000000000000000000000001000a" + "400b20010db80000000000000000000000010001")
            .hex(AttributeType.LARGE_COMMUNITIES, "0000fbf00000000100000002")
            .u32(AttributeType.ONLY_TO_CUSTOMER, 64499)
            .hex(AttributeType.ATTR_SET, "0000fbf0400101")
            .raw(0xc0, 200, (byte) 0xca, (byte) 0xfe)
            .build();

    private SampleEvents() {}

    /** In an order that a feed might have them. */
    public static List<Event> all() {
        List<Event> all = new ArrayList<>();
        all.add(new RouterUp(T, ROUTER, false));
        all.add(new RouterUp(
                T, new Router(LOC_RIB.key().router(), IpAddress.parse("2001:db8::1"), 0, null, null, List.of()), true));
        all.add(peerUp());
        all.add(new PeerUp(VPN, 0, T, PeerUp.Session.UNKNOWN, true));
        routes(all);
        all.add(new EndOfRib(PEER, OBSERVED, T, Family.IPV4_UNICAST, false));
        all.add(new EndOfRib(LOC_RIB, 0, T, Family.of(25, 70), true));
        all.add(new RouteRefresh(PEER, OBSERVED, T, Family.IPV6_UNICAST, 1));
        reports(all);
        RouteScope scope = new RouteScope(Set.of(Family.IPV4_UNICAST), List.of(Prefix.parse("192.0.2.0/24")), Set.of());
        all.add(new ResyncBegin(T, "main", new ResyncId(4711), 1, scope, List.of(1, 7)));
        all.add(new ResyncEnd(T, "main", new ResyncId(4711), 1, false));
        plugins(all);
        downs(all);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).stamp(1, i + 1);
        }
        all.get(all.size() - 1).stampAgain(7, 1L << 40, 2);
        payloads(all);
        return all;
    }

    /** Came with version 2 of segments: behind all others, so that those keep their places. */
    private static void payloads(List<Event> all) {
        VrpChange.Payloads added = new VrpChange.Payloads(
                List.of(
                        new Vrp(Prefix.parse("203.0.113.0/24"), 24, new Asn(64496)),
                        new Vrp(Prefix.parse("2001:db8::/32"), 48, new Asn(0))),
                List.of(new Aspa(new Asn(64497), List.of(new Asn(64499), new Asn(64498)))),
                List.of(new BgpsecKey(Bytes.ofHex("ab".repeat(20)), new Asn(4_200_000_000L), Bytes.ofHex("3059"))));
        VrpChange.Payloads removed =
                new VrpChange.Payloads(List.of(), List.of(new Aspa(new Asn(64500), List.of())), List.of());
        all.add(new VrpChange(T, "cache \"1\"", 0xffff_ffffL, true, added, VrpChange.Payloads.NONE));
        all.add(new VrpChange(T, "cache \"1\"", 0, false, added, removed));
        all.add(update(
                PEER,
                Family.IPV4_UNICAST,
                null,
                V4,
                USUAL.withTags(Tags.of(Map.of("rpki", "invalid", "note", "a \"b\" \u20ac"))),
                RouteUpdate.Cause.PEER,
                0,
                1));
        for (int i = all.size() - 3; i < all.size(); i++) {
            all.get(i).stamp(1, 1_000 + i);
        }
    }

    private static PeerUp peerUp() {
        Bytes open = Bytes.ofHex("ff".repeat(16) + "001d0104fbf000b4c000020900");
        PeerUp.Session session = new PeerUp.Session(
                IpAddress.parse("192.0.2.1"), 179, 40_000, open, open, List.of("up again"), List.of("transit"));
        return new PeerUp(PEER, OBSERVED, T, session, false);
    }

    private static void routes(List<Event> all) {
        all.add(update(PEER, Family.IPV4_UNICAST, null, V4, USUAL, RouteUpdate.Cause.PEER, 0, 1));
        all.add(update(PEER, Family.IPV4_UNICAST, V4, V4_PATHS, RICH, RouteUpdate.Cause.FILTERED, 7, 2));
        all.add(update(VPN, Family.IPV6_UNICAST, V6, null, null, RouteUpdate.Cause.TREAT_AS_WITHDRAW, 0, 1));
        all.add(update(LOCAL, Family.of(25, 70), null, EVPN, USUAL, RouteUpdate.Cause.PEER, 0, 1));
        all.add(change(V4, new @Nullable PathAttributes[] {null, RICH}, USUAL, RouteChange.Cause.PEER, 1));
        all.add(change(V4_PATHS, new @Nullable PathAttributes[] {USUAL}, null, RouteChange.Cause.STALE_SWEPT, 2));
        all.add(change(V6, new @Nullable PathAttributes[] {null, null}, RICH, RouteChange.Cause.SNAPSHOT, 0));
    }

    private static RouteUpdate update(
            Peer peer,
            Family family,
            @Nullable NlriBlock withdrawn,
            @Nullable NlriBlock announced,
            @Nullable PathAttributes set,
            RouteUpdate.Cause cause,
            int flags,
            int parts) {
        return new RouteUpdateBuilder()
                .from(peer, OBSERVED, T)
                .family(family)
                .withdrawn(withdrawn)
                .announced(announced, set)
                .cause(cause)
                .flags(flags)
                .message(77)
                .part(1, parts)
                .build();
    }

    private static RouteChange change(
            NlriBlock routes,
            @Nullable PathAttributes[] before,
            @Nullable PathAttributes after,
            RouteChange.Cause cause,
            long version) {
        return new RouteChange(PEER, 0, T, routes, before, after, cause, version);
    }

    private static void reports(List<Event> all) {
        all.add(new StatsReport(
                PEER,
                OBSERVED,
                T,
                List.of(
                        new StatsReport.Statistic(7, null, 900_000, Bytes.ofHex("00000000000dbba0")),
                        new StatsReport.Statistic(9, Family.IPV4_UNICAST, -1, Bytes.ofHex("000101ffffffffffffffff")),
                        new StatsReport.Statistic(60_000, null, 0, Bytes.EMPTY))));
        all.add(new RouteMirror(PEER, OBSERVED, T, List.of(Bytes.ofHex("ff".repeat(16) + "001304")), List.of(0, 1)));
        Problem damage = new Problem(
                "ORIGIN of 2 octets",
                "RFC 7606 section 7.1",
                Problem.Action.TREATED_AS_WITHDRAW,
                30,
                Bytes.ofHex("40"));
        all.add(new Malformed(PEER, OBSERVED, T, damage, Family.IPV4_UNICAST));
        Problem lost = new Problem(
                "lengths do not close", "RFC 4271 section 4.3", Problem.Action.MESSAGE_SKIPPED, 0, Bytes.EMPTY);
        all.add(new Malformed(null, 0, T, lost, null));
        all.add(new Gap(T, List.of(1, 2), List.of(Family.IPV4_UNICAST), 12, "spill-full"));
        all.add(new Gap(T, List.of(), List.of(), 1, "stage-faulted"));
    }

    private static void plugins(List<Event> all) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("z", new Value.Nothing());
        fields.put("a", new Value.Bool(true));
        fields.put("n", new Value.Int(-9_007_199_254_740_993L));
        fields.put("x", new Value.Real(0.1));
        fields.put("none", new Value.Real(Double.NaN));
        fields.put("octets", new Value.Binary(Bytes.ofHex("cafe")));
        fields.put(
                "a \"name\"",
                new Value.Many(List.of(new Value.Text("\ud83d\ude00 \ud83d"), new Value.Many(List.of()))));
        all.add(new TopicRecord(PEER, OBSERVED, T, "custom", new Value.Fields(fields)));
        all.add(new TopicRecord(null, 0, T, "plain", new Value.Text("")));
        all.add(new ExtensionEvent(VPN, 0, T, "org.example.flow", 3, new Value.Fields(Map.of())));
    }

    private static void downs(List<Event> all) {
        String shutdown = Bytes.copyOf("maintenance".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .toString();
        Bytes cease = Bytes.ofHex("ff".repeat(16) + "002103" + "06020b" + shutdown);
        all.add(new PeerDown(PEER, OBSERVED, T, PeerDown.Reason.REMOTE_NOTIFICATION, 3, cease));
        all.add(new PeerDown(VPN, 0, T, PeerDown.Reason.FEED_LOST, 0, Bytes.EMPTY));
        all.add(routesGone(
                PEER,
                List.of(change(
                        V4, new @Nullable PathAttributes[] {USUAL, RICH}, null, RouteChange.Cause.PEER_DOWN, 3))));
        all.add(new RouterDown(T, ROUTER, RouterDown.Cause.TERMINATION, "administratively closed", 0));
        all.add(new RouterDown(T, ROUTER, RouterDown.Cause.TCP_RESET, "", 60_000_000));
    }

    /** The end of a peer's routes that expands to these changes. */
    public static PeerRoutesGone routesGone(Peer peer, List<RouteChange> changes) {
        PeerRoutesGone.Routes routes = new PeerRoutesGone.Routes() {
            @Override
            public long count() {
                return changes.stream().mapToLong(c -> c.routes().count()).sum();
            }

            @Override
            public void expand(PeerRoutesGone origin, Consumer<RouteChange> out) {
                for (int i = 0; i < changes.size(); i++) {
                    changes.get(i).stampFrom(origin, i);
                    out.accept(changes.get(i));
                }
            }
        };
        return new PeerRoutesGone(peer, 0, 1, routes, RouteChange.Cause.PEER_DOWN);
    }
}
