package net.weir.shell;

import java.util.ArrayList;
import java.util.List;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.Taps;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;

/** A Weir made by hand. */
public final class FakeFaces implements Faces {
    public final FakePipeline pipeline = new FakePipeline();
    public final List<Peers.RouterStatus> routers = new ArrayList<>();
    public final List<Peers.PeerStatus> peers = new ArrayList<>();
    public final List<RibQuery> ribs = new ArrayList<>();
    final FakeTaps taps = new FakeTaps();
    private boolean running = true;

    public static FakeFaces withoutEngine() {
        FakeFaces faces = new FakeFaces();
        faces.running = false;
        return faces;
    }

    private <T> T ifRunning(T service) {
        if (!running) {
            throw new IllegalStateException("The engine is not running");
        }
        return service;
    }

    @Override
    public Pipeline pipeline() {
        return ifRunning(pipeline);
    }

    @Override
    public Peers peers() {
        return ifRunning(new Peers() {
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
                        .filter(p -> p.peer().id() == id)
                        .findFirst()
                        .orElse(null);
            }
        });
    }

    @Override
    public Taps taps() {
        return ifRunning(taps);
    }

    @Override
    public List<RibQuery> ribs() {
        return ribs;
    }
}
