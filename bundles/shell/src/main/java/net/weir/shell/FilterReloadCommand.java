package net.weir.shell;

import java.util.Map;
import net.weir.model.Value;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code filter:reload}. */
@Service
@Command(
        scope = "filter",
        name = "reload",
        description = "Compiles the files of a script anew and has the result take over",
        detailedDescription =
                "A changed file is taken up by itself within seconds; this one does not wait, fills lists anew, and says what is\n"
                        + "wrong. Behind a RIB, what stands is judged again.\n\n"
                        + "Examples:\n  filter:reload\n  filter:reload import")
public final class FilterReloadCommand extends OneFilterCommand {
    @Override
    void run() {
        Value result = ask("reload", Map.of());
        printer(Values.columns(result)).single(result);
    }
}
