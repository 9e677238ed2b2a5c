package net.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole distribution as {@code ./weir run} starts it: BMP listener, decoder, engine, RIB, and a null sink behind it. */
final class Weir implements Contender {
    private static final long SETTLED_OCTETS = 1 << 20;
    private static final Pattern USED = Pattern.compile("heap +total \\d+K, used (\\d+)K");

    private final Tools tools;
    private final Path home;
    private final Child script;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Properties ports = new Properties();
    private final ProcessUse use;

    /** @param stages more stage files by name, beside the null sink */
    Weir(Tools tools, Map<String, String> stages) {
        this.tools = tools;
        this.home = tools.directory("weir");
        try {
            Path etc = Files.createDirectories(home.resolve("etc"));
            Files.writeString(etc.resolve("weir.null-nothing.cfg"), "sources = rib\n");
            for (Map.Entry<String, String> stage : stages.entrySet()) {
                Files.writeString(etc.resolve(stage.getKey()), stage.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path output = tools.file("weir.out");
        Map<String, String> environment =
                Map.of("WEIR_HOME", home.toString(), "WEIR_HTTP_PORT", "0", "WEIR_SSH_PORT", "0", "WEIR_BMP_PORT", "0");
        script = new Child(output, environment, tools.checkout("weir").toString(), "run", "--no-build");
        Awaiting.until("Weir ready", 120, 50, () -> {
            script.assertAlive();
            return read(output).contains("Weir is ready.");
        });
        try {
            ports.load(Files.newBufferedReader(home.resolve("ports")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        use = new ProcessUse(container(script.process().toHandle()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The container is what the script became, or its child that is Java. */
    private static long container(ProcessHandle script) {
        List<ProcessHandle> all = new ArrayList<>(List.of(script));
        script.descendants().forEach(all::add);
        return all.stream()
                .filter(each -> each.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    Path home() {
        return home;
    }

    String port(String name) {
        return ports.getProperty(name);
    }

    @Override
    public String name() {
        return "Weir";
    }

    @Override
    public ProcessUse use() {
        return use;
    }

    /** One router for each table, as a collector has them. */
    @Override
    public AutoCloseable feed(List<Table> tables) {
        List<Child> routers = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            routers.add(new Child(
                    tools.file("bmp_blast." + i),
                    Map.of(),
                    tools.built("bmp_blast").toString(),
                    "-c",
                    "127.0.0.1:" + port("bmp"),
                    "-N",
                    "router-" + i,
                    "-x",
                    "-k",
                    "600",
                    "-f",
                    tables.get(i).file().toString()));
        }
        return () -> routers.forEach(Child::close);
    }

    @Override
    public long routes() {
        return metric("weir_rib_routes");
    }

    /** The RIB's own estimate of its memory. */
    long ribOctets() {
        return metric("weir_rib_memory_bytes");
    }

    private long metric(String name) {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }

    @Override
    public boolean isIdle() {
        return routes() == 0;
    }

    @Override
    public boolean has(List<Table> tables) {
        for (Table table : tables) { // the count costs more than looking for a prefix
            if (!get("/api/v1/ribs/ipv4unicast/routes/" + table.lastIpv4()).contains("\"status\":\"active\"")) {
                return false;
            }
        }
        return routes() == tables.stream().mapToLong(Table::routes).sum();
    }

    String get(String path) {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpClient http() {
        return http;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port("http") + path);
    }

    /** What is left of the heap after full collections. */
    long liveHeapOctets() {
        collect();
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("no heap in use");
        }
        return Long.parseLong(used.group(1)) << 10;
    }

    private void collect() {
        for (int i = 0; i < 2; i++) {
            jcmd("GC.run");
        }
    }

    private String jcmd(String command) {
        return tools.run(tools.java("jcmd"), Long.toString(use.pid()), command);
    }

    /** A full collection, and then the time that the collector takes to give memory back to the system. */
    @Override
    public void tidyUp() {
        collect();
        long[] before = {Long.MAX_VALUE};
        Awaiting.until("memory given back", 60, 2_000, () -> {
            long now = use.residentOctets();
            boolean still = Math.abs(before[0] - now) < SETTLED_OCTETS;
            before[0] = now;
            return still;
        });
    }

    @Override
    public void close() {
        script.close();
    }
}
