package net.weir.source.bmp;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes {@code bmp.tcp} stages. */
@Component(service = StageFactory.class)
@StageType("bmp.tcp")
public final class BmpTcpFactory implements StageFactory<BmpTcpOptions> {
    @Override
    public Class<BmpTcpOptions> configType() {
        return BmpTcpOptions.class;
    }

    @Override
    public Stage<BmpTcpOptions> create(BmpTcpOptions config, StageContext context) {
        return new BmpTcpSource(config, context);
    }
}
