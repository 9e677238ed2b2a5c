package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.rib.table.Column;
import net.weir.rib.table.Families;
import net.weir.rib.table.LaneCount;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one peer and what is known of it. Written by the lane that owns it; read by all without a lock.
 *
 * <p>{@link #lock} is taken by a lane that takes the peer over and by a snapshot that tells its routes, so that a peer is
 * not told from one lane while another begins to write it. Updates do not take it.
 */
final class PeerTable {
    private final int id;
    private final RibMemory memory;
    private final Object lock = new Object();
    private final AtomicReferenceArray<@Nullable FamilyState> families = new AtomicReferenceArray<>(Families.CAPACITY);
    private final Marks unheard = new Marks();
    private final LaneCount version = new LaneCount();
    private final Audience audience;
    private final PhantomWithdrawals phantoms = new PhantomWithdrawals();
    private volatile Tenure tenure;
    private volatile boolean up;
    private volatile boolean refused;
    private volatile int feed;
    private volatile @Nullable RibLane owner;
    private @Nullable Event newest;

    /** A peer as of one Peer Up, and its routes: read in one go, so that nobody takes old routes for the new peer's. */
    record Tenure(Peer peer, AtomicReferenceArray<@Nullable Column> columns) {
        @Nullable
        Column column(int family) {
            return columns.get(family);
        }
    }

    PeerTable(Peer peer, RibMemory memory) {
        this.id = peer.id();
        this.audience = new Audience(id);
        this.tenure = new Tenure(peer, new AtomicReferenceArray<>(Families.CAPACITY));
        this.memory = memory;
    }

    int id() {
        return id;
    }

    Object lock() {
        return lock;
    }

    Tenure tenure() {
        return tenure;
    }

    Peer peer() {
        return tenure.peer;
    }

    boolean isUp() {
        return up;
    }

    /** True if it came up when there was no memory for it: it gets no routes in this epoch. */
    boolean isRefused() {
        return refused;
    }

    /** The feed of its last Peer Up. */
    int feed() {
        return feed;
    }

    void setFeed(int newFeed) {
        feed = newFeed;
    }

    @Nullable
    RibLane owner() {
        return owner;
    }

    void setOwner(RibLane lane) {
        owner = lane;
    }

    FamilyState family(int family) {
        FamilyState state = families.get(family);
        return state != null ? state : addFamily(family);
    }

    private synchronized FamilyState addFamily(int family) {
        FamilyState state = families.get(family);
        if (state == null) {
            state = new FamilyState(unheard.copy());
            families.set(family, state);
        }
        return state;
    }

    /** Those of which there is something to be said. */
    private List<FamilyState> families() {
        List<FamilyState> states = new ArrayList<>();
        for (int family = 0; family < families.length(); family++) {
            FamilyState state = families.get(family);
            if (state != null) {
                states.add(state);
            }
        }
        return states;
    }

    /** Marks all families, those too that the peer has not spoken of yet. */
    synchronized void mark(Consumer<Marks> marking) {
        families().forEach(family -> marking.accept(family.marks()));
        marking.accept(unheard);
    }

    /** True if the peer ever spoke of the family. */
    boolean heard(int family) {
        FamilyState state = families.get(family);
        return state != null && state.heard();
    }

    Audience audience() {
        return audience;
    }

    PhantomWithdrawals phantoms() {
        return phantoms;
    }

    /** The peer's last event, whose place the routes have. On the lane. */
    @Nullable
    Event newest() {
        return newest;
    }

    void setNewest(Event event) {
        newest = event;
    }

    /** Changes so far. */
    long version() {
        return version.get();
    }

    /** Counts changes; the number of the last of them. On the lane. */
    long changed(long changes) {
        version.add(changes);
        return version.get();
    }

    @Nullable
    Column column(int family) {
        return tenure.column(family);
    }

    /** The family's column, made if need be. On the lane. */
    Column writable(int family) {
        Column column = tenure.column(family);
        if (column == null) {
            column = memory.column(family);
            tenure.columns.set(family, column);
        }
        return column;
    }

    long routes() {
        long routes = 0;
        for (int family = 0; family < Families.size(); family++) {
            routes += routes(family);
        }
        return routes;
    }

    long routes(int family) {
        Column column = tenure.column(family);
        return column == null ? 0 : column.routes();
    }

    long staleRoutes() {
        long routes = 0;
        for (FamilyState family : families()) {
            routes += family.stale().get();
        }
        return routes;
    }

    /** Takes all routes away from the peer; what is returned is not written any more. On the lane. */
    AtomicReferenceArray<@Nullable Column> detach() {
        AtomicReferenceArray<@Nullable Column> gone = tenure.columns;
        tenure = new Tenure(tenure.peer, new AtomicReferenceArray<>(Families.CAPACITY));
        for (FamilyState family : families()) {
            family.stale().set(0);
        }
        return gone;
    }

    /** Forgets the routes where no lane is left that could tell anybody. Under the lock. */
    long forgetAlone(ColumnRib rib) {
        synchronized (lock) {
            long routes = routes();
            rib.reclaimer().add(detach(), null);
            end();
            rib.tables().remove(this);
            return routes;
        }
    }

    /** The peer is up with these facts. On the lane. */
    void begin(Peer newPeer, boolean refuse) {
        refused = refuse;
        tenure = new Tenure(newPeer, tenure.columns);
        phantoms.reset();
        for (FamilyState family : families()) {
            family.setEndOfRib(false);
        }
        up = true;
    }

    /** The peer is down. On the lane. */
    void end() {
        up = false;
        for (FamilyState family : families()) {
            family.setEndOfRib(false);
        }
    }

    /** True if the routes can be held over the loss of the router; else they have to go. On the lane. */
    boolean canHold() {
        for (int family = 0; family < Families.size(); family++) {
            Column column = tenure.column(family);
            if (column != null && !column.canAge()) {
                return false;
            }
        }
        return true;
    }

    /** All routes are stale from now on. On the lane. */
    void hold() {
        end();
        for (int family = 0; family < Families.size(); family++) {
            Column column = tenure.column(family);
            if (column != null) {
                column.age();
                family(family).stale().set(column.routes());
            }
        }
    }
}
