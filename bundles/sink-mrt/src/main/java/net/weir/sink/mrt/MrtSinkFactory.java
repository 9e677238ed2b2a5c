package net.weir.sink.mrt;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes sinks of type {@code mrt}. */
@Component(service = StageFactory.class)
@StageType("mrt")
public final class MrtSinkFactory implements StageFactory<MrtOptions> {

    @Override
    public Class<MrtOptions> configType() {
        return MrtOptions.class;
    }

    @Override
    public Stage<MrtOptions> create(MrtOptions options, StageContext context) {
        return new MrtSink(options, context);
    }
}
