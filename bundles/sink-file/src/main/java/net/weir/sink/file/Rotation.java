package net.weir.sink.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When a file is to be rotated, and what becomes of old ones. */
final class Rotation {
    private static final int ATTEMPTS = 1000;

    private final FileOptions options;
    private final PathTemplate template;

    Rotation(FileOptions options, PathTemplate template) {
        this.options = options;
        this.template = template;
    }

    /** @param sinceMicros when the file was begun, or written last before it was opened */
    boolean isDue(LineFile file, long sinceMicros, long nowMicros) {
        if (file.length() == 0) {
            return false;
        }
        if (options.rotateSize() != null
                && file.length() >= options.rotateSize().octets()) {
            return true;
        }
        if (options.rotateInterval() == null) {
            return false;
        }
        long interval = options.rotateInterval().toNanos() / 1000;
        return Math.floorDiv(sinceMicros, interval) != Math.floorDiv(nowMicros, interval);
    }

    /** Gives the file another name, one that no file has. Whoever has it open goes on writing to it. */
    Path rename(Path file, long nowMicros) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path target = PathTemplate.rotated(file, nowMicros, attempt);
            try {
                return Files.move(file, target); // one rename(2); without REPLACE_EXISTING it refuses a name in use
            } catch (FileAlreadyExistsException e) {
                continue;
            } catch (IOException e) {
                throw new IOException("cannot rotate " + file + ": " + LineFile.words(e), e);
            }
        }
        throw new IOException("cannot rotate " + file + ": " + ATTEMPTS + " files have that second's name");
    }

    /** Deletes the oldest rotated files beside {@code current} beyond those to keep. */
    void prune(Path current) throws IOException {
        if (options.keep() == 0) {
            return;
        }
        Pattern names = template.rotatedNames();
        Path directory = current.toAbsolutePath().getParent();
        List<Path> rotated;
        try (Stream<Path> files = Files.list(directory)) {
            rotated = files.filter(
                            file -> names.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !file.getFileName().equals(current.getFileName()))
                    .sorted(Comparator.comparing(Rotation::modified).thenComparing(file -> file))
                    .toList();
        }
        for (Path old : rotated.subList(0, Math.max(0, rotated.size() - options.keep()))) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // gone already, or to go first
        }
    }
}
