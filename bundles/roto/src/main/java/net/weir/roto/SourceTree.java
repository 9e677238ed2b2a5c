package net.weir.roto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a package.
 *
 * @param modules parents before children, {@code pkg} first
 * @param problems files that cannot be read or stand in each other's way
 */
public record SourceTree(List<Module> modules, List<Diagnostic> problems) {
    /** Directories deeper than this are no package that somebody wrote. */
    private static final int DEEPEST = 32;

    private static final long LONGEST_FILE = 4 << 20;

    /** @param path {@code pkg}, {@code pkg.foo} … */
    public record Module(String path, Source source) {}

    /** A package of one file. */
    public static SourceTree of(String name, String text) {
        return new SourceTree(List.of(new Module("pkg", new Source(name, text))), List.of());
    }

    /**
     * A file, or a directory with {@code pkg.roto} in it: beside it {@code foo.roto} is the module {@code pkg.foo}, and so
     * is {@code foo/lib.roto}.
     */
    public static SourceTree load(Path path) {
        List<Module> modules = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        if (Files.isDirectory(path)) {
            directory(path, "pkg.roto", "pkg", 0, modules, problems);
        } else {
            file(path, "pkg", modules, problems);
        }
        return new SourceTree(modules, problems);
    }

    private static void directory(
            Path directory, String root, String module, int depth, List<Module> modules, List<Diagnostic> problems) {
        file(directory.resolve(root), module, modules, problems);
        List<Path> entries = entries(directory, problems);
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry) && Files.isRegularFile(entry.resolve("lib.roto")) && depth < DEEPEST) {
                if (Files.exists(directory.resolve(name + ".roto"))) {
                    problem(
                            entry,
                            "module `" + name + "` is both `" + name + ".roto` and `" + name + "/lib.roto`",
                            problems);
                }
                directory(entry, "lib.roto", module + "." + name, depth + 1, modules, problems);
            } else if (name.endsWith(".roto") && !name.equals(root)) {
                file(entry, module + "." + name.substring(0, name.length() - 5), modules, problems);
            }
        }
    }

    private static List<Path> entries(Path directory, List<Diagnostic> problems) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        } catch (IOException e) {
            problem(directory, "cannot read the directory: " + e.getMessage(), problems);
            return List.of();
        }
    }

    private static void file(Path file, String module, List<Module> modules, List<Diagnostic> problems) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                problem(file, "the file is longer than " + (LONGEST_FILE >> 20) + " MiB", problems);
                return;
            }
            modules.add(new Module(module, new Source(file.toString(), Files.readString(file))));
        } catch (IOException e) {
            problem(file, "cannot read the file: " + e, problems);
        }
    }

    private static void problem(Path file, String message, List<Diagnostic> problems) {
        problems.add(Diagnostic.parse(new Span(new Source(file.toString(), ""), 0, 0), message, ""));
    }
}
