package net.weir.rib;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.query.RibQuery;
import org.osgi.service.component.annotations.Component;

/** Makes views of RIBs, each of which offers a {@link RibQuery} while the RIB that it shows does. */
@Component(service = StageFactory.class)
@StageType("rib.view")
public final class ViewFactory implements StageFactory<ViewOptions> {

    @Override
    public Class<ViewOptions> configType() {
        return ViewOptions.class;
    }

    @Override
    public Stage<ViewOptions> create(ViewOptions config, StageContext context) {
        return new ViewStage(config, context);
    }
}
