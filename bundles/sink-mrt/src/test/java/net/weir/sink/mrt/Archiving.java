package net.weir.sink.mrt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.weir.event.Event;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouteUpdateBuilder;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.testkit.Examples;
import net.weir.testkit.OptionsOf;
import net.weir.testkit.RecordingContext;
import org.awaitility.Awaitility;

/** An mrt sink in a directory of its own, and events for it. Its clock stands at midnight and one second. */
record Archiving(Path directory, RecordingContext context) {
    static final long MIDNIGHT = Examples.RECEIVED;
    static final long MINUTE = 60_000_000;

    static Archiving in(Path directory) {
        return new Archiving(directory, new RecordingContext("a1", directory));
    }

    MrtSink with(String... options) {
        return new MrtSink(OptionsOf.of(MrtOptions.class, options), context);
    }

    MrtSink opened(String... options) throws IOException {
        MrtSink sink = with(options);
        sink.open();
        return sink;
    }

    /** Moves the clock to so long after midnight. */
    void at(Duration time) {
        context.advance(time.minusNanos((context.nowMicros() - MIDNIGHT) * 1000));
    }

    static Peer peer(int n, View view) {
        RouterKey router = new RouterKey("edge", IpAddress.parse("198.51.100.1"), "r1");
        PeerKey key = PeerKey.global(router, IpAddress.parse("192.0.2." + n), view);
        return new Peer(n, 1, key, Examples.facts(64_496));
    }

    static Peer peer(int n) {
        return peer(n, View.ADJ_RIB_IN_PRE);
    }

    static Event up(Peer peer, long micros) {
        return new PeerUp(peer, 0, micros, PeerUp.Session.UNKNOWN, false);
    }

    static RouteUpdate announce(Peer peer, long micros, String prefix) {
        return update(peer, micros)
                .announced(block(prefix), Examples.attributes(64_496, 64_511))
                .build();
    }

    static RouteUpdate withdraw(Peer peer, long micros, String prefix) {
        return update(peer, micros).withdrawn(block(prefix)).build();
    }

    static RouteUpdateBuilder update(Peer peer, long micros) {
        return new RouteUpdateBuilder().from(peer, 0, micros);
    }

    static NlriBlock block(String prefix) {
        return Examples.block(Prefix.parse(prefix).toString());
    }

    /** All files of the archive, by their names below the directory. */
    List<String> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(name -> !name.endsWith(".tsv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until these are the files. */
    void has(String... names) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> files().equals(List.of(names)));
    }
}
