package net.weir.engine.edge;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/** What an edge dropped since the sink was last told. Guarded by the edge's lock. */
final class Losses {
    /** More feeds or families than this are told as "not known". */
    private static final int MAX_NAMED = 64;

    private final Set<Integer> feeds = new TreeSet<>();
    private final Set<Family> families = new TreeSet<>();
    private long count;
    private boolean unknown;
    private String reason = "";
    private long lastMicros;

    void add(Event lost, String why) {
        count += lost instanceof Gap gap ? gap.count() : 1;
        reason = why;
        lastMicros = lost.receivedMicros();
        if (feeds.size() <= MAX_NAMED) {
            feeds.add(lost.feed());
        }
        if (lost instanceof RouteUpdate update) {
            families.add(update.family());
        } else if (lost instanceof RouteChange change) {
            families.add(change.family());
        }
    }

    /** Some were lost of which nothing is known but their number; may be 0 if not even that is. */
    void add(long lost, String why, long nowMicros) {
        unknown = true;
        count += lost;
        reason = why;
        lastMicros = nowMicros;
    }

    /** The event that tells of the losses so far, which are then forgotten; null if there were none. */
    @Nullable
    Gap take() {
        if (count == 0 && !unknown) {
            return null;
        }
        Gap gap = new Gap(
                lastMicros,
                unknown || feeds.size() > MAX_NAMED ? List.of() : List.copyOf(feeds),
                unknown || families.size() > MAX_NAMED ? List.of() : List.copyOf(families),
                count,
                reason);
        feeds.clear();
        families.clear();
        count = 0;
        unknown = false;
        return gap;
    }
}
