package net.weir.rib;

import java.util.List;
import net.weir.model.Peer;
import net.weir.query.Grouping;
import net.weir.query.Groups;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.Column;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.Families;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;

/**
 * Counts a whole family without making objects of its routes: in the order of prefix ids, in which columns lie in memory.
 * Confined to one reader.
 */
final class RibTally implements Tally {
    private static final int STRETCH = 4096;

    private final RibMemory memory;
    private final PeerTables tables;
    private final int family;
    private final List<Grouping> by;
    private final SetVerdicts sets;
    private final SetOrigins origins;
    private final PeerVerdicts peers;
    private final Groups groups = new Groups();
    private final long[] keys;
    private final PrefixKey key = new PrefixKey();
    private final int[] single = new int[1];
    private int id = 1;
    private boolean closed;

    RibTally(RibMemory memory, PeerTables tables, int family, RouteQuery query, List<Grouping> by) {
        AttributeCache cache = new AttributeCache(memory.attributes());
        this.memory = memory;
        this.tables = tables;
        this.family = family;
        this.by = List.copyOf(by);
        this.sets = new SetVerdicts(memory.attributes(), cache, query.attributes());
        this.origins = new SetOrigins(memory.attributes(), cache);
        this.peers = new PeerVerdicts(query.peers());
        this.keys = new long[by.size()];
    }

    @Override
    public boolean advance() {
        int last = memory.dictionary(family).idsEver();
        Epochs.Guard guard = memory.epochs().borrow();
        try {
            PeerTable[] all = tables.all();
            peers.use(all);
            for (int end = (int) Math.min((long) id + STRETCH, (long) last + 1); id < end && !closed; id++) {
                groups.nextPrefix();
                for (int i = 0; i < all.length; i++) {
                    count(all[i].tenure(), i);
                }
            }
        } finally {
            memory.epochs().giveBack(guard);
        }
        return id <= last && !closed;
    }

    private void count(PeerTable.Tenure tenure, int index) {
        Column column = tenure.column(family);
        int[] records = column == null ? null : column.read(id, single);
        if (column == null || records == null || !peers.passes(index, tenure.peer())) {
            return;
        }
        for (int record : records) {
            int set = column.records().set(record);
            if (sets.passes(set)) {
                for (int k = 0; k < keys.length; k++) {
                    keys[k] = group(by.get(k), tenure.peer(), set);
                }
                groups.add(keys);
            }
        }
    }

    private long group(Grouping grouping, Peer peer, int set) {
        return switch (grouping) {
            case ORIGIN_ASN -> origins.of(set);
            case PEER -> peer.id();
            case LENGTH -> Families.get(family).isPlainIp() ? length() : -1;
        };
    }

    private long length() {
        memory.dictionary(family).read(id, key);
        return key.length();
    }

    @Override
    public List<Group> groups() {
        return groups.sorted(keys.length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
