package net.weir.cli.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * An input for tools that read it twice. The standard input, pipes and whatever else is no file give what they have once,
 * so they are copied to a file that goes when this is closed.
 */
public final class Spool implements AutoCloseable {
    private final String name;
    private final @Nullable Path copy;

    private Spool(String name, @Nullable Path copy) {
        this.name = name;
        this.copy = copy;
    }

    /** @param name of a file, or {@code -} for {@code standard} */
    public static Spool of(String name, InputStream standard) {
        try {
            if (name.equals("-")) {
                return copy(standard);
            }
            Path file = Path.of(name);
            if (Files.isRegularFile(file) || Files.isDirectory(file) || !Files.exists(file)) {
                return new Spool(name, null);
            }
            try (InputStream once = Files.newInputStream(file)) {
                return copy(once);
            }
        } catch (IOException e) {
            throw Failure.usage(
                    "cannot read " + (name.equals("-") ? "the standard input" : name) + ": " + Reason.of(e));
        } catch (InvalidPathException e) {
            return new Spool(name, null); // whoever opens it says so
        }
    }

    private static Spool copy(InputStream in) throws IOException {
        Path file = Files.createTempFile("weir-", ".input");
        file.toFile().deleteOnExit();
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return new Spool(file.toString(), file);
    }

    /** A file that can be read as often as one likes. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        if (copy != null && !copy.toFile().delete()) {
            copy.toFile().deleteOnExit();
        }
    }
}
