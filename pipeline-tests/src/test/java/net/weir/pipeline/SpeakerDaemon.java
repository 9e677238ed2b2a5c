package net.weir.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A speaker of another project as AS 64511 at an address of its own below 127/8, which originates routes that a test tells it
 * and peers with AS 64496 at 127.0.0.1.
 */
final class SpeakerDaemon implements AutoCloseable {
    /** Which one, where its program is, and how it is asked. */
    enum Kind {
        BIRD("/usr/sbin/bird", "127.0.0.2"),
        FRR("/usr/lib/frr/bgpd", "127.0.0.3"),
        GOBGP("/usr/bin/gobgpd", "127.0.0.4");

        final String program;
        final String address;

        Kind(String program, String address) {
            this.program = program;
            this.address = address;
        }

        boolean isInstalled() {
            return Files.isExecutable(Path.of(program));
        }
    }

    final Kind kind;
    private final boolean graceful;
    final int port = freePort("127.0.0.1");
    private final int apiPort = freePort("127.0.0.1");
    private final Path dir;
    private Process process;
    private List<String> routes = List.of();
    private int weirPort;
    private boolean restarting;

    /** @param graceful it asks for its routes to be kept when it restarts */
    SpeakerDaemon(Kind kind, boolean graceful) throws IOException {
        this.kind = kind;
        this.graceful = graceful;
        dir = Files.createTempDirectory("weir-speaker-" + kind.name().toLowerCase(Locale.ROOT));
        // such daemons give up root and then have to reach their files
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static int freePort(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts with these routes.
     *
     * @param weirPort where it dials, 0: it waits to be dialled
     */
    void start(List<String> prefixes, int weirPort) throws IOException {
        routes = prefixes;
        this.weirPort = weirPort;
        String port = Integer.toString(this.port);
        Path config = dir.resolve("conf");
        switch (kind) {
            case BIRD -> {
                Files.writeString(config, bird(weirPort));
                launch(
                        kind.program,
                        "-f",
                        "-c",
                        config.toString(),
                        "-s",
                        path("ctl"),
                        "-P",
                        path("pid"),
                        restarting ? "-R" : "-f");
            }
            case FRR -> {
                Files.writeString(config, frr(weirPort));
                launch(
                        kind.program,
                        "-Z",
                        "-n",
                        "-p",
                        port,
                        "-l",
                        kind.address,
                        "--vty_socket",
                        dir.toString(),
                        "-f",
                        config.toString(),
                        "-i",
                        path("pid"),
                        "-u",
                        "frr",
                        "-g",
                        "frr");
            }
            case GOBGP -> {
                Files.writeString(config, gobgp(weirPort));
                launch(
                        kind.program,
                        "-f",
                        config.toString(),
                        "--api-hosts",
                        "127.0.0.1:" + apiPort,
                        restarting ? "-r" : "--pprof-disable");
                Node.eventually().until(() -> gobgp("global").contains("64511"));
                for (String prefix : prefixes) {
                    boolean v6 = prefix.contains(":");
                    String hop = v6 ? "2001:db8::1" : "192.0.2.1";
                    gobgp("global", "rib", "add", prefix, "nexthop", hop, "-a", v6 ? "ipv6" : "ipv4");
                }
            }
        }
    }

    /** Ends it as a crash would, and starts it again as one that went on forwarding. */
    void crashAndRestart(Runnable meanwhile) throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        meanwhile.run();
        restarting = true;
        start(routes, weirPort);
    }

    /** Ends the session and lets it come again. */
    void bounce() {
        switch (kind) {
            case BIRD -> ask("birdc", "-s", path("ctl"), "restart", "weir");
            case FRR -> vtysh("clear bgp 127.0.0.1");
            case GOBGP -> gobgp("neighbor", "127.0.0.1", "reset");
        }
    }

    /** Ends the session for good, with a word where it can say one. */
    void shutDown(String word) {
        switch (kind) {
            case BIRD -> ask("birdc", "-s", path("ctl"), "disable", "weir", "\"" + word + "\"");
            case FRR -> vtysh("configure terminal", "router bgp 64511", "neighbor 127.0.0.1 shutdown message " + word);
            case GOBGP -> gobgp("neighbor", "127.0.0.1", "shutdown", "--reason", word);
        }
    }

    /** What it says of its session with us, for a failing test. */
    String session() {
        return switch (kind) {
            case BIRD -> ask("birdc", "-s", path("ctl"), "show", "protocols", "all", "weir");
            case FRR -> vtysh("show bgp neighbors 127.0.0.1");
            case GOBGP -> gobgp("neighbor", "127.0.0.1");
        };
    }

    private String vtysh(String... commands) {
        String[] whole = new String[3 + 2 * commands.length];
        whole[0] = "vtysh";
        whole[1] = "--vty_socket";
        whole[2] = dir.toString();
        for (int i = 0; i < commands.length; i++) {
            whole[3 + 2 * i] = "-c";
            whole[4 + 2 * i] = commands[i];
        }
        return ask(whole);
    }

    private String gobgp(String... command) {
        String[] client = {"gobgp", "-u", "127.0.0.1", "-p", Integer.toString(apiPort)};
        String[] whole = java.util.Arrays.copyOf(client, client.length + command.length);
        System.arraycopy(command, 0, whole, client.length, command.length);
        return ask(whole);
    }

    private String bird(int weirPort) {
        return """
                router id %1$s;
                protocol device {}
                protocol static { ipv4; %2$s }
                protocol static { ipv6; %3$s }
                protocol bgp weir {
                  local %1$s port %4$d as 64511;
                  neighbor 127.0.0.1 port %5$d as 64496;
                  multihop;
                  %7$s
                  %6$s
                  connect delay time 1;
                  connect retry time 2;
                  error wait time 1,2;
                  ipv4 { import none; export all; next hop address 192.0.2.1; };
                  ipv6 { import none; export all; next hop address 2001:db8::1; };
                }
                """
                .formatted(
                        kind.address,
                        lines("route %s blackhole; ", false),
                        lines("route %s blackhole; ", true),
                        port,
                        weirPort == 0 ? 179 : weirPort,
                        weirPort == 0 ? "passive;" : "",
                        graceful ? "graceful restart on; graceful restart time 60;" : "");
    }

    private String frr(int weirPort) {
        return """
                router bgp 64511
                 bgp router-id %1$s
                %5$s no bgp default show-hostname
                 no bgp ebgp-requires-policy
                 no bgp network import-check
                 no bgp default ipv4-unicast
                 neighbor 127.0.0.1 remote-as 64496
                 neighbor 127.0.0.1 disable-connected-check
                 neighbor 127.0.0.1 update-source %1$s
                 neighbor 127.0.0.1 timers connect 2
                 neighbor 127.0.0.1 %2$s
                 address-family ipv4 unicast
                  neighbor 127.0.0.1 activate
                  neighbor 127.0.0.1 route-map hop out
                %3$s exit-address-family
                 address-family ipv6 unicast
                  neighbor 127.0.0.1 activate
                  neighbor 127.0.0.1 route-map hop out
                %4$s exit-address-family
                route-map hop permit 10
                 set ip next-hop 192.0.2.1
                 set ipv6 next-hop global 2001:db8::1
                """
                .formatted(
                        kind.address,
                        weirPort == 0 ? "passive" : "port " + weirPort,
                        lines("  network %s\n", false),
                        lines("  network %s\n", true),
                        graceful ? " bgp graceful-restart\n bgp graceful-restart preserve-fw-state\n" : "");
    }

    private String gobgp(int weirPort) {
        return """
                [global.config]
                  as = 64511
                  router-id = "%1$s"
                  port = %2$d
                  local-address-list = ["%1$s"]
                [[neighbors]]
                  [neighbors.config]
                    neighbor-address = "127.0.0.1"
                    peer-as = 64496
                  [neighbors.timers.config]
                    connect-retry = 5
                    idle-hold-time-after-reset = 2
                  [neighbors.graceful-restart.config]
                    enabled = %4$s
                    restart-time = 60
                    notification-enabled = true
                  [neighbors.transport.config]
                    local-address = "%1$s"
                    %3$s
                  [neighbors.ebgp-multihop.config]
                    enabled = true
                    multihop-ttl = 10
                  [[neighbors.afi-safis]]
                    [neighbors.afi-safis.config]
                      afi-safi-name = "ipv4-unicast"
                    [neighbors.afi-safis.mp-graceful-restart.config]
                      enabled = %4$s
                  [[neighbors.afi-safis]]
                    [neighbors.afi-safis.config]
                      afi-safi-name = "ipv6-unicast"
                    [neighbors.afi-safis.mp-graceful-restart.config]
                      enabled = %4$s
                """
                .formatted(
                        kind.address,
                        port,
                        weirPort == 0 ? "passive-mode = true" : "remote-port = " + weirPort,
                        graceful);
    }

    private String lines(String form, boolean v6) {
        StringBuilder out = new StringBuilder();
        routes.stream()
                .filter(prefix -> prefix.contains(":") == v6)
                .forEach(prefix -> out.append(form.formatted(prefix)));
        return out.toString();
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }

    private void launch(String... command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("out").toFile())
                .start();
    }

    private static String ask(String... command) {
        try {
            Process client =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            client.waitFor(20, TimeUnit.SECONDS);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it printed, for a failing test. */
    String output() {
        try {
            return Files.readString(dir.resolve("out"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
