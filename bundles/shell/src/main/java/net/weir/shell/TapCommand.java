package net.weir.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import net.weir.admin.Taps;
import net.weir.api.options.Similar;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.model.Peer;
import net.weir.shell.completion.EventTypeCompleter;
import net.weir.shell.completion.PeerCompleter;
import net.weir.shell.completion.StageCompleter;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code weir:tap}. */
@Service
@Command(
        scope = "weir",
        name = "tap",
        description = "Shows the events that leave a stage, as they happen, one line each",
        detailedDescription =
                "Ends with Ctrl-C, with --count or with --for. It never slows the stage: events that this\n"
                        + "session is too slow for are dropped here, and counted. JSON is one object a line.\n\n"
                        + "Examples:\n  weir:tap bmp\n  weir:tap rib --type route-change --prefix 192.0.2.0/24\n"
                        + "  weir:tap rib --peer 192.0.2.1 --count 100 --for 60 -o json")
public final class TapCommand extends WeirCommand {
    private static final int CAPACITY = 4096;
    private static final long PATIENCE_MILLIS = 500;

    @Argument(name = "STAGE", description = "Id of a source, transform or RIB", multiValued = true, required = true)
    @Completion(StageCompleter.class)
    List<String> words = List.of();

    @Option(
            name = "--type",
            description = "Only events of this type; may be given more than once",
            multiValued = true,
            valueToShowInHelp = "")
    @Completion(EventTypeCompleter.class)
    List<String> types = new ArrayList<>();

    @Option(name = "--peer", description = "Only events of the peer with this id or address", valueToShowInHelp = "")
    @Completion(PeerCompleter.class)
    @Nullable
    String peer;

    @Option(
            name = "--prefix",
            description = "Only events with routes inside this prefix, or around this address",
            valueToShowInHelp = "")
    @Nullable
    String prefix;

    @Option(name = "--count", description = "Ends after so many events", valueToShowInHelp = "")
    long count = Long.MAX_VALUE;

    @Option(name = "--for", description = "Ends after so many seconds", valueToShowInHelp = "")
    long seconds = Long.MAX_VALUE;

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() throws IOException {
        String stage = required("A stage");
        if (count < 1 || seconds < 1) {
            throw new IllegalArgumentException("--count and --for are at least 1");
        }
        try (Taps.Tap tap = faces().taps().open(stage, filter(), CAPACITY)) {
            new Follow(stage, tap, new TapPrinter(format(), out())).run();
        }
    }

    private Predicate<Event> filter() {
        Predicate<Event> filter = event -> true;
        if (!types.isEmpty()) {
            Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
            types.forEach(type -> kinds.add(kind(type)));
            filter = event -> kinds.contains(event.kind());
        }
        if (peer != null) {
            Predicate<Peer> wanted = Selection.peers(peer, faces().peers());
            filter = filter.and(event -> {
                Peer of = event.peer();
                return of != null && wanted.test(of);
            });
        }
        return prefix == null ? filter : filter.and(RouteMatch.parse(prefix));
    }

    private static EventKind kind(String text) {
        List<String> names =
                Arrays.stream(EventKind.values()).map(EventKind::toString).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            String near = Similar.to(text, names);
            throw new IllegalArgumentException("No event has the type " + text
                    + (near == null ? ", only " + String.join(", ", names) : "; did you mean " + near + "?"));
        }
        return EventKind.values()[index];
    }

    /** One tap until its end. */
    private final class Follow {
        private final String stage;
        private final Taps.Tap tap;
        private final TapPrinter printer;
        private final long startNanos = System.nanoTime();
        private long events;
        private long dropped;

        Follow(String stage, Taps.Tap tap, TapPrinter printer) {
            this.stage = stage;
            this.tap = tap;
            this.printer = printer;
        }

        void run() throws IOException {
            try {
                while (events < count && waitMillis() > 0 && !readerGone()) {
                    Event event = tap.poll(waitMillis());
                    if (event != null) {
                        printer.event(event);
                        events++;
                    } else if (gone()) {
                        break;
                    }
                    tellDropped();
                }
            } catch (InterruptedException e) {
                // Ctrl-C: the usual end
            }
            tellDropped();
            remark(events + " events, " + dropped + " dropped");
        }

        private long waitMillis() {
            long left = seconds == Long.MAX_VALUE
                    ? PATIENCE_MILLIS
                    : TimeUnit.SECONDS.toMillis(seconds) - (System.nanoTime() - startNanos) / 1_000_000;
            return Math.min(PATIENCE_MILLIS, left);
        }

        /** A stage that is configured no longer will not send anything more. */
        private boolean gone() {
            boolean gone = tap.closed() || faces().pipeline().stages().stream().noneMatch(s -> s.id().equals(stage));
            if (gone) {
                remark("The stage " + stage + " is not there any more.");
            }
            return gone;
        }

        private void tellDropped() throws IOException {
            long more = tap.takeDropped();
            if (more > 0) {
                dropped += more;
                printer.dropped(more);
            }
        }
    }
}
