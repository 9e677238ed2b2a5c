package net.weir.shell.completion;

import java.util.Collection;
import java.util.stream.IntStream;
import net.weir.model.AttributeType;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Names of the path attributes that Weir knows. */
@Service
public final class AttributeCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return IntStream.range(1, 256)
                .mapToObj(AttributeType::name)
                .filter(name -> !name.startsWith("attribute-"))
                .toList();
    }
}
