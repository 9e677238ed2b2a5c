package net.weir.shell;

import java.util.Map;
import net.weir.model.Value;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code filter:reapply}. */
@Service
@Command(
        scope = "filter",
        name = "reapply",
        description = "Has what stands in the RIB before a script judged again",
        detailedDescription =
                "Those behind the script lose what it rejects now. Where no RIB is before it, nothing happens.\n\n"
                        + "Examples:\n  filter:reapply\n  filter:reapply import")
public final class FilterReapplyCommand extends OneFilterCommand {
    @Override
    void run() {
        Value result = ask("reapply", Map.of());
        printer(Values.columns(result)).single(result);
    }
}
