package net.weir.rib;

import java.util.Arrays;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.model.PathAttributes;
import net.weir.rib.table.Column;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.Families;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RouteList;
import org.jspecify.annotations.Nullable;

/** Takes away the routes of a peer that did not come again when everything was told. Confined to one lane. */
final class RouteSweep {
    private static final int PART = Departed.PART;

    private final ColumnRib rib;
    private final RibLane lane;
    private final RouteWriter writer;
    private final Epochs.Guard guard;
    private final RouteList list = new RouteList();
    private final PrefixKey key = new PrefixKey();
    private final int[] single = new int[1];
    private final int[] prefixIds = new int[PART];
    private final @Nullable PathAttributes[] before = new PathAttributes[PART];

    RouteSweep(ColumnRib rib, RibLane lane, RouteWriter writer, Epochs.Guard guard) {
        this.rib = rib;
        this.lane = lane;
        this.writer = writer;
        this.guard = guard;
    }

    /** Chooses what is taken away. Inside the lane's guard. */
    interface Choice {
        /** @param key of the prefix, or route key */
        boolean takes(Column column, int prefixId, PrefixKey key, int record);
    }

    /** Sweeps what was held over the loss of a router, of a family of which the peer has told all it has. */
    void stale(PeerTable table, int family, EndOfRib event, Emission emission) {
        if (table.family(family).stale().get() > 0) {
            Choice stale = (column, id, of, record) -> column.records().era(record) != column.era();
            run(table, family, event, stale, emission);
        }
    }

    /** @param event at whose end the routes go */
    void run(PeerTable table, int family, Event event, Choice choice, Emission emission) {
        Column column = table.column(family);
        int from = 0;
        while (column != null && from >= 0) {
            guard.enter();
            try {
                from = gather(table, family, column, choice, from);
            } finally {
                guard.exit();
            }
            if (list.size() > 0) {
                lane.emit(table, family, change(table, family, event), prefixIds, rib.emit(), emission);
            }
        }
        Arrays.fill(before, null);
    }

    /** Removes routes until a part is full; the prefix id to go on from, or -1. */
    private int gather(PeerTable table, int family, Column column, Choice choice, int from) {
        list.clear();
        for (int id = column.nextPrefix(from); id >= 0; id = column.nextPrefix(id + 1)) {
            int[] records = column.read(id, single);
            rib.memory().dictionary(family).read(id, key); // before the prefix may go
            for (int i = 0; records != null && i < records.length; i++) {
                int record = records[i];
                if (choice.takes(column, id, key, record)) {
                    if (list.size() == PART) {
                        return id;
                    }
                    prefixIds[list.size()] = id;
                    before[list.size()] = writer.attributes(column.records().set(record));
                    column.records().complete(record, key);
                    list.add(
                            key,
                            column.records().pathId(record),
                            column.records().addPath(record));
                    writer.remove(table, family, column, id, record);
                }
            }
        }
        return -1;
    }

    private RouteChange change(PeerTable table, int family, Event event) {
        return new RouteChange(
                table.peer(),
                event.observedMicros(),
                event.receivedMicros(),
                list.block(Families.get(family)),
                Arrays.copyOf(before, list.size()),
                null,
                RouteChange.Cause.STALE_SWEPT,
                table.changed(1));
    }
}
