package net.weir.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * FRR at 127.0.0.1 with four neighbours, each a BIRD, two of them of one AS. Each announces all prefixes, with path
 * lengths, origins and MEDs that differ by prefix and neighbour.
 */
final class ManyNeighbours implements AutoCloseable {
    static final int COUNT = 4;
    private static final int[] ASNS = {65011, 65011, 65012, 65013};

    private final int bmpPort;
    private final int prefixes;
    private final Router router = new Router();
    private final List<Feeder> feeders = new ArrayList<>();
    private final Random random = new Random(4271);
    private final int[] ports = new int[COUNT];
    private final int port = Daemon.freePort();

    private static final class Router extends Daemon {
        Router() {
            super("frr-best");
        }
    }

    private static final class Feeder extends Daemon {
        Feeder() {
            super("bird-best");
        }
    }

    ManyNeighbours(int bmpPort, int prefixes) {
        this.bmpPort = bmpPort;
        this.prefixes = prefixes;
        for (int i = 0; i < COUNT; i++) {
            ports[i] = Daemon.freePort();
        }
    }

    private static String address(int neighbour) {
        return "127.0.0." + (11 + neighbour);
    }

    void start() {
        router.write("bgpd.conf", frr());
        router.directory("vty");
        router.launch(
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
                router.dir().resolve("vty").toString(),
                "-f",
                router.dir().resolve("bgpd.conf").toString(),
                "-i",
                router.dir().resolve("pid").toString(),
                "-u",
                "frr",
                "-g",
                "frr");
        for (int i = 0; i < COUNT; i++) {
            Feeder feeder = new Feeder();
            feeders.add(feeder);
            feeder.write("bird.conf", bird(i));
            feeder.launch(
                    "/usr/sbin/bird",
                    "-f",
                    "-c",
                    feeder.dir().resolve("bird.conf").toString(),
                    "-s",
                    feeder.dir().resolve("ctl").toString(),
                    "-P",
                    feeder.dir().resolve("pid").toString());
        }
    }

    /** FRR's table as it prints it, with all paths. */
    String table() {
        return Daemon.ask(
                "vtysh", "--vty_socket", router.dir().resolve("vty").toString(), "-c", "show bgp ipv4 unicast json");
    }

    private String frr() {
        StringBuilder out = new StringBuilder(
                """
                hostname edge1
                router bgp 65001
                 bgp router-id 127.0.0.1
                 no bgp ebgp-requires-policy
                 no bgp default ipv4-unicast
                 bgp deterministic-med
                 bgp bestpath compare-routerid
                """);
        for (int i = 0; i < COUNT; i++) {
            String neighbour = " neighbor " + address(i) + " ";
            out.append(neighbour).append("remote-as ").append(ASNS[i]).append('\n');
            out.append(neighbour).append("port ").append(ports[i]).append('\n');
            out.append(neighbour).append("disable-connected-check\n");
            out.append(neighbour).append("passive\n");
        }
        out.append(" address-family ipv4 unicast\n");
        for (int i = 0; i < COUNT; i++) {
            out.append("  neighbor ").append(address(i)).append(" activate\n");
            out.append("  neighbor ").append(address(i)).append(" soft-reconfiguration inbound\n");
        }
        return out.append(" exit-address-family\n bmp targets weir\n  bmp monitor ipv4 unicast post-policy\n")
                .append("  bmp connect 127.0.0.1 port ")
                .append(bmpPort)
                .append(" min-retry 100 max-retry 500\n exit\n")
                .toString();
    }

    private String bird(int neighbour) {
        StringBuilder out =
                new StringBuilder("router id 127.0.0." + (20 + neighbour) + ";\nprotocol device {}\nipv4 table t4;\n");
        out.append("protocol static s4 {\n  ipv4 { table t4; };\n");
        for (int i = 0; i < prefixes; i++) {
            out.append("  route ").append(prefix(i)).append(" blackhole;\n");
        }
        out.append("}\nfilter varied {\n");
        for (int i = 0; i < prefixes; i++) {
            out.append("  if net = ")
                    .append(prefix(i))
                    .append(" then {")
                    .append(attributes())
                    .append(" }\n");
        }
        out.append("  accept;\n}\n");
        return out.append(
                        """
                        protocol bgp up {
                          local %1$s port %2$d as %3$d;
                          neighbor 127.0.0.1 port %4$d as 65001;
                          multihop;
                          connect delay time 1;
                          connect retry time 2;
                          error wait time 1,2;
                          ipv4 { table t4; import none; export filter varied; next hop address 192.0.2.1; };
                        }
                        """
                                .formatted(address(neighbour), ports[neighbour], ASNS[neighbour], port))
                .toString();
    }

    private String attributes() {
        String path = random.nextBoolean() ? " bgp_path.prepend(64500);" : "";
        String origin = " bgp_origin = " + (random.nextInt(3) == 0 ? "ORIGIN_EGP" : "ORIGIN_IGP") + ";";
        return path + origin + (random.nextBoolean() ? " bgp_med = " + random.nextInt(4) + ";" : "");
    }

    private static String prefix(int number) {
        return "20.7." + number + ".0/24";
    }

    @Override
    public void close() {
        feeders.forEach(Feeder::close);
        router.close();
    }
}
