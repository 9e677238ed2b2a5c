package net.weir.shell;

import java.util.Map;
import net.weir.model.Value;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code filter:check}. */
@Service
@Command(
        scope = "filter",
        name = "check",
        description = "Tells what is wrong with a script as it stands in its files now",
        detailedDescription = "It is only compiled; what runs goes on. A wrong one makes the command fail.\n\n"
                + "Examples:\n  filter:check\n  filter:check import")
public final class FilterCheckCommand extends OneFilterCommand {
    @Override
    void run() {
        Value told = ask("check", Map.of());
        parts(part(told, "told")).forEach(this::say);
        if (!part(told, "right").equals(new Value.Bool(true))) {
            throw new IllegalStateException("The script is wrong.");
        }
        remark("All ok!");
    }
}
