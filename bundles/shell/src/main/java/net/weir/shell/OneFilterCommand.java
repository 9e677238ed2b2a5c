package net.weir.shell;

import java.util.List;
import net.weir.shell.completion.FilterCompleter;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command about one stage that runs a script; its name may be left out where there is only one. */
abstract class OneFilterCommand extends FilterCommand {
    @Argument(name = "FILTER", description = "The stage that runs the script", multiValued = true)
    @Completion(FilterCompleter.class)
    List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }
}
