package net.weir.engine;

import java.util.Map;
import net.weir.api.LaneTransform;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.Transform;
import org.jspecify.annotations.Nullable;

/** A transform that offers a word when it is told to. */
@StageType("test.changing")
final class ChangingServices implements StageFactory<ChangingServices.Options> {
    private volatile boolean offering;
    private volatile @Nullable StageContext context;

    record Options() {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    void offer(boolean now) {
        offering = now;
        StageContext of = context;
        if (of != null) {
            of.servicesChanged();
        }
    }

    @Override
    public Stage<Options> create(Options config, StageContext given) {
        context = given;
        Serving.Word word = new Serving.Part(new Serving.Options("changing", "", false), given);
        return new Transform<>() {
            @Override
            public LaneTransform forLane(int lane) {
                return (event, out) -> out.accept(event);
            }

            @Override
            public Map<Class<?>, Object> services() {
                return offering ? Map.of(Serving.Word.class, word) : Map.of();
            }
        };
    }
}
