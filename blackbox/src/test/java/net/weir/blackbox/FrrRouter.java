package net.weir.blackbox;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** FRR's bgpd at 127.0.0.1 with one neighbour at 127.0.0.2, telling a BMP station of it. */
final class FrrRouter extends Daemon {
    private static final Pattern PREFIX = Pattern.compile("\"([0-9a-f.:]+/\\d+)\":");

    private final int port = freePort();
    private final int bmpPort;

    FrrRouter(int bmpPort) {
        super("frr");
        this.bmpPort = bmpPort;
    }

    int port() {
        return port;
    }

    void start(int feederPort) {
        write("bgpd.conf", config(feederPort));
        directory("vty");
        launch(
                "/usr/lib/frr/bgpd",
                "-M",
                "bmp",
                "-Z",
                "-n",
                "-p",
                Integer.toString(port),
                "-l",
                "127.0.0.1",
                "--vty_socket",
                dir().resolve("vty").toString(),
                "-f",
                dir().resolve("bgpd.conf").toString(),
                "-i",
                dir().resolve("pid").toString(),
                "-u",
                "frr",
                "-g",
                "frr");
    }

    /** The prefixes in the Adj-RIB-In of the neighbour, before policy. */
    Set<String> received(String family) {
        return prefixes("show bgp " + family + " unicast neighbors 127.0.0.2 received-routes json");
    }

    /** The prefixes in the table. */
    Set<String> table(String family) {
        return prefixes("show bgp " + family + " unicast json");
    }

    private Set<String> prefixes(String command) {
        Matcher matcher = PREFIX.matcher(vtysh(command));
        Set<String> prefixes = new TreeSet<>();
        while (matcher.find()) {
            prefixes.add(matcher.group(1));
        }
        return prefixes;
    }

    String vtysh(String command) {
        return ask("vtysh", "--vty_socket", dir().resolve("vty").toString(), "-c", command);
    }

    private String config(int feederPort) {
        return """
                router bgp 65001
                 bgp router-id 127.0.0.1
                 no bgp ebgp-requires-policy
                 no bgp default ipv4-unicast
                 neighbor 127.0.0.2 remote-as 65002
                 neighbor 127.0.0.2 port %d
                 neighbor 127.0.0.2 disable-connected-check
                 neighbor 127.0.0.2 passive
                 address-family ipv4 unicast
                  neighbor 127.0.0.2 activate
                  neighbor 127.0.0.2 soft-reconfiguration inbound
                 exit-address-family
                 address-family ipv6 unicast
                  neighbor 127.0.0.2 activate
                  neighbor 127.0.0.2 soft-reconfiguration inbound
                 exit-address-family
                 bmp targets weir
                  bmp monitor ipv4 unicast pre-policy
                  bmp monitor ipv4 unicast post-policy
                  bmp monitor ipv6 unicast pre-policy
                  bmp monitor ipv6 unicast post-policy
                  bmp stats interval 1000
                  bmp connect 127.0.0.1 port %d min-retry 100 max-retry 500
                 exit
                """
                .formatted(feederPort, bmpPort);
    }
}
