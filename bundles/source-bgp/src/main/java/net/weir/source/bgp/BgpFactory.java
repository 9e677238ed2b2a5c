package net.weir.source.bgp;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes {@code bgp} stages. */
@Component(service = StageFactory.class)
@StageType("bgp")
public final class BgpFactory implements StageFactory<BgpOptions> {
    @Override
    public Class<BgpOptions> configType() {
        return BgpOptions.class;
    }

    @Override
    public Stage<BgpOptions> create(BgpOptions config, StageContext context) {
        return new BgpSource(config, context);
    }
}
