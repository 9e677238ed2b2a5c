package net.weir.codec.bgp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Public captures that are not part of the project: in WEIR_TESTDATA, or beside a checkout. */
final class TestData {
    private static final Path ROOT = root();

    private TestData() {}

    private static Path root() {
        String given = System.getenv("WEIR_TESTDATA");
        return given != null ? Path.of(given) : Path.of("..", "..", "..", "shared", "data");
    }

    /** A folder of the data; the test is skipped by name if there is none. */
    static Path folder(String name) {
        Path folder = ROOT.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "captures not here, set WEIR_TESTDATA: " + folder);
        return folder;
    }

    /** Every file below a folder, by name. */
    static List<Path> files(String folder) {
        try (Stream<Path> walk = Files.walk(folder(folder))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gunzip(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
