package net.weir.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Command;

/** {@code weir:help}, which {@code ./weir shell help} means. */
@Service
@org.apache.karaf.shell.api.action.Command(
        scope = "weir",
        name = "help",
        description = "Lists the commands of Weir, a line each",
        detailedDescription = "COMMAND --help tells all of one command; help lists those of the container too.\n\n"
                + "Examples:\n  weir:help\n  weir:help log")
public final class HelpCommand extends WeirCommand {
    private static final Set<String> SCOPES = Set.of("weir", "bmp", "filter", "peer", "rib");
    private static final Columns<Command> COLUMNS = new Columns<Command>()
            .show("command", c -> Cell.text(name(c)))
            .show("description", "what it does", c -> Cell.text(c.getDescription()));

    @Argument(name = "SCOPE", description = "Lists the commands of this scope, whoever brings it", multiValued = true)
    List<String> words = List.of();

    private static String name(Command command) {
        return command.getScope() + ":" + command.getName();
    }

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        String scope = argument();
        List<Command> commands = Objects.requireNonNull(session).getRegistry().getCommands().stream()
                .filter(c -> scope == null
                        ? SCOPES.contains(c.getScope())
                        : c.getScope().equals(scope))
                .sorted(Comparator.comparing(HelpCommand::name))
                .toList();
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("No command has the scope " + scope);
        }
        print(COLUMNS, commands, "");
        remark("COMMAND --help tells more of one; completion with the tab key shows its options.");
    }
}
