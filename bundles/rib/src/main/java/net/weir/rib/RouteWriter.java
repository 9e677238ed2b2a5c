package net.weir.rib;

import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.AttributeStore;
import net.weir.rib.table.Column;
import net.weir.rib.table.KeyDictionary;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.Records;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * Applies an update to a peer's column and finds what it changed. Confined to one lane, which is inside its guard. Order
 * matters throughout: a route leaves its cell before what it held is released.
 */
final class RouteWriter {
    private final RibMemory memory;
    private final AttributeStore store;
    private final AttributeCache cache;
    private final Budget budget;
    private final PrefixKey key = new PrefixKey();
    private final RouteSet announced = new RouteSet();
    private int[] found = new int[64];
    private final Effects withdrawals = new Effects();
    private final Effects announcements = new Effects();
    private long absent;
    private long refused;

    RouteWriter(RibMemory memory, Budget budget) {
        this.memory = memory;
        this.store = memory.attributes();
        this.cache = new AttributeCache(store);
        this.budget = budget;
    }

    /** Routes that went away with the last update. */
    Effects withdrawals() {
        return withdrawals;
    }

    /** Routes that came or changed with the last update. */
    Effects announcements() {
        return announcements;
    }

    /** How many events the effects of the last update are. */
    int changes() {
        return (withdrawals.count() > 0 ? 1 : 0) + (announcements.count() > 0 ? 1 : 0);
    }

    /** Withdrawals in the last update of routes that were not there. */
    long absent() {
        return absent;
    }

    /** Routes of the last update that the budget refused. */
    long refused() {
        return refused;
    }

    /** A set that the caller holds, as an object. */
    PathAttributes attributes(int set) {
        return cache.get(set);
    }

    void apply(PeerTable table, int family, RouteUpdate update) {
        apply(table, family, update, update.withdrawn(), update.announced(), update.attributes());
    }

    /** Applies what became of the routes in a RIB before this one. */
    void apply(PeerTable table, int family, RouteChange change) {
        PathAttributes after = change.after();
        apply(
                table,
                family,
                change,
                after == null ? change.routes() : null,
                after == null ? null : change.routes(),
                after);
    }

    private void apply(
            PeerTable table,
            int family,
            Event origin,
            @Nullable NlriBlock out,
            @Nullable NlriBlock in,
            @Nullable PathAttributes attributes) {
        absent = 0;
        refused = 0;
        withdrawals.begin(out);
        announcements.begin(in);
        announced.clear();
        if (out != null) {
            if (in != null) {
                noteAnnounced(family, in);
            }
            withdraw(table, family, out);
        }
        if (in != null && attributes != null) {
            announce(table, family, in, attributes, origin);
        }
    }

    /** A route that is withdrawn and announced is announced. One that nobody has cannot be withdrawn anyway. */
    private void noteAnnounced(int family, NlriBlock in) {
        KeyDictionary dictionary = memory.dictionary(family);
        for (int i = 0; i < in.count(); i++) {
            key.set(in, i);
            int id = dictionary.find(key);
            if (id != 0) {
                announced.add(id, in.pathId(i));
            }
        }
    }

    private void withdraw(PeerTable table, int family, NlriBlock out) {
        KeyDictionary dictionary = memory.dictionary(family);
        Column column = table.column(family);
        for (int i = 0; i < out.count(); i++) {
            key.set(out, i);
            int id = column == null ? 0 : column.idOf(key, dictionary);
            int record = id == 0 || column == null ? 0 : column.find(id, out.pathId(i));
            if (record == 0 || column == null) {
                absent++;
            } else if (announced.isEmpty() || !announced.contains(id, out.pathId(i))) {
                withdrawals.add(i, id, cache.get(column.records().set(record)));
                remove(table, family, column, id, record);
            }
        }
    }

