package net.weir.engine.lane;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.api.Feeds;
import net.weir.engine.peer.FeedNumbers;
import net.weir.engine.peer.PeerBook;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Backoff;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which feed key, and who waits for it. A newer session gets the key only after the older one closed its feed on
 * its own lane; of several that wait the newest wins, the others are told that they are superseded. Thread-safe.
 */
public final class FeedTable {
    private static final long FIRST_ASK_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LAST_ASK_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Lanes lanes;
    private final FeedNumbers numbers;
    private final PeerBook book;
    private final int laneCount;
    private final Map<RouterKey, Claim> claims = new HashMap<>();
    private final Map<RouterKey, Backoff> asked = new HashMap<>();

    private static final class Claim {
        private FeedHandle holder;
        private @Nullable FeedHandle next;

        Claim(FeedHandle holder) {
            this.holder = holder;
        }
    }

    /** @param laneCount how many lanes a source should use */
    public FeedTable(Lanes lanes, FeedNumbers numbers, PeerBook book, int laneCount) {
        this.lanes = lanes;
        this.numbers = numbers;
        this.book = book;
        this.laneCount = laneCount;
    }

    /** The way in for one source stage. */
    public Feeds feedsOf(StageRuntime stage) {
        return new Feeds() {
            @Override
            public ThreadFactory laneThreads() {
                return lanes.threads();
            }

            @Override
            public int lanes() {
                return laneCount;
            }

            @Override
            public Feed open(RouterKey key, Executor lane, FeedOwner owner) {
                return FeedTable.this.open(stage, key, lane, owner);
            }
        };
    }

    private Feed open(StageRuntime stage, RouterKey key, Executor via, FeedOwner owner) {
        int id = numbers.next();
        FeedHandle feed =
                new FeedHandle(id, key, stage, lanes.current(), via, owner, this, book.opened(id, stage.id(), key));
        FeedHandle yields = null;
        FeedHandle outrun = null;
        synchronized (this) {
            Claim claim = claims.get(key);
            if (claim == null) {
                claims.put(key, new Claim(feed));
            } else {
                outrun = claim.next;
                claim.next = feed;
                yields = outrun == null ? claim.holder : null;
            }
        }
        if (outrun != null) {
            outrun.askToYield();
        } else if (yields != null) {
            yields.askToYield();
        } else {
            feed.becomeReady();
        }
        return feed;
    }

    /** A feed closed, on its lane: the key goes to who waits. */
    void closed(FeedHandle feed) {
        FeedHandle heir = null;
        synchronized (this) {
            Claim claim = claims.get(feed.key());
            if (claim == null) {
                return;
            }
            if (claim.next == feed) {
                claim.next = null;
            } else if (claim.holder == feed) {
                heir = claim.next;
                if (heir == null) {
                    claims.remove(feed.key());
                } else {
                    claim.holder = heir;
                    claim.next = null;
                }
            }
        }
        if (heir != null) {
            handOver(heir);
        }
    }

    private void handOver(FeedHandle heir) {
        try {
            heir.execute(heir::becomeReady);
        } catch (RejectedExecutionException e) {
            closed(heir); // its lane has ended while it waited
        }
    }

    /** Whether a router may be asked again to tell everything; it is taken as asked then. */
    synchronized boolean mayAskAgain(RouterKey key, long nanoTime) {
        asked.values().removeIf(backoff -> backoff.isForgotten(nanoTime));
        return asked.computeIfAbsent(key, k -> new Backoff(FIRST_ASK_NANOS, LAST_ASK_NANOS))
                .due(nanoTime);
    }

    /** How many feeds of a source are open or wait. */
    public synchronized int count(String source) {
        return (int) claims.values().stream()
                .filter(claim -> claim.holder.source().equals(source))
                .count();
    }
}
