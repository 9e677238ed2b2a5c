package net.weir.source.bmp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.RouterKey;
import net.weir.session.bmp.StalePeer;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected under which key, what ended connections leave to their successors, and which keys two routers fight
 * over. Thread-safe: the connections of one key may be on different lanes.
 */
final class RouterDirectory {
    private static final long LIVELY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long WINDOW_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int CONFLICT = 3;

    private final Map<RouterKey, Place> places = new HashMap<>();

    private static final class Place {
        private @Nullable BmpConnection holder;
        private List<StalePeer> stale = List.of();
        private final Deque<Long> takeovers = new ArrayDeque<>();
        /** When a connection was last refused the key; null if no conflict is on. */
        private @Nullable Long refusedNanos;
    }

    /**
     * A connection says who it is.
     *
     * @return null if it may have the key, else the connection whose key it must not take: two routers that both speak
     *     would push each other out for ever
     */
    synchronized @Nullable BmpConnection claim(RouterKey key, BmpConnection claimant, long nowNanos) {
        Place place = places.computeIfAbsent(key, k -> new Place());
        BmpConnection holder = place.holder;
        while (!place.takeovers.isEmpty() && nowNanos - place.takeovers.peekFirst() > WINDOW_NANOS) {
            place.takeovers.removeFirst();
        }
        if (holder != null && holder.isConnected() && nowNanos - holder.heardNanos() <= LIVELY_NANOS) {
            place.takeovers.addLast(nowNanos);
            if (place.takeovers.size() >= CONFLICT) {
                place.takeovers.removeLast();
                place.refusedNanos = nowNanos;
                return holder;
            }
        }
        place.holder = claimant;
        place.refusedNanos = null;
        return null;
    }

    /** Keys whose conflict is over: one of the two is gone, or was not heard of for so long that it gave up. */
    synchronized List<RouterKey> settled(long nowNanos) {
        List<RouterKey> over = new ArrayList<>();
        places.forEach((key, place) -> {
            Long refused = place.refusedNanos;
            BmpConnection holder = place.holder;
            boolean alone = holder == null || !holder.isConnected();
            if (refused != null && (alone || nowNanos - refused > WINDOW_NANOS)) {
                place.refusedNanos = null;
                over.add(key);
            }
        });
        return over;
    }

    /** A connection that yields leaves the peers whose routes are stale, to those that others left before. */
    synchronized void leave(RouterKey key, List<StalePeer> stale) {
        Place place = places.get(key);
        if (place != null && !stale.isEmpty()) {
            List<StalePeer> all = new ArrayList<>(place.stale);
            all.addAll(stale);
            place.stale = List.copyOf(all);
        }
    }

    /** What the predecessor left, once. */
    synchronized List<StalePeer> take(RouterKey key) {
        Place place = places.get(key);
        if (place == null) {
            return List.of();
        }
        List<StalePeer> stale = place.stale;
        place.stale = List.of();
        return stale;
    }

    /** A connection is over. */
    synchronized void gone(RouterKey key, BmpConnection connection, long nowNanos) {
        Place place = places.get(key);
        if (place == null || place.holder != connection) {
            return;
        }
        place.holder = null;
        Long last = place.takeovers.peekLast();
        if (last == null || nowNanos - last > WINDOW_NANOS) {
            places.remove(key);
        }
    }

    synchronized int size() {
        return places.size();
    }
}
