package net.weir.shell.completion;

import java.util.Arrays;
import java.util.Collection;
import net.weir.model.View;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Views of a session. */
@Service
public final class ViewCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return Arrays.stream(View.values()).map(View::toString).toList();
    }
}
