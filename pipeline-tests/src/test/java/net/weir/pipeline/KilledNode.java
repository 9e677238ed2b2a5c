package net.weir.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.weir.event.Gap;
import net.weir.model.Peer;
import net.weir.testkit.Examples;
import net.weir.testkit.ScriptedSource;

/** A process that pumps events into a file as fast as it can until it is killed; for {@link KilledNodeTest}. */
final class KilledNode {
    private KilledNode() {}

    /**
     * @param args the home, the file to write, and how many events to offer; then it closes. 0: only what lies on disk
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[0]);
        int events = Integer.parseInt(args[2]);
        try (Node node = new Node(home)) {
            node.stage("test.source", "in")
                    .stage("file", "out", "sources", "in", "path", args[1], "format", "json-min", "edge-events", "64")
                    .apply();
            ScriptedSource.Session session = node.source().session(Examples.routerKey("in"), true);
            Peer peer = node.source().context().peers().up(Examples.peerKey(session.key(), 0), Examples.facts(64_496));
            Files.writeString(home.resolve("running"), "");
            for (int at = 0; at < events; at += 100) {
                int from = at;
                session.script(feed -> {
                    for (int i = from; i < from + 100; i++) {
                        feed.offer(Examples.announce(peer, "192.0.2.0/24", 64_496, 64_500 + i % 100));
                    }
                });
                Thread.sleep(2); // bursts that are larger than the queue
            }
            if (events == 0) {
                session.script(feed -> feed.offer(new Gap(Examples.RECEIVED, List.of(), List.of(), 0, "end")));
            }
        }
    }
}
