package net.weir.rib;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.model.Bytes;
import net.weir.model.PathAttributes;
import net.weir.rib.table.Column;
import net.weir.rib.table.Families;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * Tells all routes of a peer to a consumer that does not hear of the peer meanwhile. The routes are told in order of family and prefix id, up to a boundary that moves on. A change above the
 * boundary will be told with its prefix. Of a change below it, this notes once what the consumer has of the route; when
 * its turn comes the route is told again as it is then. So memory is bounded by the routes, not by the time that a slow
 * consumer takes, and the consumer sees each route go from what it has to what stands.
 */
final class Telling extends PeerTelling {
    private final PeerTable table;
    private final RibMemory memory;
    private final SnapshotBatch batch;
    private final PrefixKey key = new PrefixKey();
    private final int[] single = new int[1];
    private final Map<RouteId, Had> touched = new LinkedHashMap<>();
    private final List<PeerRoutesGone> farewells = new ArrayList<>();
    private final Backlog others = new Backlog();
    private int family;
    private int boundary;
    private long told;

    /**
     * What the consumer has of a route.
     *
     * @param nlri one with this route key, to withdraw it by; null for plain prefixes
     */
    private record Had(@Nullable PathAttributes attributes, boolean addPath, @Nullable Bytes nlri) {}

    Telling(PeerTable table, RibMemory memory, SnapshotBatch batch) {
        super(table);
        this.table = table;
        this.memory = memory;
        this.batch = batch;
    }

    private boolean isTold(int ofFamily, int prefixId) {
        return ofFamily < family || ofFamily == family && prefixId < boundary;
    }

    @Override
    void changed(int ofFamily, RouteChange change, int[] prefixIds) {
        PathAttributes after = change.after();
        for (int i = 0; i < change.routes().count(); i++) {
            if (isTold(ofFamily, prefixIds[i])) {
                PathAttributes before = change.before(i);
                told += (before == null ? 1 : 0) - (after == null ? 1 : 0);
                RouteId id = RouteId.of(ofFamily, change.routes(), i, key);
                Bytes nlri = id.octets() == null ? null : key.nlri();
                Had had =
                        touched.putIfAbsent(id, new Had(before, change.routes().hasPathIds(), nlri));
                // its labels may be others than the consumer's although its attributes are not
                if (had != null && Objects.equals(had.attributes, after) && (nlri == null || after == null)) {
                    touched.remove(id);
                }
            }
        }
    }

    @Override
    void departed(PeerRoutesGone gone, Departed departed, AtomicReferenceArray<@Nullable Column> columns) {
        long standing = told;
        for (RouteId id : touched.keySet()) {
            standing -= toldRecord(columns.get(id.family()), id) == 0 ? 0 : 1;
        }
        if (standing > 0) {
            add(gone, new GoneRoutes(departed, told, Set.copyOf(touched.keySet()), standing, -1));
        }
        KnownRoutes known = known();
        if (known.count() > 0) {
            add(gone, known);
        }
        touched.clear();
        family = 0;
        boundary = 0;
        told = 0;
    }

    private void add(PeerRoutesGone gone, PeerRoutesGone.Routes routes) {
        farewells.add(new PeerRoutesGone(
                gone.routePeer(), gone.observedMicros(), gone.receivedMicros(), routes, gone.cause()));
    }

    private KnownRoutes known() {
        List<KnownRoutes.Known> known = new ArrayList<>();
        touched.forEach((id, had) -> {
            if (had.attributes != null) {
                known.add(new KnownRoutes.Known(id, had.addPath, had.attributes, had.nlri));
            }
        });
        return new KnownRoutes(known);
    }

    /**
     * What the peer has of a touched route, 0 for nothing. A route that came back after its prefix was forgotten has another
     * prefix id, which may be above the boundary: it will be told there, so what was told below is gone.
     */
    private int toldRecord(@Nullable Column column, RouteId id) {
        id.read(key);
        int prefixId = column == null ? 0 : memory.dictionary(id.family()).find(key);
        return column == null || prefixId == 0 || !isTold(id.family(), prefixId)
                ? 0
                : column.find(prefixId, id.pathId());
    }

    @Override
    void heard(Event event) {
        others.add(event);
    }

    @Override
    List<PeerRoutesGone> abandon(long receivedMicros) {
        finish();
        List<PeerRoutesGone> undelivered = new ArrayList<>(farewells);
        KnownRoutes known = known();
        if (known.count() > 0) {
            undelivered.add(new PeerRoutesGone(table.peer(), 0, receivedMicros, known, RouteChange.Cause.PEER_DOWN));
        }
        return undelivered;
    }

    @Override
    int tell(int room, Consumer<Event> fresh, Consumer<Event> passed) {
        if (isFinished()) {
            return room;
        }
        farewells.forEach(fresh);
        farewells.clear();
        Gap gap = others.takeGap(table);
        if (gap != null) {
            fresh.accept(gap);
        }
        others.drain(passed);
        int left = room - tellTouched(room, fresh);
        while (left > 0 && family < Families.size()) {
            left -= tellPrefixes(left, fresh);
        }
        if (family >= Families.size()) { // reached with room left, so nothing is touched any more
            others.drainEnds(passed);
            finish();
        }
        return left;
    }

    private int tellTouched(int room, Consumer<Event> fresh) {
        int count = 0;
        for (int of = 0; of < Families.size() && !touched.isEmpty(); of++) {
            Column column = table.column(of);
            Iterator<Map.Entry<RouteId, Had>> entries = touched.entrySet().iterator();
            while (count < room && entries.hasNext()) {
                Map.Entry<RouteId, Had> entry = entries.next();
                RouteId id = entry.getKey();
                if (id.family() == of) {
                    Had had = entry.getValue();
                    int record = toldRecord(column, id);
                    boolean addPath = record == 0 || column == null
                            ? had.addPath
                            : column.records().addPath(record);
                    if (had.nlri != null) {
                        key.setNlri(had.nlri);
                    }
                    if (record != 0 && column != null) {
                        column.records().complete(record, key);
                    }
                    batch.add(key, id.pathId(), addPath, record, had.attributes);
                    entries.remove();
                    count++;
                }
            }
            batch.flush(table, of, column, fresh);
        }
        return count;
    }

    private int tellPrefixes(int room, Consumer<Event> fresh) {
        Column column = table.column(family);
        int id = column == null ? -1 : column.nextPrefix(boundary);
        while (column != null && id >= 0 && batch.size() < room) {
            memory.dictionary(family).read(id, key);
            int[] records = column.read(id, single);
            for (int i = 0; records != null && i < records.length; i++) {
                int record = records[i];
                column.records().complete(record, key);
                batch.add(key, column.records().pathId(record), column.records().addPath(record), record, null);
            }
            boundary = id + 1;
            id = column.nextPrefix(boundary);
        }
        int count = batch.size();
        told += count;
        batch.flush(table, family, column, fresh);
        if (id < 0) {
            family++;
            boundary = 0;
        }
        return count;
    }
}
