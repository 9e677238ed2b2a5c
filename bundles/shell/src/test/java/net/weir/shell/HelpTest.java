package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static final Path DOCUMENT = Path.of("../../docs/shell.md");

    private final HelpCommand help = new HelpCommand();

    HelpTest() throws IOException {
        List<org.apache.karaf.shell.api.console.Command> registered = new ArrayList<>();
        for (Class<?> type : CommandTables.commands()) {
            Command command = type.getAnnotation(Command.class);
            registered.add(command(command.scope(), command.name(), command.description()));
        }
        registered.add(command("log", "display", "Displays log entries."));
        Registry registry = made(Registry.class, (self, method, arguments) -> registered);
        help.session = made(Session.class, (self, method, arguments) -> switch (method.getName()) {
            case "getRegistry" -> registry;
            case "getConsole" -> System.out;
            default -> null;
        });
    }

    private static org.apache.karaf.shell.api.console.Command command(String scope, String name, String text) {
        return made(
                org.apache.karaf.shell.api.console.Command.class,
                (self, method, arguments) -> switch (method.getName()) {
                    case "getScope" -> scope;
                    case "getName" -> name;
                    default -> text;
                });
    }

    private static <T> T made(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    @Test
    void the_document_is_up_to_date() throws IOException {
        String now = CommandTables.markdown(CommandTables.commands());
        if (Boolean.getBoolean("weir.write.docs")) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/shell.md; -Dweir.write.docs=true writes it")
                .isEqualTo(now);
    }

    @Test
    void every_command_says_what_it_does_in_a_line_and_has_examples() throws IOException {
        assertThat(CommandTables.commands()).hasSizeGreaterThan(15);
        for (Class<?> type : CommandTables.commands()) {
            Command command = type.getAnnotation(Command.class);
            assertThat(command.description()).as(CommandTables.name(type)).matches("[A-Z].{10,120}[^.]");
            assertThat(command.detailedDescription())
                    .as(CommandTables.name(type))
                    .contains("Examples:\n  " + CommandTables.name(type));
        }
    }

    @Test
    void help_lists_our_commands_with_a_line_each() throws Exception {
        String shown = Samples.run(help, Samples.faces());
        for (Class<?> type : CommandTables.commands()) {
            assertThat(shown.lines().filter(line -> line.startsWith(CommandTables.name(type) + " ")))
                    .as(CommandTables.name(type))
                    .hasSize(1);
        }
        assertThat(shown).doesNotContain("log:display").contains("COMMAND --help");
    }

    @Test
    void help_lists_the_commands_of_another_scope() throws Exception {
        help.words = List.of("log");
        assertThat(Samples.run(help, Samples.faces())).contains("log:display  Displays log entries.");
        help.words = List.of("nothing");
        assertThatThrownBy(() -> Samples.run(help, Samples.faces())).hasMessage("No command has the scope nothing");
    }
}
