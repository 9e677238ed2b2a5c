package net.weir.sink.none;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes {@code null} stages. */
@Component(service = StageFactory.class)
@StageType("null")
public final class NullFactory implements StageFactory<NullOptions> {
    @Override
    public Class<NullOptions> configType() {
        return NullOptions.class;
    }

    @Override
    public Stage<NullOptions> create(NullOptions config, StageContext context) {
        return new NullSink(config, context);
    }
}
