package net.weir.sink.mrt;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.weir.api.StageContext;

/** A file's name with places for whose it is and for when it begins. Immutable. */
final class PathTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern TIME = Pattern.compile("[yMdHms._-]+");
    private static final long SAMPLE_MICROS = 1_000_000_000_000_000L;

    private final List<Function<Filling, String>> parts;
    private final Path root;
    private final boolean bySource;
    private final boolean byRouter;

    /** What places stand for in one file. */
    private record Filling(ArchiveKey key, Instant time) {}

    private PathTemplate(List<Function<Filling, String>> parts, Path root, String text) {
        this.parts = parts;
        this.root = root;
        this.bySource = text.contains("{source}");
        this.byRouter = text.contains("{router}");
    }

    /**
     * Reads a template.
     *
     * @param option its name, for messages
     * @param interval after which the next file begins
     * @throws IllegalArgumentException if nothing fills a place, it names no file, or two intervals would have one name
     */
    static PathTemplate parse(String option, String text, MrtOptions options, Duration interval, StageContext context) {
        String named = text.replace("{stage}", escape(context.id()))
                .replace("{view}", options.view().toString())
                .replace("{vrf}", options.vrf().isEmpty() ? "global" : escape(options.vrf()));
        List<Function<Filling, String>> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(named);
        int from = 0;
        while (place.find()) {
            String before = named.substring(from, place.start());
            parts.add(filling -> before);
            parts.add(filler(option, place.group(1)));
            from = place.end();
        }
        String rest = named.substring(from);
        parts.add(filling -> rest);
        Path path = pathOf(option, named.replace("{", "").replace("}", ""));
        Path root = path.isAbsolute() ? Path.of("") : context.dataDir();
        PathTemplate template = new PathTemplate(List.copyOf(parts), root, named);
        template.check(option, interval);
        return template;
    }

    private static Path pathOf(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    private static Function<Filling, String> filler(String option, String name) {
        if (name.equals("source")) {
            return filling -> escape(filling.key.source());
        }
        if (name.equals("router")) {
            return filling -> escape(filling.key.router());
        }
        if (!TIME.matcher(name).matches()) {
            throw new IllegalArgumentException(option + ": nothing fills {" + name
                    + "}; allowed: {stage}, {source}, {router}, {view}, {vrf}, and times such as {yyyyMMdd.HHmm}");
        }
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(name.replace('y', 'u')).withZone(ZoneOffset.UTC);
        return filling -> format.format(filling.time);
    }

    private void check(String option, Duration interval) {
        ArchiveKey some = new ArchiveKey("a", "b");
        long micros = Math.max(1, interval.toNanos() / 1000);
        long begin = SAMPLE_MICROS - SAMPLE_MICROS % micros;
        Path first = at(some, begin);
        if (first.getFileName() == null || first.toString().isEmpty()) {
            throw new IllegalArgumentException(option + ": names no file");
        }
        if (first.equals(at(some, begin + micros))) {
            throw new IllegalArgumentException(
                    option + ": two files of " + interval + " would have one name, such as " + first.getFileName());
        }
    }

    /** The archive that a peer of this source and router belongs to, as far as this template tells them apart. */
    ArchiveKey key(String source, String router) {
        return new ArchiveKey(bySource ? source : "", byRouter ? router : "");
    }

    /** The file that begins then. */
    Path at(ArchiveKey key, long micros) {
        Filling filling = new Filling(key, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> out.append(part.apply(filling)));
        return root.resolve(out.toString());
    }

    /** The directory that all files are below. */
    Path root() {
        Path some = at(new ArchiveKey("a", "b"), SAMPLE_MICROS);
        Path other = at(new ArchiveKey("c", "d"), 2 * SAMPLE_MICROS + 3_723_000_000L);
        Path common = some.getParent();
        while (common != null && !other.startsWith(common)) {
            common = common.getParent();
        }
        return common == null ? root : common;
    }

    /** What a router calls itself, as one part of a path that means nothing else: no way up, no dot in front, no slash. */
    private static String escape(String name) {
        StringBuilder out = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain =
                    c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || "-_:@+".indexOf(c) >= 0;
            if (plain || c == '.' && out.length() > 0) {
                out.append(c);
            } else {
                out.append(String.format("%%%02X", (int) c));
            }
        }
        return out.length() == 0 ? "-" : out.length() > 200 ? out.substring(0, 200) : out.toString();
    }
}