    /** Removes a route; its prefix and its set may be gone afterwards. */
    void remove(PeerTable table, int family, Column column, int prefixId, int record) {
        column.remove(prefixId, column.records().pathId(record));
        if (!column.has(prefixId)) {
            memory.dictionary(family).release(prefixId);
        }
        letGo(table, family, column, record);
    }

    private void letGo(PeerTable table, int family, Column column, int record) {
        Records records = column.records();
        if (records.era(record) != column.era()) {
            table.family(family).stale().add(-1);
        }
        int set = records.set(record);
        if (records.release(record)) {
            store.release(set);
        }
    }

    private void announce(PeerTable table, int family, NlriBlock in, PathAttributes attributes, Event origin) {
        KeyDictionary dictionary = memory.dictionary(family);
        Column column = table.writable(family);
        boolean refuse =
                table.isRefused() || budget.refuses(table.family(family).endOfRib());
        int set = store.intern(attributes);
        boolean octets = in instanceof OpaqueNlri;
        int record = 0;
        findAll(family, column, in);
        for (int i = 0; i < in.count(); i++) {
            int id = found[i];
            if (id == 0 || octets || dictionary.isGoing(id)) {
                key.set(in, i);
                id = dictionary.find(key); // the update may name it twice, and have added it the first time
            }
            int pathId = in.pathId(i);
            int old = id == 0 ? 0 : column.find(id, pathId);
            if (old == 0 && refuse) {
                refused++;
            } else if (!repeats(table, family, column, old, set, octets)) {
                if (record == 0 || octets || column.records().pathId(record) != pathId) {
                    record = record(column, set, pathId, in, origin);
                }
                put(table, family, column, i, held(family, column, in, i, id), old, record);
            }
        }
        store.release(set);
    }

    /** Looks up all prefixes of a block in one go: each look-up waits for memory, and so they wait together. */
    private void findAll(int family, Column column, NlriBlock in) {
        if (found.length < in.count()) {
            found = new int[in.count() * 2];
        }
        KeyDictionary dictionary = memory.dictionary(family);
        for (int i = 0; i < in.count(); i++) {
            key.set(in, i);
            found[i] = column.idOf(key, dictionary);
        }
    }

    /** True if the route stands there already and is not stale. */
    private boolean repeats(PeerTable table, int family, Column column, int old, int set, boolean octets) {
        Records records = column.records();
        if (old == 0 || records.set(old) != set || octets && !records.hasNlri(old, key)) {
            return false;
        }
        table.family(family).duplicates().add(1);
        return records.era(old) == column.era();
    }

    private void put(PeerTable table, int family, Column column, int index, int held, int old, int record) {
        Records records = column.records();
        if (old == 0) {
            announcements.add(index, held, null);
        } else if (records.set(old) != records.set(record) || !records.sameNlri(old, record)) {
            announcements.add(index, held, cache.get(records.set(old)));
        }
        column.put(held, record);
        if (old != 0) {
            letGo(table, family, column, old);
        }
    }

    /** The id of a prefix of the block, held by the column from now on if it was not. */
    private int held(int family, Column column, NlriBlock in, int index, int id) {
        KeyDictionary dictionary = memory.dictionary(family);
        if (id != 0 && (column.has(id) || dictionary.hold(id))) {
            return id;
        }
        key.set(in, index);
        return dictionary.acquire(key);
    }

    private int record(Column column, int set, int pathId, NlriBlock in, Event origin) {
        Records records = column.records();
        int era = column.era();
        long received = origin.receivedMicros();
        long observed = origin.observedMicros();
        boolean addPath = in.hasPathIds();
        boolean octets = in instanceof OpaqueNlri;
        int like = records.like(set, received, observed, pathId, addPath, era);
        if (like != 0 && (!octets || records.hasNlri(like, key))) {
            return like;
        }
        store.hold(set);
        int record = records.add(set, received, observed, pathId, addPath, era);
        if (octets) {
            records.setNlri(record, key.nlriBesideKey());
        }
        return record;
    }
}
