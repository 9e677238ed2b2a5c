package net.weir.rib;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.model.PathAttributes;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.Column;
import net.weir.rib.table.Families;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.Records;
import net.weir.rib.table.RibMemory;
import net.weir.rib.table.RouteList;
import org.jspecify.annotations.Nullable;

/**
 * Routes of one column on their way to a consumer that came late, sorted so that those with equal attributes and times
 * share an event. Confined to one lane.
 */
final class SnapshotBatch {
    private final AttributeCache cache;
    private final RouteList list = new RouteList();
    private int[] records = new int[256];
    private @Nullable PathAttributes[] before = new PathAttributes[256];

    SnapshotBatch(RibMemory memory) {
        this.cache = new AttributeCache(memory.attributes());
    }

    int size() {
        return list.size();
    }

    /**
     * Adds a route.
     *
     * @param record what it is now, 0 if it is gone
     * @param was what the consumer has, null if nothing
     */
    void add(PrefixKey key, int pathId, boolean addPath, int record, @Nullable PathAttributes was) {
        int at = list.size();
        if (at == records.length) {
            records = Arrays.copyOf(records, at * 2);
            before = Arrays.copyOf(before, at * 2);
        }
        records[at] = record;
        before[at] = was;
        list.add(key, pathId, addPath);
    }

    /** Hands out the routes as events without a place, and is empty afterwards. */
    void flush(PeerTable table, int family, @Nullable Column column, Consumer<Event> out) {
        int size = list.size();
        long[] keyed = new long[size];
        for (int i = 0; i < size; i++) {
            long set = records[i] == 0 ? -1 : column(column).records().set(records[i]);
            keyed[i] = set << 32 | i;
        }
        Arrays.sort(keyed);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) keyed[i];
        }
        int from = 0;
        for (int to = 1; to <= size; to++) {
            if (to == size || !together(column, order[from], order[to])) {
                out.accept(event(table, family, column, order, from, to));
                from = to;
            }
        }
        list.clear();
        Arrays.fill(before, 0, size, null);
    }

    private static Column column(@Nullable Column column) {
        return Objects.requireNonNull(column, "a route that stands has a column");
    }

    private boolean together(@Nullable Column column, int a, int b) {
        int one = records[a];
        int other = records[b];
        if (one == other || one == 0 || other == 0) {
            return one == other;
        }
        Records all = column(column).records();
        return all.set(one) == all.set(other)
                && all.receivedMicros(one) == all.receivedMicros(other)
                && all.observedMicros(one) == all.observedMicros(other);
    }

    private RouteChange event(PeerTable table, int family, @Nullable Column column, int[] order, int from, int to) {
        int record = records[order[from]];
        Records all = record == 0 ? null : column(column).records();
        Event newest = table.newest();
        @Nullable PathAttributes[] was = new PathAttributes[to - from];
        for (int i = from; i < to; i++) {
            was[i - from] = before[order[i]];
        }
        return new RouteChange(
                table.peer(),
                all != null ? all.observedMicros(record) : newest == null ? 0 : newest.observedMicros(),
                all != null ? all.receivedMicros(record) : newest == null ? 0 : newest.receivedMicros(),
                list.block(Families.get(family), order, from, to),
                was,
                all != null ? cache.get(all.set(record)) : null,
                RouteChange.Cause.SNAPSHOT,
                0);
    }
}
