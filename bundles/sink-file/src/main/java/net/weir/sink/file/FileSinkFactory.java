package net.weir.sink.file;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.service.component.annotations.Component;

/** Makes sinks of type {@code file}. */
@Component(service = StageFactory.class)
@StageType("file")
public final class FileSinkFactory implements StageFactory<FileOptions> {

    @Override
    public Class<FileOptions> configType() {
        return FileOptions.class;
    }

    @Override
    public Stage<FileOptions> create(FileOptions options, StageContext context) {
        return new FileSink(options, PathTemplate.parse(options.path(), context), context);
    }
}
