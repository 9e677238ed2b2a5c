package net.weir.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.weir.admin.Peers;
import net.weir.admin.StageStatus;
import net.weir.api.StageKind;
import net.weir.api.State;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.query.RibQuery;
import net.weir.testkit.Examples;
import org.jspecify.annotations.Nullable;

/** A Weir with a source, a RIB and a sink, a router and a peer, as commands show it. */
public final class Samples {
    /** An hour after the examples' receive time. */
    static final long NOW = Examples.RECEIVED + 3_600_000_000L;

    /** Clears the screen, turns red, ends the line and turns the writing round. */
    static final String HOSTILE = "r1\u001b[2J\u001b[31m\r\n\u009b\u202eevil";

    private Samples() {}

    public static FakeFaces faces() {
        FakeFaces faces = new FakeFaces();
        faces.pipeline.stages.add(stage("edge", "bmp.tcp", StageKind.SOURCE, List.of(), null));
        faces.pipeline.stages.add(stage("rib", "rib", StageKind.RIB, List.of("edge"), null));
        faces.pipeline.stages.add(stage(
                "out", "file", StageKind.SINK, List.of("rib"), new StageStatus.Edge("spill", 3, 8192, 2048, 1 << 30)));
        faces.routers.add(router("r1"));
        faces.peers.add(peer(7));
        FakeRib rib = new FakeRib("rib");
        Peer peer = faces.peers.get(0).peer();
        rib.peers.add(new RibQuery.PeerSummary(
                peer, true, Family.IPV4_UNICAST, 90, 0, 4, 1, 123, true, false, Examples.RECEIVED));
        rib.routes.add(new RibQuery.PrefixRoutes(
                Prefix.parse("203.0.113.0/24"), RibQuery.Relation.EXACT, List.of(route(peer), route(peer))));
        faces.ribs.add(rib);
        return faces;
    }

    /** The same with a router that calls itself so. */
    public static FakeFaces hostile(String sysName) {
        FakeFaces faces = faces();
        faces.routers.set(0, router(sysName));
        return faces;
    }

    static StageStatus stage(
            String id, String type, StageKind kind, List<String> sources, StageStatus.@Nullable Edge edge) {
        return new StageStatus(
                id,
                type,
                kind,
                sources,
                State.RUNNING,
                "",
                Examples.RECEIVED,
                1000,
                900,
                12.5,
                0,
                edge,
                edge == null ? Map.of() : Map.of("queue-full", 5L),
                Map.of());
    }

    static Peers.RouterStatus router(String sysName) {
        RouterKey key = new RouterKey("edge", IpAddress.parse("198.51.100.1"), "r1");
        Router router = new Router(key, IpAddress.parse("198.51.100.1"), 40_000, sysName, sysName, List.of(sysName));
        return new Peers.RouterStatus(
                router, true, 1, Examples.RECEIVED, "", 2, 5_000, Map.of("route-monitoring", 9L), 1_500);
    }

    static Peers.PeerStatus peer(int id) {
        PeerKey key = new PeerKey(
                new RouterKey("edge", IpAddress.parse("198.51.100.1"), "r1"),
                PeerKey.RD,
                65_000L << 32 | 1,
                IpAddress.parse("192.0.2.1"),
                View.ADJ_RIB_IN_POST,
                null);
        Peer peer = new Peer(
                id, 3, key, new Peer.Facts(new Asn(64_496), IpAddress.parse("203.0.113.1"), "red\u0007", false));
        return new Peers.PeerStatus(
                peer,
                true,
                Examples.RECEIVED,
                "",
                0,
                NOW - 2_500_000,
                95,
                List.of("transit"),
                List.of(new Peers.FamilyStatus(Family.IPV4_UNICAST, 100, 10, 2, "seen", NOW - 1_500_000, false, 95)));
    }

    private static RibQuery.Route route(Peer peer) {
        return new RibQuery.Route(
                peer,
                true,
                -1,
                Examples.attributes(64_496, 64_497),
                RibQuery.Status.ACTIVE,
                false,
                0,
                Examples.RECEIVED);
    }

    /** What the command prints. */
    static String run(WeirCommand command, Faces faces) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        command.run(faces, new PrintStream(bytes, true, StandardCharsets.UTF_8), NOW);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The same in another format. */
    static String run(WeirCommand command, Faces faces, String format) throws Exception {
        command.output = format;
        return run(command, faces);
    }
}
