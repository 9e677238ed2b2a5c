package org.example.weir.pathlength;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes {@code path.length} stages: all that a plugin has to register. */
@Component(service = StageFactory.class)
@StageType("path.length")
public final class PathLengthFactory implements StageFactory<PathLengthOptions> {
    @Override
    public Class<PathLengthOptions> configType() {
        return PathLengthOptions.class;
    }

    @Override
    public Stage<PathLengthOptions> create(PathLengthOptions options, StageContext context) {
        return new PathLengthTransform(options, context);
    }
}
