package net.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's BIRD with passive BGP sessions; it imports all and exports nothing. */
final class Bird implements Contender {
    private static final int PEERS = 4;
    private static final Pattern IMPORTED = Pattern.compile("Routes: +(\\d+) imported");

    private final Tools tools;
    private final Path directory;
    private final int port;
    private final Child daemon;

    Bird(Tools tools) {
        this.tools = tools;
        this.directory = tools.directory("bird");
        this.port = tools.freePort();
        Path config = directory.resolve("bird.conf");
        try {
            Files.writeString(config, config());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon = new Child(
                tools.file("bird.out"),
                Map.of(),
                "/usr/sbin/bird",
                "-f",
                "-c",
                config.toString(),
                "-s",
                socket(),
                "-P",
                directory.resolve("pid").toString());
        Awaiting.until("BIRD ready", 20, 50, () -> {
            daemon.assertAlive();
            return Files.exists(Path.of(socket()));
        });
    }

    private String socket() {
        return directory.resolve("control").toString();
    }

    private String config() {
        StringBuilder config = new StringBuilder(
                """
                router id 192.0.2.1;
                protocol device {}
                protocol static { ipv4; route 192.0.2.0/24 via "lo"; }
                protocol static { ipv6; route 2001:db8:ffff::/48 via "lo"; }
                """);
        for (int i = 0; i < PEERS; i++) {
            config.append(
                    """
                    protocol bgp p%1$d {
                      local 127.0.0.1 port %2$d as 65000;
                      neighbor %3$s external;
                      multihop 2; passive; hold time 240; allow local as 10; error wait time 1, 1; error forget time 1;
                      ipv4 { import all; export none; };
                      ipv6 { import all; export none; };
                    }
                    """
                            .formatted(i, port, address(i)));
        }
        return config.toString();
    }

    private static String address(int peer) {
        return "127.0.0." + (11 + peer);
    }

    @Override
    public String name() {
        return "BIRD";
    }

    @Override
    public ProcessUse use() {
        return new ProcessUse(daemon.process().pid());
    }

    @Override
    public AutoCloseable feed(List<Table> tables) {
        List<String> command = new ArrayList<>(List.of(tools.built("bgp_blast").toString()));
        for (int i = 0; i < tables.size(); i++) {
            command.add("-s");
            command.add("l=%s,r=127.0.0.1:%d,as=%d,id=192.0.2.%d,v6=1,file=%s"
                    .formatted(
                            address(i),
                            port,
                            tables.get(i).firstAs(),
                            11 + i,
                            tables.get(i).file()));
        }
        command.addAll(List.of("-T", "600", "-q", "600", "-w", Long.toString(use().pid())));
        return new Child(tools.file("bgp_blast"), Map.of(), command.toArray(String[]::new));
    }

    /** After a session has ended it refuses another one for a while. */
    @Override
    public boolean isIdle() {
        return routes() == 0 && waiting() == PEERS;
    }

    /** What it answers to a command of its control channel. */
    String ask(String command) {
        return tools.run("birdc", "-s", socket(), command);
    }

    private long waiting() {
        return ask("show protocols")
                .lines()
                .filter(line -> line.contains(" Passive "))
                .count();
    }

    @Override
    public long routes() {
        Matcher matcher = IMPORTED.matcher(ask("show protocols all"));
        long routes = 0;
        while (matcher.find()) {
            routes += Long.parseLong(matcher.group(1));
        }
        return routes - 2; // its own static ones
    }

    @Override
    public boolean has(List<Table> tables) {
        return routes() == tables.stream().mapToLong(Table::routes).sum();
    }

    @Override
    public void tidyUp() {
        // it needs none
    }

    @Override
    public void close() {
        daemon.close();
    }
}
