package net.weir.event;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.IntegerArbitrary;
import net.jqwik.api.arbitraries.LongArbitrary;
import net.weir.model.AnyValue;
import net.weir.model.Asn;
import net.weir.model.Aspa;
import net.weir.model.BgpsecKey;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.Problem;
import net.weir.model.RouteScope;
import net.weir.model.Vrp;
import org.jspecify.annotations.Nullable;

/** Arbitrary events of every kind but {@link PeerRoutesGone}, with any place in a feed. */
public final class AnyEvent {
    private AnyEvent() {}

    public static Arbitrary<Event> event() {
        return Arbitraries.of(EventKind.values())
                .filter(kind -> kind != EventKind.PEER_ROUTES_GONE)
                .flatMap(AnyEvent::ofKind);
    }

    public static Arbitrary<Event> ofKind(EventKind kind) {
        Arbitrary<? extends Event> unplaced =
                switch (kind) {
                    case ROUTE_UPDATE -> routeUpdate();
                    case ROUTE_CHANGE -> routeChange();
                    case PEER_ROUTES_GONE ->
                        Combinators.combine(peer(), changes()).as(SampleEvents::routesGone);
                    case END_OF_RIB ->
                        Combinators.combine(peer(), micros(), micros(), AnyValue.family(), bool())
                                .as(EndOfRib::new);
                    case ROUTE_REFRESH ->
                        Combinators.combine(peer(), micros(), micros(), AnyValue.family(), octet())
                                .as(RouteRefresh::new);
                    case PEER_UP ->
                        Combinators.combine(peer(), micros(), micros(), session(), bool())
                                .as(PeerUp::new);
                    case PEER_DOWN ->
                        Combinators.combine(
                                        peer(),
                                        micros(),
                                        micros(),
                                        Arbitraries.of(PeerDown.Reason.values()),
                                        octet(),
                                        AnyValue.bytes(40))
                                .as(PeerDown::new);
                    case ROUTER_UP ->
                        Combinators.combine(micros(), AnyValue.router(), bool()).as(RouterUp::new);
                    case ROUTER_DOWN ->
                        Combinators.combine(
                                        micros(),
                                        AnyValue.router(),
                                        Arbitraries.of(RouterDown.Cause.values()),
                                        AnyValue.text(),
                                        micros())
                                .as(RouterDown::new);
                    case STATS_REPORT ->
                        Combinators.combine(
                                        peer(),
                                        micros(),
                                        micros(),
                                        statistic().list().ofMaxSize(4))
                                .as(StatsReport::new);
                    case ROUTE_MIRROR ->
                        Combinators.combine(
                                        peer(),
                                        micros(),
                                        micros(),
                                        AnyValue.bytes(40).list().ofMaxSize(3),
                                        octet().list().ofMaxSize(3))
                                .as(RouteMirror::new);
                    case MALFORMED ->
                        Combinators.combine(
                                        peer().injectNull(0.3),
                                        micros(),
                                        micros(),
                                        problem(),
                                        AnyValue.family().injectNull(0.3))
                                .as(Malformed::new);
                    case GAP ->
                        Combinators.combine(
                                        micros(),
                                        Arbitraries.integers().list().ofMaxSize(3),
                                        AnyValue.family().list().ofMaxSize(3),
                                        Arbitraries.longs(),
                                        AnyValue.text())
                                .as(Gap::new);
                    case RESYNC_BEGIN ->
                        Combinators.combine(
                                        micros(),
                                        AnyValue.text(),
                                        Arbitraries.longs().greaterOrEqual(0),
                                        Arbitraries.integers().greaterOrEqual(0),
                                        AnyValue.family().set().ofMaxSize(3))
                                .as((at, rib, id, lane, families) -> new ResyncBegin(
                                        at,
                                        rib,
                                        new ResyncId(id),
                                        lane,
                                        new RouteScope(families, prefixes(lane), Set.of()),
                                        List.of(1, rib.length())));
                    case RESYNC_END ->
                        Combinators.combine(
                                        micros(),
                                        AnyValue.text(),
                                        Arbitraries.longs().greaterOrEqual(0),
                                        bool())
                                .as((at, rib, id, aborted) -> new ResyncEnd(at, rib, new ResyncId(id), 3, aborted));
                    case RECORD ->
                        Combinators.combine(
                                        peer().injectNull(0.3), micros(), micros(), AnyValue.text(), AnyValue.value())
                                .as(TopicRecord::new);
                    case VRP_CHANGE ->
                        Combinators.combine(
                                        micros(),
                                        AnyValue.text(),
                                        Arbitraries.longs().between(0, 0xffff_ffffL),
                                        payloads(),
                                        payloads())
                                .as((at, cache, serial, added, removed) ->
                                        new VrpChange(at, cache, serial, removed.count() == 0, added, removed));
                    case EXTENSION ->
                        Combinators.combine(
                                        peer().injectNull(0.3),
                                        micros(),
                                        micros(),
                                        AnyValue.text(),
                                        Arbitraries.integers(),
                                        AnyValue.value())
                                .as(ExtensionEvent::new);
                };
        return placed(unplaced);
    }

