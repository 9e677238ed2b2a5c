package net.weir.sink.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.weir.api.StageContext;

/** A path with places to fill in, and the names that its rotated files get. Immutable. */
final class PathTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ROTATED = "\\.\\d{8}T\\d{6}Z(-\\d+)?";

    private final String template;
    private final Path root;

    private PathTemplate(String template, Path root) {
        this.template = template;
        this.root = root;
    }

    /** @throws IllegalArgumentException if it has a place that nothing fills, or names no file */
    static PathTemplate parse(String text, StageContext context) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!place.group(1).equals("stage") && !place.group(1).equals("date")) {
                throw new IllegalArgumentException(
                        "path: nothing fills " + place.group() + "; allowed: {stage}, {date}");
            }
        }
        String template = text.replace("{stage}", context.id());
        try {
            if (Path.of(template.replace("{date}", "20000101")).getFileName() == null || template.endsWith("/")) {
                throw new IllegalArgumentException("path: names no file: " + text);
            }
            boolean absolute = Path.of(template.replace("{date}", "20000101")).isAbsolute();
            return new PathTemplate(template, absolute ? Path.of("") : context.dataDir());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("path: " + e.getMessage(), e);
        }
    }

    /** The file for this moment. */
    Path at(long micros) {
        return root.resolve(template.replace("{date}", DAY.format(instant(micros))));
    }

    /** Where {@code file} goes when it is rotated: {@code events.json.20261121T031500Z}, later ones of that second with -2. */
    static Path rotated(Path file, long micros, int attempt) {
        String name = file.getFileName() + "." + SECOND.format(instant(micros)) + (attempt == 1 ? "" : "-" + attempt);
        return file.resolveSibling(name);
    }

    /** The names of rotated files, and of other days' files if the name has a day in it. */
    Pattern rotatedNames() {
        Path name = Path.of(template).getFileName();
        StringBuilder pattern = new StringBuilder();
        boolean day = false;
        for (String part : String.valueOf(name).split("(?=\\{date})|(?<=\\{date})")) {
            day |= part.equals("{date}");
            pattern.append(part.equals("{date}") ? "\\d{8}" : Pattern.quote(part));
        }
        return Pattern.compile(pattern + (day ? "(" + ROTATED + ")?" : ROTATED));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
