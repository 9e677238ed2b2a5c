package net.weir.rib;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.query.RibQuery;
import org.osgi.service.component.annotations.Component;

/** Makes RIBs, each of which offers a {@link RibQuery}. */
@Component(service = StageFactory.class)
@StageType("rib")
public final class RibFactory implements StageFactory<RibOptions> {

    @Override
    public Class<RibOptions> configType() {
        return RibOptions.class;
    }

    @Override
    public Stage<RibOptions> create(RibOptions config, StageContext context) {
        return new ColumnRib(config, context);
    }
}
