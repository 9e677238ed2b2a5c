package net.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.weir.admin.StageTypeInfo;
import net.weir.api.options.OptionSpec;
import net.weir.engine.config.StageReader;
import net.weir.engine.plan.Checker;

/** Writes {@code docs/options.md}: the options of every stage type of the class path, and those of every stage. */
public final class OptionTables {
    private static final String HEAD =
            """
            # Options of the stages

            Made from the code; do not edit (a test compares, `mvn test -pl bundles/cli -am -Dweir.write.docs=true` writes it).
            The shell command `weir:types TYPE` shows the same of a running Weir.

            A stage is a file `etc/weir.TYPE-ID.cfg` with lines `key = value`. *Live* options change without a restart of the stage.

            ## Every stage

            """;

    private OptionTables() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("the only argument is the file to write");
            System.exit(2);
        }
        Checker types = StageTypes.find(OptionTables.class.getClassLoader(), System.err);
        Files.writeString(Path.of(arguments[0]), markdown(types.types()));
    }

    static String markdown(List<StageTypeInfo> types) {
        StringBuilder out = new StringBuilder(HEAD);
        table(out, StageReader.engineSpecs());
        for (StageTypeInfo type : types) {
            out.append("\n## ").append(type.type()).append("\n\n");
            if (type.options().isEmpty()) {
                out.append("No options of its own.\n");
            } else {
                table(out, type.options());
            }
        }
        return out.toString();
    }

    private static void table(StringBuilder out, List<OptionSpec> specs) {
        out.append("| key | default | allowed | live | what it does |\n|---|---|---|---|---|\n");
        for (OptionSpec spec : specs) {
            String def = spec.required() ? "must be given" : spec.def() == null ? "" : "`" + spec.def() + "`";
            out.append("| `").append(spec.key());
            out.append("` | ").append(cell(def));
            out.append(" | ").append(cell(spec.allowed()));
            out.append(" | ").append(spec.live() ? "yes" : "no");
            out.append(" | ").append(cell(spec.help())).append(" |\n");
        }
    }

    /** A bar would end the cell, an opening bracket begin a tag. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace('\n', ' ');
    }
}
