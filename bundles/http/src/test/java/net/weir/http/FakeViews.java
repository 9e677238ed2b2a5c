package net.weir.http;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.weir.admin.ConfigProblem;
import net.weir.admin.Endpoint;
import net.weir.admin.MetricFamily;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.StageStatus;
import net.weir.admin.StageTypeInfo;
import net.weir.admin.Taps;
import net.weir.api.StageKind;
import net.weir.api.State;
import net.weir.api.options.Option;
import net.weir.api.options.OptionSpec;
import net.weir.http.web.Views;
import net.weir.model.Family;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;

/** A small Weir: a BMP source, a RIB, a sink that waits; one router, two peers. */
final class FakeViews implements Views {
    final SortedMap<String, RibQuery> ribs = new TreeMap<>();
    final FakeRib rib = new FakeRib("rib");
    final FakeTaps taps = new FakeTaps();
    final List<MetricFamily> metrics = new ArrayList<>();
    final List<Peers.RouterStatus> routers = new ArrayList<>();
    final List<Peers.PeerStatus> peers = new ArrayList<>();
    boolean settled = true;

    FakeViews() {
        ribs.put("rib", rib);
        routers.add(new Peers.RouterStatus(
                Samples.ROUTER, true, 1, Samples.RECEIVED, "", 2, 1234, Map.of("route-monitoring", 7L), 50));
        peers.add(new Peers.PeerStatus(
                Samples.ONE,
                true,
                Samples.RECEIVED,
                "",
                0,
                Samples.RECEIVED,
                6,
                List.of("transit"),
                List.of(new Peers.FamilyStatus(Family.IPV4_UNICAST, 5, 1, 0, "seen", Samples.RECEIVED, true, 6))));
        peers.add(new Peers.PeerStatus(
                Samples.TWO, false, Samples.RECEIVED, "hold timer", Samples.RECEIVED, 0, -1, List.of(), List.of()));
    }

    /** The options of the type that this Weir knows. */
    record Options(
            @Option(help = "Where to listen.", def = "127.0.0.1:11019") InetSocketAddress listen,
            @Option(help = "How many.", min = 1, max = 9, live = true) int count) {}

    /** An option of every stage. */
    record Common(@Option(help = "What goes before.", def = Option.ABSENT) List<String> sources) {}

    @Override
    public Pipeline pipeline() {
        return new FakePipeline();
    }

    @Override
    public Peers peers() {
        return new FakePeers();
    }

    @Override
    public Taps taps() {
        return taps;
    }

    @Override
    public SortedMap<String, RibQuery> ribs() {
        return ribs;
    }

    private static StageStatus stage(String id, String type, StageKind kind, State state, List<String> sources) {
        StageStatus.Edge edge = kind == StageKind.SINK ? new StageStatus.Edge("spill", 3, 1024, 0, 1L << 30) : null;
        return new StageStatus(
                id,
                type,
                kind,
                sources,
                state,
                state == State.RUNNING ? "" : "the broker does not answer",
                Samples.RECEIVED,
                10,
                9,
                1.5,
                1.5,
                edge,
                Map.of("queue-full", 1L),
                Map.of("password", "***"));
    }

    final FakeOperations operations = new FakeOperations();

    private final class FakePipeline implements Pipeline {
        @Override
        public net.weir.admin.Operations operations() {
            return operations;
        }

        @Override
        public long plan() {
            return 4;
        }

        @Override
        public long startedMicros() {
            return Samples.RECEIVED;
        }

        @Override
        public boolean settled() {
            return settled;
        }

        @Override
        public List<StageStatus> stages() {
            return List.of(
                    stage("edge1", "bmp.tcp", StageKind.SOURCE, State.RUNNING, List.of()),
                    stage("archive", "mrt.file", StageKind.SOURCE, State.RUNNING, List.of()),
                    stage("rib", "rib", StageKind.RIB, State.RUNNING, List.of("edge1")),
                    stage("out", "mqtt", StageKind.SINK, State.WAITING, List.of("rib")));
        }

        @Override
        public List<OptionSpec> commonOptions() {
            return OptionSpec.of(Common.class);
        }

        @Override
        public List<StageTypeInfo> types() {
            return List.of(new StageTypeInfo("bmp.tcp", "net.weir.source-bmp", OptionSpec.of(Options.class)));
        }

        @Override
        public List<ConfigProblem> problems() {
            return List.of(new ConfigProblem("weir.mqtt-out.cfg", "unknown key \"hots\": did you mean host?", true));
        }

        @Override
        public List<Endpoint> endpoints() {
            return List.of(new Endpoint("bmp", "bmp", InetSocketAddress.createUnresolved("127.0.0.1", 11019)));
        }

        @Override
        public List<MetricFamily> metrics() {
            return List.copyOf(metrics);
        }

        @Override
        public List<ConfigProblem> check(Path directory) {
            return List.of();
        }
    }

    private final class FakePeers implements Peers {
        @Override
        public List<RouterStatus> routers() {
            return routers;
        }

        @Override
        public List<PeerStatus> peers() {
            return peers;
        }

        @Override
        public @Nullable PeerStatus peer(int id) {
            return peers.stream()
                    .filter(each -> each.peer().id() == id)
                    .findFirst()
                    .orElse(null);
        }
    }
}
