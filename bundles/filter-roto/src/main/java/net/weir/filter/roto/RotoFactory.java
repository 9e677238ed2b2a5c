package net.weir.filter.roto;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes {@code roto} stages. */
@Component(service = StageFactory.class)
@StageType("roto")
public final class RotoFactory implements StageFactory<RotoOptions> {
    @Override
    public Class<RotoOptions> configType() {
        return RotoOptions.class;
    }

    @Override
    public Stage<RotoOptions> create(RotoOptions options, StageContext context) {
        return new RotoTransform(options, context);
    }
}
