package net.weir.shell.completion;

import java.util.Collection;
import net.weir.admin.StageTypeInfo;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Stage types. */
@Service
public final class TypeCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return faces.pipeline().types().stream().map(StageTypeInfo::type).toList();
    }
}
