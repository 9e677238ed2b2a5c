package net.weir.sink.mrt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.weir.api.Counter;
import net.weir.api.StageContext;
import net.weir.codec.mrt.io.Compression;

/** Makes files whole that are over: compresses, names and indexes them. On a thread of its own, one after the other. */
final class Finisher {
    private static final long RETRY_SECONDS = 5;

    private final StageContext context;
    private final ScheduledExecutorService worker;
    private final OpenFiles open;
    private final ArchiveIndex index;
    private final Retention retention;
    private final long intervalMicros;
    private final Counter files;
    private volatile boolean closed;

    Finisher(StageContext context, OpenFiles open, ArchiveIndex index, Retention retention, long intervalMicros) {
        this.context = context;
        this.worker = context.worker("finish");
        this.open = open;
        this.index = index;
        this.retention = retention;
        this.intervalMicros = intervalMicros;
        this.files = context.counter("files", "Files that became whole", "", "kind", ArchiveIndex.UPDATES);
    }

    /** Puts a file down that nobody writes any more; until it is whole it stays among the open ones. */
    void finish(OpenFiles.Entry entry) {
        if (!closed) {
            worker.execute(() -> attempt(entry));
        }
    }

    private void attempt(OpenFiles.Entry entry) {
        if (closed) {
            return;
        }
        try {
            makeWhole(entry);
            retention.apply(index, context);
        } catch (IOException | RuntimeException e) {
            context.problem("file-not-finished", entry.path() + ": " + e.getMessage());
            worker.schedule(() -> attempt(entry), RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void makeWhole(OpenFiles.Entry entry) throws IOException {
        Path part = entry.part();
        if (Files.exists(part)) {
            FileSpan span = entry.span();
            if (span.records() == 0) {
                span = PartFile.wholeRecords(part, new long[1]);
            }
            Path file = name(entry, part);
            long end = entry.beginMicros() + intervalMicros;
            index.add(new ArchiveIndex.Entry(
                    ArchiveIndex.UPDATES, entry.beginMicros(), end, span, Files.size(file), file));
            files.increment();
            Files.deleteIfExists(part);
        }
        open.remove(entry);
    }

    private static Path name(OpenFiles.Entry entry, Path part) throws IOException {
        Path wanted = entry.path();
        if (Files.exists(wanted) && WholeFiles.hasContent(wanted, part)) {
            return wanted; // a crash came between the name and the end of the part
        }
        return Compression.ofName(wanted.getFileName().toString()) == Compression.NONE
                ? WholeFiles.settle(part, wanted)
                : WholeFiles.write(wanted, out -> Files.copy(part, out));
    }

    /** No file is begun any more; what is under way is done first. */
    void close() throws InterruptedException {
        closed = true;
        worker.shutdown();
        if (!worker.awaitTermination(8, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }
}
