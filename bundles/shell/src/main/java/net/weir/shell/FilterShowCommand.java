package net.weir.shell;

import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code filter:show}. */
@Service
@Command(
        scope = "filter",
        name = "show",
        description = "Shows the text of a script",
        detailedDescription = "Examples:\n  filter:show\n  filter:show import")
public final class FilterShowCommand extends OneFilterCommand {
    @Override
    void run() {
        say(ask("show", Map.of()));
    }
}
