package net.weir.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Value;
import net.weir.shell.completion.RibCompleter;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code filter:explain}. */
@Service
@Command(
        scope = "filter",
        name = "explain",
        description = "Shows what a script makes of the routes of a prefix, and which line decides",
        detailedDescription =
                "The routes are those of a RIB, or one that --path describes. -o json also has each line that was run.\n\n"
                        + "Examples:\n  filter:explain 192.0.2.0/24\n  filter:explain 192.0.2.0/24 import --peer 7 -o json\n"
                        + "  filter:explain 2001:db8::/32 --path '64496 64497' --communities NO_EXPORT")
public final class FilterExplainCommand extends FilterCommand {
    private static final Columns<Value> COLUMNS = new Columns<Value>()
            .show("peer", v -> cell(v, "peer"))
            .show("verdict", v -> cell(v, "verdict"))
            .show("decided", v -> cell(v, "decided"))
            .detail("passed", v -> cell(v, "passed"));

    @Argument(
            name = "PREFIX [FILTER]",
            description = "The prefix, and the stage that runs the script",
            multiValued = true,
            required = true)
    List<String> words = List.of();

    @Option(name = "--rib", description = "The RIB whose routes are taken", valueToShowInHelp = "rib")
    @Completion(RibCompleter.class)
    String rib = "rib";

    @Option(name = "--peer", description = "Only the route of the peer with this id", valueToShowInHelp = "")
    int peer;

    @Option(name = "--path", description = "Takes no route of a RIB but one with this AS path", valueToShowInHelp = "")
    @Nullable
    String path;

    @Option(name = "--communities", description = "The communities of that route", valueToShowInHelp = "")
    String communities = "";

    @Option(name = "--peer-asn", description = "The AS of that route's peer", valueToShowInHelp = "AS64496")
    String peerAsn = "AS64496";

    @Override
    List<String> words() {
        return words;
    }

    @Override
    int mostArguments() {
        return 2;
    }

    @Override
    void run() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("prefix", required("A prefix"));
        parameters.put("rib", rib);
        parameters.put("peer", Integer.toString(peer));
        parameters.put("communities", communities);
        parameters.put("peer-asn", peerAsn);
        if (path != null) {
            parameters.put("path", path);
        }
        Value told = operations().run(filter(1), "explain", parameters, "shell");
        print(COLUMNS, parts(told), "The RIB has no such route.");
    }
}
