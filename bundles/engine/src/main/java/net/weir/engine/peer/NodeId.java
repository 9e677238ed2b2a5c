package net.weir.engine.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The file {@code data/node}: the id by which a node is known to others, made when it is first asked for. */
public final class NodeId {
    private NodeId() {}

    /**
     * The id of the node whose data directory this is. Any thread.
     *
     * @throws UncheckedIOException if it can be neither read nor kept
     * @throws IllegalStateException if the file holds something else
     */
    public static UUID in(Path dataDir) {
        Path file = dataDir.resolve("node");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return UUID.fromString(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " does not hold a UUID; delete it to become another node", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "node", ".part");
        try {
            Files.writeString(part, UUID.randomUUID() + "\n", StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
            Files.createLink(file, part); // unlike a move it fails if another was quicker
        } catch (FileAlreadyExistsException e) {
            // that one's is as good
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
