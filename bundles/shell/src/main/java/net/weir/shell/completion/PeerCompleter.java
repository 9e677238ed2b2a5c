package net.weir.shell.completion;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import net.weir.admin.Peers;
import net.weir.model.IpAddress;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ids and addresses of peers. */
@Service
public final class PeerCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        Set<String> words = new LinkedHashSet<>();
        for (Peers.PeerStatus status : faces.peers().peers()) {
            words.add(Integer.toString(status.peer().id()));
            IpAddress address = status.peer().key().address();
            if (address != null) {
                words.add(address.toString());
            }
        }
        return words;
    }
}
