package net.weir.blackbox;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * FRR's bgpd at 127.0.0.1 with one neighbour at 127.0.0.2, telling a BMP station of it. Its policy accepts
 * all: FRR 8.4 says of a route that it rejects that it is withdrawn, also before policy.
 */
final class FrrRouter extends BmpRouter {
    private static final Pattern PREFIX = Pattern.compile("\"([0-9a-f.:]+/\\d+)\":");

    private final String hostname;
    private final String station;

    FrrRouter(int bmpPort) {
        this("edge1", "127.0.0.1", bmpPort);
    }

    /** @param hostname what it calls itself to the station */
    FrrRouter(String hostname, String station, int bmpPort) {
        super("frr", bmpPort);
        this.hostname = hostname;
        this.station = station;
    }

    @Override
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
                Integer.toString(port()),
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

    @Override
    Set<String> received(String family) {
        return prefixes("show bgp " + family + " unicast neighbors 127.0.0.2 received-routes json");
    }

    @Override
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
                hostname %3$s
                router bgp 65001
                 bgp router-id 127.0.0.1
                 no bgp ebgp-requires-policy
                 no bgp default ipv4-unicast
                 neighbor 127.0.0.2 remote-as 65002
                 neighbor 127.0.0.2 port %1$d
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
                  bmp connect %4$s port %2$d min-retry 100 max-retry 500
                 exit
                """
                .formatted(feederPort, bmpPort(), hostname, station);
    }
}
