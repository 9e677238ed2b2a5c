package net.weir.shell.completion;

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

/** Completes with words that are asked for each time. Called by the threads of sessions. */
abstract class LiveCompleter implements Completer {
    @Reference
    @Nullable
    BundleContext context;

    /** The words as they are now; those that the shell would not take as one word are left out later. */
    abstract Collection<String> words(Faces faces);

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        return complete(new ServiceFaces(Objects.requireNonNull(context)), session, line, candidates);
    }

    final int complete(Faces faces, @Nullable Session session, CommandLine line, List<String> candidates) {
        List<String> usable;
        try {
            usable = words(faces).stream().filter(LiveCompleter::isWord).toList();
        } catch (IllegalStateException e) {
            return -1; // no engine: nothing to offer, and the command itself will say why
        }
        return new StringsCompleter(usable).complete(session, line, candidates);
    }

    /** Names of routers are hostile: what the shell would not read as one plain word is no candidate. */
    private static boolean isWord(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9_.:/@-]*");
    }
}
