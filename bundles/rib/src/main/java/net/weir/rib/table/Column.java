package net.weir.rib.table;

import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one peer in one family: for each prefix id the id of a record, or of several with ADD-PATH. Written by the
 * owning lane; read by all without a lock, inside a guard. Once it is detached from its peer nobody writes it.
 *
 * <p>A prefix that has a route here is held in the dictionary, once; a record holds its set.
 */
public final class Column {
    private static final int MANY = -1;

    private final Family family;
    private final Cells cells;
    private final PathLists lists;
    private final Records records;
    private final LaneCount routes = new LaneCount();
    private volatile int era;
    private int named;

    Column(Family family, Epochs epochs, Footprint cells, Footprint records) {
        this.family = family;
        this.cells = new Cells(cells);
        this.lists = new PathLists(cells);
        this.records = new Records(epochs, records);
    }

    public Family family() {
        return family;
    }

    public Records records() {
        return records;
    }

    /** How many routes there are; paths count each. */
    public long routes() {
        return routes.get();
    }

    /** Routes whose record is of another era are stale. */
    public int era() {
        return era;
    }

    /** False if the eras are used up: the routes cannot become stale once more. */
    public boolean canAge() {
        return era < Records.LAST_ERA;
    }

    /** All routes are stale from now on. On the lane. */
    public void age() {
        era = era + 1;
    }

    /**
     * The id of a key that the peer names. A router tells its table in the same order again, and others in much the same:
     * mostly the id is the one behind that of the key named before. On the lane.
     */
    public int idOf(PrefixKey key, KeyDictionary dictionary) {
        int id = dictionary.find(key, named + 1);
        if (id != 0) {
            named = id;
        }
        return id;
    }

    /** True if there is a route for the prefix. */
    public boolean has(int prefixId) {
        return cells.get(prefixId) != 0;
    }

    /** The least prefix id from {@code from} on that has a route, or -1. */
    public int nextPrefix(int from) {
        return cells.next(from);
    }

    /**
     * The records of a prefix as they are at one moment, in ascending order of path id; null if there is none.
     *
     * @param single one element long, used for the answer where one suffices
     */
    public int @Nullable [] read(int prefixId, int[] single) {
        while (true) {
            int cell = cells.get(prefixId);
            if (cell == 0) {
                return null;
            }
            if (cell != MANY) {
                single[0] = cell;
                return single;
            }
            int[] list = lists.get(prefixId);
            if (list != null) {
                return list;
            }
            // the lane went back to a single path between our two looks: look again
        }
    }

    /** The record of a path, or 0. On the lane. */
    public int find(int prefixId, int pathId) {
        int cell = cells.get(prefixId);
        if (cell == 0) {
            return 0;
        }
        if (cell != MANY) {
            return records.pathId(cell) == pathId ? cell : 0;
        }
        int[] list = list(prefixId);
        int at = search(list, pathId);
        return at < 0 ? 0 : list[at];
    }

    private int[] list(int prefixId) {
        int[] list = lists.get(prefixId);
        if (list == null) {
            throw new IllegalStateException("several paths, but no list");
        }
        return list;
    }

    private int search(int[] list, int pathId) {
        int low = 0;
        int up = list.length - 1;
        while (low <= up) {
            int middle = low + up >>> 1;
            int order = Integer.compareUnsigned(records.pathId(list[middle]), pathId);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                up = middle - 1;
            }
        }
        return -1 - low;
    }

    /** Sets the path that the record names, of a prefix that this column holds; the record is held. On the lane. */
    public void put(int prefixId, int record) {
        records.hold(record);
        int cell = cells.get(prefixId);
        int pathId = records.pathId(record);
        if (cell == MANY) {
            int[] list = list(prefixId);
            int at = search(list, pathId);
            routes.add(at < 0 ? 1 : 0);
            lists.set(prefixId, at < 0 ? with(list, -1 - at, record) : replaced(list, at, record));
        } else if (cell == 0 || records.pathId(cell) == pathId) {
            routes.add(cell == 0 ? 1 : 0);
            cells.set(prefixId, record);
        } else {
            boolean after = Integer.compareUnsigned(pathId, records.pathId(cell)) > 0;
            // the list first: who sees the mark finds it
            lists.set(prefixId, after ? new int[] {cell, record} : new int[] {record, cell});
            cells.set(prefixId, MANY);
            routes.add(1);
        }
    }

    /** Removes a path that is there; the record is not released. On the lane. */
    public void remove(int prefixId, int pathId) {
        routes.add(-1);
        if (cells.get(prefixId) != MANY) {
            cells.clear(prefixId);
            return;
        }
        int[] list = list(prefixId);
        int[] left = without(list, search(list, pathId));
        if (left.length == 1) {
            cells.set(prefixId, left[0]);
            lists.clear(prefixId);
        } else {
            lists.set(prefixId, left);
        }
    }

    private static int[] with(int[] list, int at, int record) {
        int[] longer = new int[list.length + 1];
        System.arraycopy(list, 0, longer, 0, at);
        longer[at] = record;
        System.arraycopy(list, at, longer, at + 1, list.length - at);
        return longer;
    }

    private static int[] replaced(int[] list, int at, int record) {
        int[] copy = list.clone();
        copy[at] = record;
        return copy;
    }

    private static int[] without(int[] list, int at) {
        int[] shorter = new int[list.length - 1];
        System.arraycopy(list, 0, shorter, 0, at);
        System.arraycopy(list, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    /** Lets go of all prefixes and sets of a detached column. On one thread, once, when no view of it is left. */
    public void dissolve(KeyDictionary dictionary, AttributeStore store) {
        for (int id = cells.next(0); id >= 0; id = cells.next(id + 1)) {
            dictionary.release(id);
        }
        for (int id = 1; id <= records.idsEver(); id++) {
            if (records.holdersOf(id) > 0) {
                store.release(records.set(id));
            }
        }
        cells.forget();
        lists.forget();
        records.forget();
    }
}
