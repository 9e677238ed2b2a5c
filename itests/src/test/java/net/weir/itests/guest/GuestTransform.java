package net.weir.itests.guest;

import net.weir.api.LaneTransform;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.Transform;

/** Lets everything pass. */
final class GuestTransform implements Transform<NoOptions> {
    private final Ending ending;

    GuestTransform(Ending ending) {
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
            return new GuestTransform(ending);
        }
    }

    @Override
    public LaneTransform forLane(int lane) {
        return (event, out) -> out.accept(event);
    }

    @Override
    public void close() {
        ending.end();
    }
}
