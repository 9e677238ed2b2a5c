package net.weir.engine.peer;

import net.weir.admin.Peers.RouterStatus;
import net.weir.event.RouterDown;
import net.weir.model.Router;

/** What is known of a router over its connections. Thread-safe. */
final class RouterRecord {
    private Router router;
    private FeedRecord feed;
    private boolean up = true;
    private long sinceMicros;
    private String reason = "";
    private int reconnects;

    RouterRecord(Router router, FeedRecord feed, long sinceMicros) {
        this.router = router;
        this.feed = feed;
        this.sinceMicros = sinceMicros;
    }

    synchronized void up(Router now, FeedRecord by, long atMicros) {
        router = now;
        if (by != feed) {
            feed = by;
            reconnects++;
            sinceMicros = atMicros;
        }
        up = true;
        reason = "";
    }

    synchronized void down(RouterDown event, FeedRecord by) {
        if (by == feed) {
            up = false;
            sinceMicros = event.receivedMicros();
            reason = event.detail().isEmpty() ? event.cause().toString() : event.cause() + ": " + event.detail();
        }
    }

    synchronized void feedClosed(int number, long atMicros) {
        if (feed.feed() == number && up) {
            up = false;
            sinceMicros = atMicros;
            reason = "feed-closed";
        }
    }

    synchronized RouterStatus status() {
        return new RouterStatus(
                router,
                up,
                up ? feed.feed() : 0,
                sinceMicros,
                reason,
                reconnects,
                feed.octets(),
                feed.messages(),
                feed.lagMicros());
    }
}
