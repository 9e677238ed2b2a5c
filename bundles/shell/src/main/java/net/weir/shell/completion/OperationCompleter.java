package net.weir.shell.completion;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import net.weir.shell.Faces;
import net.weir.shell.ServiceFaces;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Completes a stage, one of its operations, and what that takes. Called by the threads of sessions. */
abstract class OperationCompleter implements Completer {
    @Reference
    @Nullable
    BundleContext context;

    /**
     * What may stand behind these words.
     *
     * @param before the words behind the command that are whole, options left out
     */
    abstract Collection<String> next(Faces faces, List<String> before);

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        return complete(new ServiceFaces(Objects.requireNonNull(context)), session, line, candidates);
    }

    final int complete(Faces faces, @Nullable Session session, CommandLine line, List<String> candidates) {
        List<String> before = Arrays.stream(line.getArguments())
                .limit(line.getCursorArgumentIndex())
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .toList();
        try {
            return new StringsCompleter(next(faces, before)).complete(session, line, candidates);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return -1; // nothing to offer, and the command itself will say why
        }
    }
}
