package net.weir.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two network namespaces with a wire between: the router's, at 192.0.2.2, and its neighbour's, at 192.0.2.1. So daemons can run
 * with the addresses and ports that the documentation prints. Made by root, and removed at the end.
 */
final class TwoNetworks implements AutoCloseable {
    private final String router = "weir-r-" + ProcessHandle.current().pid();
    private final String neighbour = "weir-n-" + ProcessHandle.current().pid();

    TwoNetworks() {
        ip("netns", "add", router);
        ip("netns", "add", neighbour);
        ip("link", "add", "wire", "netns", router, "type", "veth", "peer", "name", "wire", "netns", neighbour);
        up(router, "192.0.2.2/24");
        up(neighbour, "192.0.2.1/24");
    }

    private static void up(String network, String address) {
        ip("-n", network, "link", "set", "lo", "up");
        // a link-local next hop needs an interface, of which a bgpd without zebra knows nothing
        ip("-n", network, "link", "set", "wire", "addrgenmode", "none");
        ip("-n", network, "address", "add", address, "dev", "wire");
        ip("-n", network, "link", "set", "wire", "up");
    }

    private static void ip(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Finished done = Finished.run(Map.of(), command);
        if (done.status() != 0) {
            throw new AssertionError(command + ": " + done.output());
        }
    }

    /** What leads a command into the router's network. */
    List<String> router() {
        return List.of("ip", "netns", "exec", router);
    }

    /** What leads a command into the neighbour's network. */
    List<String> neighbour() {
        return List.of("ip", "netns", "exec", neighbour);
    }

    @Override
    public void close() {
        ip("netns", "del", router);
        ip("netns", "del", neighbour);
    }
}
