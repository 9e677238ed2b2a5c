package net.weir.shell;

import java.util.List;
import java.util.stream.Stream;
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
        detailedDescription = "A stage of type T with the id I is the file etc/weir.T-I.cfg.\n"
                + "Options of \"every\" stage come from the engine; those of queues (edge, spill-limit…) are for sinks.\n\n"
                + "Examples:\n  weir:types\n  weir:types bmp.tcp")
public final class TypesCommand extends WeirCommand {
    private static final Columns<StageTypeInfo> TYPES = new Columns<StageTypeInfo>()
            .show("type", t -> Cell.text(t.type()))
            .show("bundle", t -> Cell.text(t.bundle()))
            .show(
                    "options",
                    t -> Cell.list(t.options().stream().map(OptionSpec::key).toList()));

    private static final Columns<Row> OPTIONS = new Columns<Row>()
            .show("key", r -> Cell.text(r.option.key()))
            .show("of", r -> Cell.text(r.of))
            .show("default", r -> Cell.text(r.option.def()))
            .show("required", r -> Cell.flag(r.option.required()))
            .show("allowed", r -> Cell.text(r.option.allowed()))
            .show("live", r -> Cell.flag(r.option.live()))
            .show("help", r -> Cell.text(r.option.help()));

    /** An option of the type, or one of every stage. */
    private record Row(String of, OptionSpec option) {}

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
            Stream<Row> own = find(types, type).options().stream().map(spec -> new Row("type", spec));
            Stream<Row> common = faces().pipeline().commonOptions().stream().map(spec -> new Row("every", spec));
            print(OPTIONS, Stream.concat(own, common).toList(), "");
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
