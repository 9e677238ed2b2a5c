package net.weir.sink.none;

import java.util.List;
import net.weir.api.Counter;
import net.weir.api.Sink;
import net.weir.api.StageContext;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;

/** Takes events, counts the routes in them, and forgets them. */
final class NullSink implements Sink<NullOptions> {
    private final NullOptions options;
    private final Counter announced;
    private final Counter withdrawn;

    NullSink(NullOptions options, StageContext context) {
        this.options = options;
        this.announced = context.counter("routes", "Routes in the events taken.", "", "kind", "announced");
        this.withdrawn = context.counter("routes", "Routes in the events taken.", "", "kind", "withdrawn");
    }

    @Override
    public void accept(List<Event> batch) {
        for (Event event : batch) {
            if (event instanceof RouteUpdate update) {
                announced.add(update.announcedCount());
                withdrawn.add(update.withdrawnCount());
            } else if (event instanceof RouteChange change) {
                (change.isWithdrawal() ? withdrawn : announced)
                        .add(change.routes().count());
            }
        }
    }

    @Override
    public Delivery delivery() {
        return Delivery.IDEMPOTENT;
    }

    @Override
    public PeerDownForm peerDown() {
        return options.peerDown() == NullOptions.PeerDown.ONE ? PeerDownForm.ONE : PeerDownForm.EACH;
    }
}
