package net.weir.engine.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Numbers feeds so that no number is used twice, not even after a restart: a block is taken from a file before the first
 * number of it is given out. Thread-safe.
 */
public final class FeedNumbers {
    private static final int BLOCK = 1000;
    private final Path file;
    private int next;
    private int blockEnd;

    /** @throws UncheckedIOException if the file cannot be read */
    public FeedNumbers(Path dataDir) {
        this.file = dataDir.resolve("feeds");
        try {
            next = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 1;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(file + " does not hold a number; delete it to begin anew", e);
        }
        blockEnd = next;
    }

    public synchronized int next() {
        if (next == blockEnd) {
            blockEnd = next + BLOCK;
            try {
                Files.createDirectories(file.getParent());
                Path part = file.resolveSibling("feeds.part");
                Files.writeString(part, blockEnd + "\n", StandardCharsets.US_ASCII);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                blockEnd = next;
                throw new UncheckedIOException("cannot write " + file, e);
            }
        }
        return next++;
    }
}
