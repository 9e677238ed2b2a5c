package net.weir.shell.completion;

import java.util.Arrays;
import java.util.Collection;
import net.weir.shell.Faces;
import net.weir.shell.table.Format;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Output formats. */
@Service
public final class FormatCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return Arrays.stream(Format.values()).map(Format::toString).toList();
    }
}
