package net.weir.cli.roto;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.weir.cli.tool.Failure;
import net.weir.roto.host.HostFunction;
import net.weir.roto.host.Library;
import net.weir.roto.type.TypeDef;

/** What a library shows to scripts, as Markdown. */
final class Documentation {
    private Documentation() {}

    /** @param names the types wanted; none for all */
    static int write(Library library, List<String> names, PrintStream out) {
        for (String name : names) {
            if (library.type(name) == null) {
                throw Failure.usage("no type " + name);
            }
        }
        out.println("# What scripts can use");
        library.types().values().stream()
                .filter(def -> names.isEmpty() || names.contains(def.name()))
                .forEach(def -> type(library, def, out));
        if (names.isEmpty()) {
            rest(library, out);
        }
        return 0;
    }

    private static void type(Library library, TypeDef def, PrintStream out) {
        out.println();
        out.println("## " + def.self());
        def.variants().forEach(v -> out.println("- `" + v.name() + v.fields() + "`"));
        library.constants(def)
                .values()
                .forEach(c -> out.println("- `" + def.name() + "." + c.name() + ": " + c.type() + "`"));
        library.methods(def).values().forEach(f -> out.println("- `" + signature(f) + "` " + f.documentation()));
    }

    private static String signature(HostFunction function) {
        List<String> parameters = new ArrayList<>();
        boolean method = function.owner() != null && !function.isStatic();
        for (int i = method ? 1 : 0; i < function.parameters().size(); i++) {
            parameters.add(
                    function.names().get(i) + ": " + function.parameters().get(i));
        }
        String owner = function.owner() != null && function.isStatic()
                ? function.owner().name() + "."
                : method ? "." : "";
        String result = function.result().toString().equals("()") ? "" : " -> " + function.result();
        return owner + function.name() + parameters.stream().collect(Collectors.joining(", ", "(", ")")) + result;
    }

    private static void rest(Library library, PrintStream out) {
        out.println();
        out.println("## Functions, constants, context variables");
        library.functions().values().forEach(f -> out.println("- `" + signature(f) + "` " + f.documentation()));
        library.constants().values().forEach(c -> out.println("- `" + c.name() + ": " + c.type() + "`"));
        library.context().values().forEach(c -> out.println("- `" + c.name() + ": " + c.type() + "`, of each call"));
    }
}
