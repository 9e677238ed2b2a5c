package net.weir.blackbox;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** BIRD at 127.0.0.2 that announces just the prefixes it is told to. */
final class BirdFeeder extends Daemon {
    private final int port = freePort();
    private final int routerPort;

    BirdFeeder(int routerPort) {
        super("bird");
        this.routerPort = routerPort;
    }

    int port() {
        return port;
    }

    /** Starts with these prefixes, or changes to them. */
    void announce(Collection<String> prefixes) {
        announce(prefixes, Set.of());
    }

    /** As above, some of them with a MED. */
    void announce(Collection<String> prefixes, Set<String> marked) {
        boolean running = dir().resolve("bird.conf").toFile().exists();
        write("v4.inc", routes(prefixes, marked, false));
        write("v6.inc", routes(prefixes, marked, true));
        write("bird.conf", config());
        if (running) {
            String answer = ask("birdc", "-s", dir().resolve("ctl").toString(), "configure");
            if (!answer.contains("econfigur")) {
                throw new AssertionError(answer);
            }
        } else {
            start();
        }
    }

    /** Starts again with what it announced last. */
    void start() {
        launch(
                "/usr/sbin/bird",
                "-f",
                "-c",
                dir().resolve("bird.conf").toString(),
                "-s",
                dir().resolve("ctl").toString(),
                "-P",
                dir().resolve("pid").toString());
    }

    /** Ends the session in an orderly way and begins another one. */
    void restartSession() {
        ask("birdc", "-s", dir().resolve("ctl").toString(), "restart", "up");
    }

    private static String routes(Collection<String> prefixes, Set<String> marked, boolean v6) {
        return prefixes.stream()
                .filter(prefix -> prefix.contains(":") == v6)
                .map(prefix ->
                        "route " + prefix + " blackhole" + (marked.contains(prefix) ? " { bgp_med = 50; };\n" : ";\n"))
                .collect(Collectors.joining());
    }

    private String config() {
        return """
                router id 127.0.0.2;
                protocol device {}
                ipv4 table t4;
                ipv6 table t6;
                protocol static s4 {
                  ipv4 { table t4; };
                  include "%1$s/v4.inc";
                }
                protocol static s6 {
                  ipv6 { table t6; };
                  include "%1$s/v6.inc";
                }
                protocol bgp up {
                  local 127.0.0.2 port %2$d as 65002;
                  neighbor 127.0.0.1 port %3$d as 65001;
                  multihop;
                  connect delay time 1;
                  connect retry time 2;
                  error wait time 1,2;
                  ipv4 { table t4; import none; export all; next hop address 192.0.2.1; };
                  ipv6 { table t6; import none; export all; next hop address 2001:db8::1; };
                }
                """
                .formatted(dir(), port, routerPort);
    }
}
