package net.weir.captures;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds public captures that are too big, or not ours, to lie in the project. */
public final class TestData {
    private TestData() {}

    /**
     * The file at {@code relative} in the directory that the environment's WEIR_TESTDATA names, else in {@code
     * shared/data} beside the checkout. Where it is absent the test is aborted, visibly and by name.
     */
    public static Path file(String relative) {
        String named = System.getenv("WEIR_TESTDATA");
        Path root = named == null ? Path.of("../../../shared/data") : Path.of(named);
        Path file = root.resolve(relative);
        assumeThat(Files.isReadable(file)).as("test data %s", relative).isTrue();
        return file;
    }

    public static byte[] bytes(String relative) {
        try {
            return Files.readAllBytes(file(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
