package net.weir.sink.mrt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of an archive and the times that they are of, as a file of lines beside them: for look-ups by time, and for what may be
 * deleted. Files that are not in it are nobody's to delete. Thread-safe.
 */
final class ArchiveIndex {
    static final String UPDATES = "updates";
    static final String RIB = "rib";
    private static final String HEAD = "kind\tbegin\tend\tfirst\tlast\trecords\tencoded\toctets\tfile";

    private final Path list;
    private final Path root;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A file that is whole. Times in microseconds since 1970 UTC.
     *
     * @param kind {@link #UPDATES} or {@link #RIB}
     * @param beginMicros where its interval begins; of a dump from when on updates have to follow
     * @param endMicros where its interval ends; of a dump when it was done
     * @param octets as it lies there
     */
    record Entry(String kind, long beginMicros, long endMicros, FileSpan span, long octets, Path file) {

        private String line(Path root) {
            Path shown = file.startsWith(root) ? root.relativize(file) : file;
            return kind
                    + '\t'
                    + beginMicros
                    + '\t'
                    + endMicros
                    + '\t'
                    + span.firstMicros()
                    + '\t'
                    + span.lastMicros()
                    + '\t'
                    + span.records()
                    + '\t'
                    + span.encoded()
                    + '\t'
                    + octets
                    + '\t'
                    + shown;
        }

        private static Entry parse(String line, Path root) {
            String[] f = line.split("\t", 9);
            FileSpan span = new FileSpan(number(f[3]), number(f[4]), number(f[5]), number(f[6]));
            return new Entry(f[0], number(f[1]), number(f[2]), span, number(f[7]), root.resolve(f[8]));
        }

        private static long number(String text) {
            return Long.parseLong(text);
        }
    }

    private ArchiveIndex(Path list, Path root) {
        this.list = list;
        this.root = root;
    }

    /** Reads what was kept; files that are gone since are left out, and so is a last line that was torn. */
    static ArchiveIndex read(Path root, String stage) throws IOException {
        ArchiveIndex index = new ArchiveIndex(root.resolve("index-" + stage + ".tsv"), root);
        List<String> lines = Files.exists(index.list) ? Files.readAllLines(index.list) : List.of(HEAD);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            try {
                Entry entry = Entry.parse(line, root);
                if (Files.exists(entry.file())) {
                    index.entries.add(entry);
                }
            } catch (RuntimeException e) {
                continue; // an end that was torn, or somebody's own line: nothing rests on it
            }
        }
        index.rewrite();
        return index;
    }

    synchronized void add(Entry entry) throws IOException {
        entries.add(entry);
        Files.writeString(list, entry.line(root) + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** In the order of their times. */
    synchronized List<Entry> all() {
        return entries.stream()
                .sorted(Comparator.comparingLong(Entry::beginMicros).thenComparing(Entry::kind))
                .toList();
    }

    /** Files whose times touch this span, both ends included. */
    List<Entry> between(long fromMicros, long toMicros) {
        return all().stream()
                .filter(entry -> entry.beginMicros() <= toMicros && entry.endMicros() >= fromMicros)
                .toList();
    }

    /**
     * Deletes files that ended before {@code oldestMicros}, and the oldest until the rest has {@code mostOctets} at most.
     *
     * @return how many are gone
     */
    synchronized int prune(long oldestMicros, long mostOctets) throws IOException {
        long octets = entries.stream().mapToLong(Entry::octets).sum();
        List<Entry> gone = new ArrayList<>();
        for (Entry entry : entries.stream()
                .sorted(Comparator.comparingLong(Entry::endMicros))
                .toList()) {
            if (entry.endMicros() >= oldestMicros && octets <= mostOctets) {
                break;
            }
            octets -= entry.octets();
            gone.add(entry);
        }
        for (Entry entry : gone) {
            Files.deleteIfExists(entry.file());
            entries.remove(entry);
        }
        if (!gone.isEmpty()) {
            rewrite();
        }
        return gone.size();
    }

    private void rewrite() throws IOException {
        Files.createDirectories(list.toAbsolutePath().getParent());
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        entries.forEach(entry -> lines.add(entry.line(root)));
        Path next = list.resolveSibling("." + list.getFileName() + ".new");
        Files.write(next, lines);
        Files.move(next, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
