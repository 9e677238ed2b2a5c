package net.weir.source.mrt;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes {@code mrt.file} stages. */
@Component(service = StageFactory.class)
@StageType("mrt.file")
public final class MrtFileFactory implements StageFactory<MrtFileOptions> {
    @Override
    public Class<MrtFileOptions> configType() {
        return MrtFileOptions.class;
    }

    @Override
    public Stage<MrtFileOptions> create(MrtFileOptions config, StageContext context) {
        return new MrtFileSource(config, context);
    }
}
