package net.weir.shell.completion;

import java.util.Collection;
import net.weir.query.RibQuery;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ids of RIBs. */
@Service
public final class RibCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return faces.ribs().stream().map(RibQuery::id).toList();
    }
}
