package net.weir.itests;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.weir.generator.InventedRouter;

/**
 * What an invented router sends, in files, for {@link PlayedRouter}. Made before the container starts: in the container
 * the generator is one of the bundles that come and go.
 */
final class RouterRecording {
    private static final int PEERS = 3;
    private static final int GROUPS = 50;

    /** How many routes the router announces when it comes up. */
    static final int ROUTES = PEERS * GROUPS * InventedRouter.ROUTES_PER_GROUP;

    private RouterRecording() {}

    /** Writes {@code opening} and {@code changes}, the latter of so many messages. The router is called {@code demo-NUMBER}. */
    static Path write(Path directory, int number, int changes) {
        InventedRouter router = new InventedRouter(new InventedRouter.Settings(number, PEERS, GROUPS, number));
        try {
            Files.createDirectories(directory);
            try (OutputStream out = Files.newOutputStream(directory.resolve("opening"))) {
                out.write(router.opening());
                for (int group = 0; group < GROUPS; group++) {
                    out.write(router.table(group));
                }
                out.write(router.endOfRib());
            }
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(directory.resolve("changes")), 1 << 16)) {
                for (int i = 0; i < changes; i++) {
                    out.write(router.churn());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }
}
