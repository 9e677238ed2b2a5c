package net.weir.shell.completion;

import java.util.Collection;
import net.weir.admin.StageStatus;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ids of the stages that hand events on. */
@Service
public final class StageCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return faces.pipeline().stages().stream()
                .filter(stage -> stage.kind() == null || stage.kind().givesEvents())
                .map(StageStatus::id)
                .toList();
    }
}
