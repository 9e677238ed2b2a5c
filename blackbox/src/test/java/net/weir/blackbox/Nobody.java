package net.weir.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./weir run} under another user, who is not root. */
final class Nobody implements AutoCloseable {
    private final Path home;
    private final Path output;
    private final Process process;

    Nobody(Path home) throws IOException {
        this.home = home;
        output = Files.createTempFile("weir-nobody", ".out");
        String script = Path.of(System.getProperty("weir.checkout"))
                .normalize()
                .resolve("weir")
                .toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", script, "run", "--no-build"))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().put("WEIR_HOME", home.toString());
        builder.environment().put("WEIR_HEAP", "256m");
        for (String port : List.of("HTTP", "SSH", "BMP")) {
            builder.environment().put("WEIR_" + port + "_PORT", "0");
        }
        process = builder.start();
    }

    String output() {
        return read(output);
    }

    String log() {
        return read(home.resolve("log/weir.log"));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        List<ProcessHandle> own = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(45, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        own.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
