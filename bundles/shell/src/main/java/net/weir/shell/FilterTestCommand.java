package net.weir.shell;

import java.util.Map;
import net.weir.model.Value;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code filter:test}. */
@Service
@Command(
        scope = "filter",
        name = "test",
        description = "Runs the test blocks of a script",
        detailedDescription = "A failed one makes the command fail.\n\nExamples:\n  filter:test\n  filter:test import")
public final class FilterTestCommand extends OneFilterCommand {
    @Override
    void run() {
        Value result = ask("test", Map.of());
        printer(Values.columns(result)).single(result);
        if (!part(result, "failed").equals(new Value.Int(0))) {
            throw new IllegalStateException("Tests of the script fail.");
        }
    }
}
