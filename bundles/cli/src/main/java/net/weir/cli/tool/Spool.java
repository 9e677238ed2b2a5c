package net.weir.cli.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The standard input as a file, for tools that read it twice. Closing it removes the file. */
public final class Spool implements AutoCloseable {
    private final Path file;

    private Spool(Path file) {
        this.file = file;
    }

    public static Spool of(InputStream in) throws IOException {
        Path file = Files.createTempFile("weir-", ".input");
        file.toFile().deleteOnExit();
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return new Spool(file);
    }

    public String name() {
        return file.toString();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
