package net.weir.blackbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One running Weir, started with {@code ./weir run} on free ports. Closing it stops it.
 *
 * <p>It ends only the processes that it started, by their ids. Every wait has a limit, and what the
 * script wrote is part of the failure.
 */
public final class WeirProcess implements AutoCloseable {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("weir.checkout")).normalize();
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Path home;
    private final Map<String, String> environment;
    private final Path output;
    private final Process script;

    private WeirProcess(Path home, Map<String, String> environment, Path output, Process script) {
        this.home = home;
        this.environment = environment;
        this.output = output;
        this.script = script;
    }

    /** Starts an instance in {@code home} and waits until it is ready. */
    public static WeirProcess start(Path home, String... options) {
        return start(home, Map.of(), options);
    }

    /** As above, with environment variables of the test's own, which win. */
    public static WeirProcess start(Path home, Map<String, String> extra, String... options) {
        WeirProcess weir = launch(home, extra, options);
        try {
            weir.awaitReady();
            return weir;
        } catch (AssertionError e) {
            weir.close();
            throw e;
        }
    }

    /** Starts an instance and does not wait. */
    public static WeirProcess launch(Path home, Map<String, String> extra, String... options) {
        return launch(List.of(), home, extra, options);
    }

    /** The same by way of another command, such as one that leads into a network namespace. */
    static WeirProcess launch(List<String> by, Path home, Map<String, String> extra, String... options) {
        Map<String, String> environment = environment(home, extra);
        List<String> command = new ArrayList<>(by);
        command.addAll(List.of(script(), "run", "--no-build"));
        command.addAll(List.of(options));
        try {
            Path output = Files.createTempFile("weir-run", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new WeirProcess(home, environment, output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs any command of the script for a home, whether or not an instance runs there. */
    public static Finished script(Path home, Map<String, String> extra, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script()));
        command.addAll(List.of(arguments));
        return Finished.run(environment(home, extra), command);
    }

    private static String script() {
        return CHECKOUT.resolve("weir").toString();
    }

    private static Map<String, String> environment(Path home, Map<String, String> extra) {
        Map<String, String> environment = new HashMap<>();
        environment.put("WEIR_HOME", home.toString());
        environment.put("WEIR_HTTP_PORT", "0");
        environment.put("WEIR_SSH_PORT", "0");
        environment.put("WEIR_BMP_PORT", "0");
        environment.put("WEIR_HEAP", "512m");
        environment.putAll(extra);
        return environment;
    }

    /** The distribution that is run. Tests must leave it as it is. */
    public static Path distribution() {
        return CHECKOUT.resolve("karaf-assembly/target/assembly");
    }

    /** Waits for the line that says that the instance is ready. */
    public void awaitReady() {
        await(START_LIMIT, "ready", () -> !script.isAlive() || output().contains("Weir is ready."));
        if (!output().contains("Weir is ready.")) {
            throw new AssertionError("Weir did not start:\n" + output());
        }
    }

    /** What the script and the container have written so far. */
    public String output() {
        return read(output);
    }

    public Path home() {
        return home;
    }

    /** The text of the log. */
    public String log() {
        return read(home.resolve("log/weir.log"));
    }

    /** The ports that are open, by key: {@code http}, {@code ssh}, {@code bmp}… */
    public Map<String, Integer> ports() {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(read(home.resolve("ports"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Integer> ports = new HashMap<>();
        lines.forEach((key, value) -> {
            if (!value.toString().isEmpty()) {
                ports.put(key.toString(), Integer.valueOf(value.toString()));
            }
        });
        return ports;
    }

    /** Runs one command in the shell. */
    public Finished shell(String command) {
        return script("shell", command);
    }

    /** Runs any command of the script for this instance. */
    public Finished script(String... arguments) {
        return script(home, environment, arguments);
    }

    /** GETs a path of the web face. */
    public HttpResponse<String> http(String path) {
        URI uri = URI.create("http://127.0.0.1:" + ports().get("http") + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("GET " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The process id of the container, the Java process that the script started. */
    public long pid() {
        return Long.parseLong(read(home.resolve("data/pid")).strip());
    }

    /** Stops the instance with {@code ./weir stop} and waits for its end. */
    public Finished stop() {
        Finished stopped = script("stop");
        awaitEnd();
        return stopped;
    }

    /** Ends the container as a crash would: at once, with no chance to clean up. */
    public void killMinus9() {
        ownContainer().destroyForcibly();
        awaitEnd();
    }

    /** Asks the script itself to end, as Ctrl-C and a service manager do. */
    public void terminate() {
        script.destroy();
        awaitEnd();
    }

    /** Waits for the end of the script. Returns its exit status. */
    public int awaitEnd() {
        await(STOP_LIMIT, "ended", () -> !script.isAlive());
        return script.exitValue();
    }

    /** True while the script or a process below it lives. */
    public boolean alive() {
        return script.isAlive() || script.descendants().findAny().isPresent();
    }

    @Override
    public void close() {
        List<ProcessHandle> own = new ArrayList<>(script.descendants().toList());
        own.add(script.toHandle());
        script.destroy();
        try {
            if (!script.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("did not stop:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            own.forEach(ProcessHandle::destroyForcibly);
        }
        assertPlainLog();
    }

    /** What the log says is for people: no record shows as {@code Name[part=…]}. */
    private void assertPlainLog() {
        if (Files.exists(home.resolve("log/weir.log"))) {
            List<String> bare = log().lines()
                    .filter(line -> line.matches(".* pipeline - .*\\b[A-Z]\\w+\\[\\w+=.*"))
                    .toList();
            if (!bare.isEmpty()) {
                throw new AssertionError("records in the log: " + bare);
            }
        }
    }

    private ProcessHandle ownContainer() {
        long pid = pid();
        return script.descendants()
                .filter(child -> child.pid() == pid)
                .findAny()
                .orElseThrow(() -> new AssertionError(pid + " is not a process of this test"));
    }

    private void await(Duration limit, String what, BooleanSupplier done) {
        long begin = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new AssertionError("not " + what + " within " + limit + ":\n" + output());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
