package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import net.weir.api.Counter;
import net.weir.api.Rib;
import net.weir.api.StageContext;
import net.weir.api.operation.Action;
import net.weir.model.Family;
import net.weir.model.nlri.NlriForms;
import net.weir.query.Grouping;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import net.weir.query.WalkTally;
import net.weir.rib.table.Families;
import net.weir.rib.table.RibMemory;

/**
 * The stage: what all lanes share, and the questions that can be asked. Thread-safe.
 *
 * <p>A worker takes back what is no longer used.
 */
final class ColumnRib implements Rib<RibOptions>, RibQuery {
    private static final long RECLAIM_EVERY_MILLIS = 200;

    private final StageContext context;
    private final RibMemory memory = new RibMemory();
    private final PeerTables tables = new PeerTables(memory);
    private final Budget budget;
    private final Reclaimer reclaimer;
    private final Forgetting forgetting = new Forgetting(this);
    private final Counter notUp;
    private final Counter otherEpoch;
    private volatile Emit emit;

    ColumnRib(RibOptions options, StageContext context) {
        this.context = context;
        this.emit = options.emit();
        this.budget = new Budget(context, memory.footprint());
        this.reclaimer = new Reclaimer(memory, budget, context::nanoTime);
        this.notUp = context.drops("route-of-peer-not-up");
        this.otherEpoch = context.drops("route-of-other-epoch");
        budget.set(options.memoryBudget(), options.overBudget());
    }

    /** Begins to work. */
    @Override
    public void open() {
        context.gauge("routes", "Routes in the RIB", "", this::routes);
        context.gauge("prefixes", "Distinct prefixes that have a route", "", memory::prefixes);
        context.gauge("attribute_sets", "Distinct sets of path attributes in use", "", memory.attributes()::sets);
        context.gauge("memory", "Estimate of the RIB's memory", "bytes", memory.footprint()::octets);
        memory.footprint().parts().keySet().forEach(this::gauge);
        budget.gauges();
        ScheduledExecutorService worker = context.worker("reclaim");
        worker.scheduleWithFixedDelay(this::reclaim, RECLAIM_EVERY_MILLIS, RECLAIM_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void gauge(String part) {
        LongSupplier octets = () -> memory.footprint().parts().get(part);
        context.gauge("memory_part", "Estimate of the RIB's memory by part", "bytes", octets, "part", part);
    }

    private void reclaim() {
        try {
            reclaimer.run();
        } catch (RuntimeException e) {
            context.problem("reclaim-failed", "the RIB could not take memory back: " + e); // it is tried again
        }
    }

    @Override
    public RibLane forLane(int lane) {
        RibLane made = new RibLane(this, LaneSnapshot.STRETCH);
        forgetting.add(made);
        return made;
    }

    @Override
    public Reconfigured reconfigure(RibOptions next) {
        emit = next.emit();
        budget.set(next.memoryBudget(), next.overBudget());
        return Reconfigured.APPLIED;
    }

    @Override
    public List<Action<?>> actions() {
        return List.of(forgetting.action());
    }

    @Override
    public Map<Class<?>, Object> services() {
        return Map.of(RibQuery.class, this);
    }

    RibMemory memory() {
        return memory;
    }

    PeerTables tables() {
        return tables;
    }

    Budget budget() {
        return budget;
    }

    Reclaimer reclaimer() {
        return reclaimer;
    }

    Emit emit() {
        return emit;
    }

    long nowMicros() {
        return context.nowMicros();
    }

    /** A route came of a peer that is not up, or not in this epoch. */
    void dropped(boolean up) {
        (up ? otherEpoch : notUp).increment();
    }

    /** An event of a peer was handed on but meant nothing here. */
    void ignored(String reason) {
        context.counter("ignored_events", "Events of peers that meant nothing here", "", "reason", reason)
                .increment();
    }

    void problem(String kind, String text) {
        context.problem(kind, text);
    }

    @Override
    public String id() {
        return context.id();
    }

    @Override
    public List<Family> families() {
        SortedSet<Family> others = new TreeSet<>(NlriForms.families());
        for (int family = 0; family < Families.size(); family++) {
            others.add(Families.get(family));
        }
        others.removeAll(Family.plainIp());
        return Stream.concat(Family.plainIp().stream(), others.stream()).toList();
    }

    @Override
    public RouteCursor query(RouteQuery query) {
        int family = Families.indexOf(query.family());
        if (family < 0) {
            throw new IllegalArgumentException("the RIB does not keep " + query.family());
        }
        if (!query.family().isPlainIp()) {
            return new KeyWalk(memory, tables, family, query);
        }
        return LookUp.answers(query)
                ? new LookUp(memory, tables, family, query)
                : new RibWalk(memory, tables, family, query);
    }

    @Override
    public Tally count(RouteQuery query, List<Grouping> by) {
        boolean whole = query.moreSpecifics()
                && query.prefix() == null
                && query.key() == null
                && query.after() == null
                && query.best() == null;
        int family = Families.indexOf(query.family());
        return whole && family >= 0 ? new RibTally(memory, tables, family, query, by) : new WalkTally(query(query), by);
    }

    @Override
    public MemoryUse memoryUse() {
        return budget.use(memory.footprint().parts(), routes());
    }

    private long routes() {
        long routes = 0;
        for (PeerTable table : tables.all()) {
            routes += table.routes();
        }
        return routes;
    }

    @Override
    public Summary summary() {
        List<PeerSummary> peers = new ArrayList<>();
        for (PeerTable table : tables.all()) {
            summarize(table, peers);
        }
        return new Summary(
                memory.prefixes(),
                peers.stream().mapToLong(PeerSummary::routes).sum(),
                memory.attributes().sets(),
                memory.footprint().octets(),
                peers);
    }

    /** One entry for each family that the peer spoke of; for a silent peer the first, so that its marks show. */
    private static void summarize(PeerTable table, List<PeerSummary> peers) {
        boolean any = false;
        for (int family = 0; family < Families.size(); family++) {
            if (table.heard(family)) {
                peers.add(summary(table, family));
                any = true;
            }
        }
        if (!any) {
            peers.add(summary(table, 0));
        }
    }

    private static PeerSummary summary(PeerTable table, int family) {
        FamilyState state = table.family(family);
        return new PeerSummary(
                table.peer(),
                table.isUp(),
                Families.get(family),
                table.routes(family),
                state.stale().get(),
                state.duplicates().get(),
                state.absentWithdrawals().get(),
                table.version(),
                state.endOfRib(),
                state.marks().isDirty(),
                state.marks().incompleteSince());
    }
}
