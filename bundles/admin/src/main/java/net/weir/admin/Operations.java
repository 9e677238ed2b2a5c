package net.weir.admin;

import java.util.List;
import java.util.Map;
import net.weir.model.Value;
import org.osgi.annotation.versioning.ProviderType;

/** What stages do and tell when they are asked. */
@ProviderType
public interface Operations {

    /** The actions of all stages in force, by stage and name. */
    List<ActionInfo> actions();

    /**
     * Does it, and waits for what comes of it.
     *
     * @param parameters as written, by key
     * @param actor who asks, for the log
     * @throws IllegalArgumentException with all that is wrong with the request
     * @throws IllegalStateException if it did not work, or is not done after a minute
     */
    Value run(String stage, String action, Map<String, String> parameters, String actor);

    /** The reports of all stages in force, by stage and name. */
    List<ReportInfo> reports();

    /**
     * Has the report made.
     *
     * @throws IllegalArgumentException if there is none of the name
     * @throws IllegalStateException if it could not be made, or is not done after a minute
     */
    ReportTable report(String stage, String name);

    /** The action of the name. @throws IllegalArgumentException naming what there is */
    default ActionInfo action(String stage, String name) {
        return actions().stream()
                .filter(action -> action.stage().equals(stage) && action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(stage + " has no action " + name + "; it has: "
                        + actions().stream()
                                .filter(action -> action.stage().equals(stage))
                                .map(ActionInfo::name)
                                .toList()));
    }
}
