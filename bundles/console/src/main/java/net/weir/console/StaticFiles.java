package net.weir.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files within the bundle, read once each. Thread-safe. */
final class StaticFiles {
    /** Names that our files have; anything else is not looked for, so no path leaves the folder. */
    private static final Pattern NAME = Pattern.compile("(/[a-z0-9-]+){1,4}\\.(html|js|css|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final String root;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();

    /**
     * A file as it is sent.
     *
     * @param tag its entity tag, of its content: another build has another one where the file changed
     */
    record Entry(String contentType, String tag, byte[] octets) {}

    /** @param root the folder of the bundle's resources, such as {@code /web} */
    StaticFiles(String root) {
        this.root = root;
    }

    /** The file of a path such as {@code /pages/tap.js}; null if there is none. */
    @Nullable
    Entry find(String path) {
        return NAME.matcher(path).matches() ? known.computeIfAbsent(path, this::read) : null;
    }

    private @Nullable Entry read(String path) {
        try (InputStream in = StaticFiles.class.getResourceAsStream(root + path)) {
            if (in == null) {
                return null;
            }
            byte[] octets = in.readAllBytes();
            String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            return new Entry(type, tag(octets), octets);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " of the console", e);
        }
    }

    private static String tag(byte[] octets) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(octets);
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 22)
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
