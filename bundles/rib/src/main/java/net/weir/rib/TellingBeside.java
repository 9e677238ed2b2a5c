package net.weir.rib;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.model.RouteScope;
import net.weir.rib.table.Column;
import net.weir.rib.table.Families;
import net.weir.rib.table.KeyDictionary;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * Tells some of a peer's routes to a consumer that hears all news of the peer meanwhile. A route is told as it stands when
 * its turn comes; what changes before or afterwards the consumer hears anyway, so nothing has to be remembered of it.
 */
final class TellingBeside extends PeerTelling {
    private final RibMemory memory;
    private final SnapshotBatch batch;
    private final RouteScope scope;
    private final PrefixKey key = new PrefixKey();
    private final PrefixKey outer = new PrefixKey();
    private final int[] single = new int[1];
    private int family;

    /** The next prefix id, where all of a family is told. */
    private int boundary;

    /** The prefix of the scope whose inside is told, and whether {@link #key} stands on something inside it. */
    private int within;

    private boolean inside;

    TellingBeside(PeerTable table, RibMemory memory, SnapshotBatch batch, RouteScope scope) {
        super(table);
        this.memory = memory;
        this.batch = batch;
        this.scope = scope;
    }

    @Override
    void changed(int ofFamily, RouteChange change, int[] prefixIds) {}

    @Override
    void departed(PeerRoutesGone gone, Departed departed, AtomicReferenceArray<@Nullable Column> columns) {
        finish(); // what comes from now on is news
    }

    @Override
    void heard(Event event) {}

    @Override
    List<PeerRoutesGone> abandon(long receivedMicros) {
        finish();
        return List.of();
    }

    @Override
    int tell(int room, Consumer<Event> fresh, Consumer<Event> passed) {
        int left = room;
        while (left > 0 && !isFinished()) {
            Family of = Families.get(family);
            Column column = scope.has(of) ? table().column(family) : null;
            if (column == null) {
                nextFamily();
            } else if (scope.within().isEmpty()) {
                left -= tellAll(column, left);
            } else {
                left -= tellInside(column, of, left);
            }
            batch.flush(table(), Families.indexOf(of), column, fresh);
        }
        return left;
    }

    private void nextFamily() {
        family++;
        boundary = 0;
        within = 0;
        inside = false;
        if (family >= Families.size()) {
            finish();
        }
    }

    private int tellAll(Column column, int room) {
        int id = column.nextPrefix(boundary);
        while (id >= 0 && batch.size() < room) {
            memory.dictionary(family).read(id, key);
            add(column, id);
            boundary = id + 1;
            id = column.nextPrefix(boundary);
        }
        int count = batch.size();
        if (id < 0) {
            nextFamily();
        }
        return count;
    }

    private void add(Column column, int prefixId) {
        int[] records = column.read(prefixId, single);
        for (int i = 0; records != null && i < records.length; i++) {
            int record = records[i];
            column.records().complete(record, key);
            batch.add(key, column.records().pathId(record), column.records().addPath(record), record, null);
        }
    }

    /** Walks prefixes of all peers, and so counts those that this one has no route for, too. */
    private int tellInside(Column column, Family of, int room) {
        KeyDictionary dictionary = memory.dictionary(family);
        int seen = 0;
        while (seen < room && within < scope.within().size()) {
            Prefix prefix = scope.within().get(within);
            outer.set(prefix);
            boolean there = prefix.isV6() == (of.afi() == 2) && step(dictionary);
            if (there && outer.covers(key)) {
                seen++;
                if (column.has(key.id())) {
                    add(column, key.id());
                }
            } else {
                within++;
                inside = false;
            }
        }
        int count = Math.max(seen, batch.size());
        if (within >= scope.within().size()) {
            nextFamily();
        }
        return count;
    }

    private boolean step(KeyDictionary dictionary) {
        if (inside) {
            return dictionary.higher(key);
        }
        inside = true;
        key.set(outer);
        return dictionary.ceiling(key);
    }
}
