package net.weir.shell;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

/** Makes {@code docs/shell.md} of the commands of this bundle. */
final class CommandTables {
    private static final Path CLASSES = Path.of("target/classes");
    private static final String HEAD =
            """
            # Commands of the shell

            Made from the code; do not edit (a test compares, `mvn test -pl bundles/shell -am -Dweir.write.docs=true` writes it).
            `./weir shell 'COMMAND'` runs one, `./weir shell` opens the shell, `./weir shell help` lists these commands.

            Each takes `-o` (`--output`) with `table`, `json` or `csv`, and `--help`. Words and options come in any order.

            """;

    private CommandTables() {}

    /** The classes that the console finds, in order of their commands. */
    static List<Class<?>> commands() throws IOException {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                Class<?> type = load(name.substring(0, name.length() - ".class".length()));
                if (type.isAnnotationPresent(Command.class)) {
                    found.add(type);
                }
            }
        }
        found.sort(Comparator.comparing(CommandTables::name));
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CommandTables.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("it is in the directory of classes", e);
        }
    }

    static String name(Class<?> type) {
        Command command = type.getAnnotation(Command.class);
        return command.scope() + ":" + command.name();
    }

    static String markdown(List<Class<?>> commands) {
        StringBuilder out = new StringBuilder(HEAD).append("| command | what it does |\n|---|---|\n");
        for (Class<?> type : commands) {
            out.append("| `").append(name(type)).append("` | ");
            out.append(cell(type.getAnnotation(Command.class).description())).append(" |\n");
        }
        commands.forEach(type -> command(out, type));
        return out.toString();
    }

    private static void command(StringBuilder out, Class<?> type) {
        Command command = type.getAnnotation(Command.class);
        out.append("\n## ")
                .append(name(type))
                .append("\n\n")
                .append(command.description())
                .append(".\n");
        String[] parts = command.detailedDescription().split("Examples:\n", 2);
        if (!parts[0].isBlank()) {
            out.append('\n').append(parts[0].strip()).append('\n');
        }
        StringBuilder words = new StringBuilder();
        for (Class<?> part = type; part != WeirCommand.class; part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    word(words, field);
                }
            }
        }
        if (!words.isEmpty()) {
            out.append("\n| word | what it means | unless given |\n|---|---|---|\n")
                    .append(words);
        }
        if (parts.length == 2) {
            out.append("\nExamples:\n\n");
            parts[1].lines()
                    .forEach(line -> out.append("- `").append(line.strip()).append("`\n"));
        }
    }

    private static void word(StringBuilder out, Field field) {
        Argument argument = field.getAnnotation(Argument.class);
        Option option = field.getAnnotation(Option.class);
        if (argument != null) {
            row(out, argument.name(), argument.description(), "");
        } else if (option != null) {
            boolean flag = field.getType() == boolean.class;
            String names = String.join(
                    ", ",
                    Stream.concat(Stream.of(option.name()), Stream.of(option.aliases()))
                            .toList());
            row(out, names + (flag ? "" : " …"), option.description(), flag ? "" : option.valueToShowInHelp());
        }
    }

    private static void row(StringBuilder out, String word, String text, String given) {
        out.append("| `").append(word.replace("|", "\\|")).append("` | ").append(cell(text));
        out.append(" | ")
                .append(given.isEmpty() || given.startsWith("DEF") ? "" : "`" + given + "`")
                .append(" |\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace('\n', ' ');
    }
}
