package net.weir.engine.peer;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import net.weir.engine.time.Clock;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/** What passed through one feed: keeps the book of its router and peers. Written by the feed's lane, read by faces. */
public final class FeedRecord {
    private static final int LAG_EVERY = 64;

    private final int feed;
    private final PeerBook book;
    private final Clock clock;
    private final Map<String, LongAdder> messages = new ConcurrentHashMap<>();
    private final LongAdder octets = new LongAdder();
    private volatile @Nullable RouterRecord router;
    private volatile long lagMicros;
    private @Nullable PeerRecord last;
    private int untilLag;

    FeedRecord(int feed, PeerBook book, Clock clock) {
        this.feed = feed;
        this.book = book;
        this.clock = clock;
    }

    int feed() {
        return feed;
    }

    /** Counts one message of the transport session. */
    public void received(String type, int length) {
        LongAdder count = messages.get(type);
        (count != null ? count : messages.computeIfAbsent(type, t -> new LongAdder())).increment();
        octets.add(length);
    }

    /** Takes note of an event on its way in. */
    public void note(Event event) {
        if (event instanceof RouteUpdate update) {
            record(update.routePeer(), update.receivedMicros()).update(update);
            lag(update);
        } else if (event instanceof EndOfRib end && end.peer() != null) {
            record(end.peer(), end.receivedMicros()).endOfRib(end.family(), end.assumed(), end.receivedMicros());
        } else if (event instanceof PeerUp up && up.peer() != null) {
            last = book.peerUp(up.peer(), up.receivedMicros());
            last.session(up.session());
        } else if (event instanceof PeerDown down && down.peer() != null) {
            record(down.peer(), down.receivedMicros()).down(down.reason().toString(), down.receivedMicros());
        } else if (event instanceof Malformed malformed && malformed.peer() != null) {
            record(malformed.peer(), malformed.receivedMicros()).malformed(malformed);
        } else if (event instanceof StatsReport report && report.peer() != null) {
            record(report.peer(), report.receivedMicros()).report(report);
        } else if (event instanceof RouterUp up) {
            router = book.routerUp(up, this);
        } else if (event instanceof RouterDown down) {
            book.routerDown(down, this);
        }
    }

    private void lag(Event event) {
        if (--untilLag < 0) {
            untilLag = LAG_EVERY;
            lagMicros = Math.max(0, clock.nowMicros() - event.receivedMicros());
        }
    }

    private PeerRecord record(Peer peer, long atMicros) {
        PeerRecord known = last;
        if (known == null || known.peer() != peer) {
            known = book.record(peer, atMicros);
            last = known;
        }
        return known;
    }

    /** The feed is over; if nobody said what became of the router, it is down now. */
    public void closed() {
        RouterRecord known = router;
        if (known != null) {
            known.feedClosed(feed, clock.nowMicros());
        }
    }

    long octets() {
        return octets.sum();
    }

    long lagMicros() {
        return lagMicros;
    }

    Map<String, Long> messages() {
        Map<String, Long> counts = new TreeMap<>();
        messages.forEach((type, count) -> counts.put(type, count.sum()));
        return counts;
    }
}
