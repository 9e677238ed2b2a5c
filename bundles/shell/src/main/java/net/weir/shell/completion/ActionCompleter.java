package net.weir.shell.completion;

import java.util.Collection;
import java.util.List;
import net.weir.admin.ActionInfo;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** A stage, an action of it, {@code key=} of a parameter that is not given yet. */
@Service
public final class ActionCompleter extends OperationCompleter {
    @Override
    Collection<String> next(Faces faces, List<String> before) {
        List<ActionInfo> actions = faces.pipeline().operations().actions();
        return switch (before.size()) {
            case 0 -> actions.stream().map(ActionInfo::stage).distinct().toList();
            case 1 ->
                actions.stream()
                        .filter(action -> action.stage().equals(before.get(0)))
                        .map(ActionInfo::name)
                        .toList();
            default ->
                faces.pipeline().operations().action(before.get(0), before.get(1)).parameters().stream()
                        .map(parameter -> parameter.key() + "=")
                        .filter(key -> before.stream().noneMatch(word -> word.startsWith(key)))
                        .toList();
        };
    }
}
