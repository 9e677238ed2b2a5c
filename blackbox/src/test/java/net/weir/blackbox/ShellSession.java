package net.weir.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./weir shell} at a terminal, for what only somebody who types sees. */
final class ShellSession implements AutoCloseable {
    private final Path output;
    private final Process terminal;

    ShellSession(Path home) throws IOException {
        String weir = Path.of(System.getProperty("weir.checkout"))
                .normalize()
                .resolve("weir")
                .toString();
        output = Files.createTempFile("weir-shell", ".out");
        ProcessBuilder builder = new ProcessBuilder(List.of("script", "-qefc", weir + " shell", "/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("WEIR_HOME", home.toString());
        builder.environment().put("TERM", "xterm");
        terminal = builder.start();
        Waiting.await("a prompt", () -> screen().contains("weir@"), this::screen);
    }

    /** Types the beginning of a line and a tab, until the shell has completed it; then forgets the line. */
    void awaitCompletion(String begun, String completed) throws IOException {
        int before = screen().length();
        type(begun + "\t");
        Waiting.await(completed, () -> screen().substring(before).contains(completed), this::screen);
        type("\u0015");
    }

    private void type(String keys) throws IOException {
        terminal.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
    }

    /** All that was shown so far, without colours and moves. */
    private String screen() {
        try {
            return Files.readString(output, StandardCharsets.ISO_8859_1)
                    .replaceAll("\u001b\\[[0-9;?]*[A-Za-z]|\u001b[=>]|\u001b\\][^\u0007]*\u0007|[\r\u0007]", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> own = terminal.descendants().toList();
        terminal.destroy();
        try {
            terminal.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        own.forEach(ProcessHandle::destroyForcibly);
        terminal.destroyForcibly();
    }
}
