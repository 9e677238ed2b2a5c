package net.weir.shell.completion;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import net.weir.admin.Peers;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Names and addresses of routers. */
@Service
public final class RouterCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        Set<String> words = new LinkedHashSet<>();
        for (Peers.RouterStatus status : faces.peers().routers()) {
            String name = status.router().sysName();
            if (name != null) {
                words.add(name);
            }
            words.add(status.router().address().toString());
        }
        return words;
    }
}
