package net.weir.shell.completion;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import net.weir.model.Family;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Families that some RIB keeps; without a RIB the plain IP families. */
@Service
public final class FamilyCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        Set<String> names = new TreeSet<>();
        faces.ribs().forEach(rib -> rib.families().forEach(family -> names.add(family.toString())));
        if (names.isEmpty()) {
            Family.plainIp().forEach(family -> names.add(family.toString()));
        }
        return names;
    }
}
