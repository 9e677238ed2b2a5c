package net.weir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected output that is kept as a file and written anew by {@code -Dweir.golden=write}. */
public final class GoldenFile {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private GoldenFile() {}

    /** Fails if the octets differ from the file's. */
    public static void require(String name, byte[] actual) {
        writeIfAsked(name, actual);
        assertThat(actual).isEqualTo(read(name));
    }

    public static void writeIfAsked(String name, byte[] octets) {
        if ("write".equals(System.getProperty("weir.golden"))) {
            try {
                Path file = RESOURCES.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, octets);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static byte[] read(String name) {
        try {
            return Files.readAllBytes(RESOURCES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
