package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network of its own for a router, joined to this machine by one link. Taking it away is what a power cut is to a router:
 * no FIN, no RST.
 */
final class NetworkNamespace implements AutoCloseable {
    /** This machine's end of the link. */
    static final String HERE = "203.0.113.1";
    /** The router's end. */
    static final String THERE = "203.0.113.2";

    private final String name = "weir-test-" + ProcessHandle.current().pid();
    private final String link = "weir" + ProcessHandle.current().pid() % 1_000_000;

    /** Makes it; the test that needs it is left out, by name, where that is not allowed. */
    NetworkNamespace() {
        Finished made = Finished.run(Map.of(), List.of("ip", "netns", "add", name));
        assumeThat(made.status())
                .as("network namespaces can be made: %s", made.output())
                .isZero();
        try {
            connect();
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** Takes it away with all that was under way in it, and makes another one in its place. */
    void renew() {
        close();
        ip("netns", "add", name);
        connect();
    }

    private void connect() {
        ip("-n", name, "link", "set", "lo", "up");
        ip("link", "add", link, "type", "veth", "peer", "name", "uplink", "netns", name);
        ip("address", "add", HERE + "/30", "dev", link);
        ip("link", "set", link, "up");
        ip("-n", name, "address", "add", THERE + "/30", "dev", "uplink");
        ip("-n", name, "link", "set", "uplink", "up");
    }

    /** Takes the link away: from now on nothing goes to or fro. */
    void cut() {
        ip("link", "set", link, "down");
    }

    /** The words before a command that is to run in it. */
    List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Finished done = Finished.run(Map.of(), command);
        assertThat(done.status()).as("%s: %s", command, done.output()).isZero();
    }

    @Override
    public void close() {
        Finished.run(Map.of(), List.of("ip", "link", "delete", link));
        Finished.run(Map.of(), List.of("ip", "netns", "delete", name));
    }
}
