package net.weir.sink.mrt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that are not whole yet, kept in the stage's directory over a crash: what is in here and has a {@code .part} is taken
 * up again. Thread-safe.
 */
final class OpenFiles {
    private final Path list;
    private final Map<Path, Entry> entries = new LinkedHashMap<>();

    /**
     * One of them.
     *
     * @param path the name that it gets once it is whole
     * @param beginMicros where its interval begins
     * @param span what is known of what it holds; counted anew when it is opened
     */
    record Entry(Path path, ArchiveKey key, long beginMicros, FileSpan span) {

        Path part() {
            return path.resolveSibling(path.getFileName() + PartFile.SUFFIX);
        }

        private String line() {
            return String.join(
                    "\t", Long.toString(beginMicros), quote(key.source()), quote(key.router()), path.toString());
        }

        private static String quote(String text) {
            return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
        }

        private static String unquote(String text) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' && i + 1 < text.length()) {
                    char escaped = text.charAt(++i);
                    out.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
                } else {
                    out.append(c);
                }
            }
            return out.toString();
        }

        private static Entry parse(String line) throws IOException {
            String[] fields = line.split("\t", 4);
            try {
                ArchiveKey key = new ArchiveKey(unquote(fields[1]), unquote(fields[2]));
                return new Entry(Path.of(fields[3]), key, Long.parseLong(fields[0]), FileSpan.EMPTY);
            } catch (RuntimeException e) {
                throw new IOException("no line of open files: " + line, e);
            }
        }
    }

    private OpenFiles(Path list) {
        this.list = list;
    }

    /** Reads what was kept at {@code list}, if anything. */
    static OpenFiles read(Path list) throws IOException {
        OpenFiles files = new OpenFiles(list);
        List<String> lines = Files.exists(list) ? Files.readAllLines(list) : List.of();
        for (String line : lines) {
            Entry entry = Entry.parse(line);
            files.entries.put(entry.path(), entry);
        }
        return files;
    }

    synchronized List<Entry> all() {
        return new ArrayList<>(entries.values());
    }

    /** One more, which is to be made then; under another name if a file that wants this one is not whole yet. */
    synchronized Entry add(Path path, ArchiveKey key, long beginMicros) throws IOException {
        Path free = path;
        for (int attempt = 2; entries.containsKey(free); attempt++) {
            free = WholeFiles.numbered(path, attempt);
        }
        Entry entry = new Entry(free, key, beginMicros, FileSpan.EMPTY);
        entries.put(free, entry);
        write(entries.values());
        return entry;
    }

    synchronized void remove(Entry entry) throws IOException {
        if (entries.remove(entry.path()) != null) {
            write(entries.values());
        }
    }

    private void write(Collection<Entry> kept) throws IOException {
        Files.createDirectories(list.toAbsolutePath().getParent());
        Path next = list.resolveSibling(list.getFileName() + ".new");
        Files.write(next, kept.stream().map(Entry::line).toList());
        Files.move(next, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
