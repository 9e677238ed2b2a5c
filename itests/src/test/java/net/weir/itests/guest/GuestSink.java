package net.weir.itests.guest;

import java.util.List;
import net.weir.api.Sink;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.event.Event;

/** Takes everything and keeps nothing. */
final class GuestSink implements Sink<NoOptions> {
    private final Ending ending;

    GuestSink(Ending ending) {
        this.ending = ending;
    }

    /** Makes them. */
    record Factory(Ending ending) implements StageFactory<NoOptions> {
        @Override
        public Class<NoOptions> configType() {
            return NoOptions.class;
        }

        @Override
        public Stage<NoOptions> create(NoOptions config, StageContext context) {
            return new GuestSink(ending);
        }
    }

    @Override
    public void accept(List<Event> batch) {
        // the engine counts them
    }

    @Override
    public Delivery delivery() {
        return Delivery.IDEMPOTENT;
    }

    @Override
    public void close() {
        ending.end();
    }
}
