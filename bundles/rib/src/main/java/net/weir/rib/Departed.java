package net.weir.rib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.Column;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.Families;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;
import net.weir.rib.table.RouteList;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a peer that is gone, as they stood. Thread-safe. At first it reads the detached columns; once it is {@link
 * #freeze frozen} it stands by itself, and the columns and all ids in them can be given back to the RIB, however long
 * somebody keeps this.
 */
final class Departed {
    /** Routes in a part, but for the last part of a family. */
    static final int PART = 1024;

    private final RibMemory memory;
    private final int parts;
    private volatile @Nullable AtomicReferenceArray<@Nullable Column> columns;
    private volatile Part @Nullable [] frozen;

    /** Some of the routes, and the set that each had. */
    record Part(NlriBlock routes, @Nullable PathAttributes[] before) {
        Part first(int count) {
            return select(firstIndexes(count), count);
        }

        Part select(int[] indexes, int count) {
            @Nullable PathAttributes[] selected = new PathAttributes[count];
            for (int i = 0; i < count; i++) {
                selected[i] = before[indexes[i]];
            }
            return new Part(routes.select(indexes, count), selected);
        }

        private long octets() {
            long ofRoutes = routes instanceof OpaqueNlri opaque
                    ? opaque.length() + routes.count() * 4L
                    : routes.count() * (routes.family().afi() == 2 ? 17L : 8L);
            return ofRoutes + routes.count() * 4L;
        }

        private static int[] firstIndexes(int count) {
            int[] indexes = new int[count];
            Arrays.setAll(indexes, i -> i);
            return indexes;
        }
    }

    /** @param columns detached: nobody writes them any more */
    Departed(RibMemory memory, AtomicReferenceArray<@Nullable Column> columns) {
        this.memory = memory;
        this.columns = columns;
        this.parts = parts(columns);
    }

    private static int parts(AtomicReferenceArray<@Nullable Column> columns) {
        long parts = 0;
        for (int family = 0; family < columns.length(); family++) {
            Column column = columns.get(family);
            parts += column == null ? 0 : (column.routes() + PART - 1) / PART;
        }
        return (int) parts;
    }

    /** How many parts there are. */
    int parts() {
        return parts;
    }

    /** A walk over the parts; always the same parts in the same order. */
    Walk walk() {
        return new Walk(columns);
    }

    /** Copies what the ids stand for. Afterwards the columns may be dissolved. Returns an estimate of its octets. */
    long freeze() {
        Walk walk = walk();
        List<Part> all = new ArrayList<>(parts);
        long octets = 0;
        while (all.size() < parts) {
            Part part = walk.read();
            octets += 160L + part.octets();
            all.add(part);
        }
        frozen = all.toArray(Part[]::new);
        columns = null; // after "frozen": who finds none here finds the parts there
        return octets;
    }

    /** A walk over the parts. Confined to its user, who may take his time between two parts. */
    final class Walk {
        private final @Nullable AtomicReferenceArray<@Nullable Column> source;
        private final AttributeCache cache = new AttributeCache(memory.attributes());
        private final RouteList list = new RouteList();
        private final @Nullable PathAttributes[] before = new PathAttributes[PART];
        private final PrefixKey key = new PrefixKey();
        private final int[] single = new int[1];
        private int number;
        private int family;
        private int prefixId;
        private int path;

        private Walk(@Nullable AtomicReferenceArray<@Nullable Column> source) {
            this.source = source;
        }

        /** The next part; there are {@link #parts}. */
        Part next() {
            Epochs.Guard guard = memory.epochs().borrow();
            try {
                // looked at inside the guard: while it is not frozen, the ids stay
                Part[] ready = frozen;
                return ready != null ? ready[number++] : read();
            } finally {
                memory.epochs().giveBack(guard);
            }
        }

        private Part read() {
            number++;
            list.clear();
            while (true) {
                Column column = source == null ? null : source.get(family);
                if (column != null && column.routes() > 0) {
                    fill(column);
                }
                if (list.size() > 0) {
                    return new Part(list.block(Families.get(family)), Arrays.copyOf(before, list.size()));
                }
                family++;
                prefixId = 0;
                path = 0;
            }
        }

        private void fill(Column column) {
            for (int id = column.nextPrefix(prefixId); id >= 0; id = column.nextPrefix(id + 1)) {
                if (id != prefixId) {
                    prefixId = id;
                    path = 0;
                }
                int[] records = column.read(id, single);
                memory.dictionary(family).read(id, key);
                while (records != null && path < records.length) {
                    if (list.size() == PART) {
                        return;
                    }
                    int record = records[path++];
                    before[list.size()] = cache.get(column.records().set(record));
                    column.records().complete(record, key);
                    list.add(
                            key,
                            column.records().pathId(record),
                            column.records().addPath(record));
                }
            }
            prefixId = Integer.MAX_VALUE;
        }
    }
}
