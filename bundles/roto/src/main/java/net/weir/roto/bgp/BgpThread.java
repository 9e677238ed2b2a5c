package net.weir.roto.bgp;

import net.weir.event.Event;
import net.weir.roto.run.Call;
import org.jspecify.annotations.Nullable;

/** What one thread needs to call scripts that were compiled against {@link BgpLibrary}. */
public final class BgpThread {
    private final Output output;
    private final Metrics metrics;
    private final Route route = new Route();
    private final Call call;

    BgpThread(
            int budget,
            Metrics metrics,
            Rpki rpki,
            AsnLists asnLists,
            PrefixLists prefixLists,
            Clock clock,
            Ribs ribs) {
        this.output = new Output(clock);
        this.metrics = metrics;
        this.call = new Call(budget, output, rpki, asnLists, prefixLists, metrics, clock, ribs);
    }

    /**
     * Begins a call.
     *
     * @param sink takes what is written; null if this is no news, and then nothing is written or counted
     */
    public Call begin(@Nullable OutputSink sink, @Nullable Event event) {
        output.set(sink, event);
        metrics.counts(sink != null);
        call.begin();
        return call;
    }

    public Call call() {
        return call;
    }

    /** The route object of this thread. */
    public Route route() {
        return route;
    }
}