    private static Arbitrary<VrpChange.Payloads> payloads() {
        Arbitrary<Asn> asn = Arbitraries.longs().between(0, 0xffff_ffffL).map(Asn::new);
        Arbitrary<Vrp> vrp = Combinators.combine(
                        Arbitraries.integers(), Arbitraries.integers().between(0, 32), asn)
                .as((bits, length, origin) ->
                        new Vrp(Prefix.masked(IpAddress.ofV4(bits), length), Math.max(length, 24), origin));
        Arbitrary<Aspa> aspa = Combinators.combine(asn, asn.list().ofMaxSize(3)).as(Aspa::new);
        Arbitrary<BgpsecKey> key =
                asn.map(owner -> new BgpsecKey(Bytes.ofHex("0c".repeat(20)), owner, Bytes.ofHex("3059".repeat(40))));
        return Combinators.combine(
                        vrp.list().ofMaxSize(3),
                        aspa.list().ofMaxSize(2),
                        key.list().ofMaxSize(1))
                .as(VrpChange.Payloads::new);
    }

    private static Arbitrary<Event> placed(Arbitrary<? extends Event> events) {
        return Combinators.combine(
                        events,
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.just(0)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.integers().greaterOrEqual(0))))
                .as((event, feed, sequence, subsequence) -> {
                    event.stampAgain(feed, sequence, subsequence);
                    return event;
                });
    }

    private static Arbitrary<Peer> peer() {
        return AnyValue.peer();
    }

    private static LongArbitrary micros() {
        return Arbitraries.longs().between(0, 253_402_300_799_999_999L);
    }

    private static IntegerArbitrary octet() {
        return Arbitraries.integers().between(0, 255);
    }

    private static Arbitrary<Boolean> bool() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<PeerUp.Session> session() {
        return Combinators.combine(
                        AnyValue.address().injectNull(0.3),
                        Arbitraries.integers().between(0, 0xffff),
                        Arbitraries.integers().between(0, 0xffff),
                        AnyValue.bytes(40),
                        AnyValue.bytes(40),
                        AnyValue.text().list().ofMaxSize(3),
                        AnyValue.text().list().ofMaxSize(2))
                .as(PeerUp.Session::new);
    }

    private static Arbitrary<StatsReport.Statistic> statistic() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xffff),
                        AnyValue.family().injectNull(0.5),
                        Arbitraries.longs(),
                        AnyValue.bytes(12))
                .as(StatsReport.Statistic::new);
    }

    private static Arbitrary<Problem> problem() {
        return Combinators.combine(
                        AnyValue.text(),
                        AnyValue.text(),
                        Arbitraries.of(Problem.Action.values()),
                        Arbitraries.integers(),
                        AnyValue.bytes(64))
                .as(Problem::new);
    }

    private static Arbitrary<RouteUpdate> routeUpdate() {
        Arbitrary<RouteUpdate> cause = Combinators.combine(
                        peer(),
                        micros(),
                        AnyValue.nlri().injectNull(0.3),
                        AnyValue.nlri().injectNull(0.3),
                        AnyValue.attributes(),
                        Arbitraries.of(RouteUpdate.Cause.values()),
                        Arbitraries.integers().between(0, 7))
                .as((peer, received, withdrawn, announced, attributes, why, flags) -> new RouteUpdateBuilder()
                        .from(peer, received / 2, received)
                        .family(family(withdrawn, announced))
                        .withdrawn(
                                withdrawn == null
                                                || announced == null
                                                || withdrawn.family().equals(announced.family())
                                        ? withdrawn
                                        : announced)
                        .announced(announced, announced == null ? null : attributes)
                        .cause(why)
                        .flags(flags)
                        .message(received % 1_000_000)
                        .part(1 + (int) (received % 2), 2)
                        .build());
        return cause;
    }

    private static Family family(@Nullable NlriBlock withdrawn, @Nullable NlriBlock announced) {
        NlriBlock routes = announced == null ? withdrawn : announced;
        return routes == null ? Family.IPV6_MULTICAST : routes.family();
    }

    private static Arbitrary<List<PathAttributes>> sets() {
        return AnyValue.attributes().list().ofSize(3);
    }

    private static Arbitrary<RouteChange> routeChange() {
        return Combinators.combine(
                        peer(),
                        micros(),
                        AnyValue.nlri(),
                        sets(),
                        AnyValue.attributes().injectNull(0.4),
                        Arbitraries.of(RouteChange.Cause.values()),
                        Arbitraries.longs().greaterOrEqual(0))
                .as((peer, received, routes, sets, after, cause, version) ->
                        new RouteChange(peer, 0, received, routes, former(routes, sets), after, cause, version));
    }

    private static @Nullable PathAttributes[] former(NlriBlock routes, List<PathAttributes> sets) {
        @Nullable PathAttributes[] before = new @Nullable PathAttributes[routes.count()];
        for (int i = 0; i < before.length; i++) {
            before[i] = i % 4 == 0 ? null : sets.get(i % 3);
        }
        return before;
    }

    private static Arbitrary<List<RouteChange>> changes() {
        return routeChange().list().ofMaxSize(3);
    }

    private static List<Prefix> prefixes(int some) {
        return (some & 1) == 0
                ? List.of()
                : List.of(
                        Prefix.masked(IpAddress.ofV4(some), some & 31),
                        Prefix.masked(IpAddress.ofV6(some, some), some & 127));
    }
}
