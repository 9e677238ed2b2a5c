package net.weir.shell.completion;

import java.util.Arrays;
import java.util.Collection;
import net.weir.event.EventKind;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Types of events. */
@Service
public final class EventTypeCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return Arrays.stream(EventKind.values()).map(EventKind::toString).toList();
    }
}
