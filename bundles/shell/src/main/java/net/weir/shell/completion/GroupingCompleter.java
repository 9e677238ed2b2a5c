package net.weir.shell.completion;

import java.util.Arrays;
import java.util.Collection;
import net.weir.query.Grouping;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** What routes can be counted by. */
@Service
public final class GroupingCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return Arrays.stream(Grouping.values()).map(Grouping::term).toList();
    }
}
