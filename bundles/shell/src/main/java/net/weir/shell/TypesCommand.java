package net.weir.shell;

import java.util.List;
import net.weir.admin.StageTypeInfo;
import net.weir.api.options.OptionSpec;
import net.weir.api.options.Similar;
import net.weir.shell.completion.TypeCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weir:types}. */
@Service
@Command(
        scope = "weir",
        name = "types",
        description = "Lists the stage types that can be configured, or the options of one of them",
        detailedDescription = "A stage of type T with the id I is the file etc/weir.T-I.cfg.\n\n"
                + "Examples:\n  weir:types\n  weir:types bmp.tcp")
public final class TypesCommand extends WeirCommand {
    private static final Columns<StageTypeInfo> TYPES = new Columns<StageTypeInfo>()
            .show("type", t -> Cell.text(t.type()))
            .show("bundle", t -> Cell.text(t.bundle()))
            .show(
                    "options",
                    t -> Cell.list(t.options().stream().map(OptionSpec::key).toList()));

    private static final Columns<OptionSpec> OPTIONS = new Columns<OptionSpec>()
            .show("key", o -> Cell.text(o.key()))
            .show("default", o -> Cell.text(o.def()))
            .show("required", o -> Cell.flag(o.required()))
            .show("allowed", o -> Cell.text(o.allowed()))
            .show("live", o -> Cell.flag(o.live()))
            .show("help", o -> Cell.text(o.help()));

    @Argument(name = "TYPE", description = "Shows this type's options", multiValued = true)
    @Completion(TypeCompleter.class)
    List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        String type = argument();
        List<StageTypeInfo> types = faces().pipeline().types();
        if (type == null) {
            print(TYPES, types, "No bundle here makes stages.");
        } else {
            print(OPTIONS, find(types, type).options(), "The type " + type + " has no options of its own.");
        }
    }

    private static StageTypeInfo find(List<StageTypeInfo> types, String wanted) {
        return types.stream().filter(t -> t.type().equals(wanted)).findFirst().orElseThrow(() -> {
            String near =
                    Similar.to(wanted, types.stream().map(StageTypeInfo::type).toList());
            return new IllegalArgumentException("No bundle here makes stages of type " + wanted
                    + (near == null ? "" : "; did you mean " + near + "?"));
        });
    }
}
