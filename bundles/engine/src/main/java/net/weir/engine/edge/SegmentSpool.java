package net.weir.engine.edge;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.weir.engine.log.ProblemLog;
import net.weir.event.Event;
import net.weir.event.io.EventFormatException;
import net.weir.event.io.EventReader;
import net.weir.event.io.EventWriter;
import org.jspecify.annotations.Nullable;

/** A spool of segment files. One thread appends, one reads; guarded by this. */
final class SegmentSpool implements Spool {
    private static final long SEGMENT_OCTETS = 8 << 20;

    private final String stage;
    private final SegmentFiles files;
    private final long limit;
    private final ProblemLog problems;
    private @Nullable OutputStream out;
    private EventWriter writer = new EventWriter();
    private long writeSegment = -1;
    private @Nullable InputStream in;
    private @Nullable EventReader reader;
    private long readSegment;
    private boolean closed;
    private final Set<Long> unforced = new TreeSet<>();

    SegmentSpool(String stage, Path dir, long limit, ProblemLog problems) throws IOException {
        this.stage = stage;
        this.files = new SegmentFiles(dir);
        this.limit = limit;
        this.problems = problems;
        this.readSegment = Math.max(0, files.atOrAfter(0));
    }

    @Override
    public synchronized boolean isDrained() {
        long segment = files.atOrAfter(readSegment);
        if (segment < 0) {
            return true;
        }
        long position = segment == readSegment && reader != null ? reader.position() : files.firstUnread(segment);
        return position >= files.size(segment) && files.atOrAfter(segment + 1) < 0;
    }

    @Override
    public synchronized long octets() {
        return files.total();
    }

    @Override
    public synchronized boolean append(Stretch events) throws IOException {
        long weight = events.events().stream().mapToLong(Event::weight).sum();
        if (closed || files.total() + weight > limit) {
            return false;
        }
        if (out == null || files.size(writeSegment) > SEGMENT_OCTETS) {
            endSegment();
            writeSegment = files.addLast();
            out = new BufferedOutputStream(Files.newOutputStream(files.path(writeSegment)), 1 << 16);
            writer = new EventWriter();
        }
        try {
            write(events, writeSegment, out, writer);
        } catch (IOException e) {
            endSegment(); // its tail may be torn: what follows begins a new one
            throw e;
        }
        return true;
    }

    private void write(Stretch events, long segment, OutputStream to, EventWriter with) throws IOException {
        for (int i = 0; i < events.size(); i++) {
            with.write(events.event(i), events.number(i), to::write);
        }
        to.flush();
        unforced.add(segment);
        files.grow(segment, Files.size(files.path(segment)) - files.size(segment));
    }

    private void endSegment() throws IOException {
        OutputStream open = out;
        out = null;
        writeSegment = -1;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public synchronized void prepend(Stretch events) throws IOException {
        long segment = files.addFirst();
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(files.path(segment)), 1 << 16)) {
            write(events, segment, to, new EventWriter());
        }
        readSegment = segment;
    }

    @Override
    public synchronized Stretch read(int max) throws IOException {
        Stretch events = new Stretch();
        while (events.size() < max) {
            if (reader == null && !openReader()) {
                break;
            }
            Event event = nextOrNull();
            if (event != null) {
                events.add(event, Objects.requireNonNull(reader).number());
            } else if (readSegment == writeSegment || files.atOrAfter(readSegment + 1) < 0) {
                break; // more may be written to it
            } else {
                closeReader();
                readSegment = files.atOrAfter(readSegment + 1);
            }
        }
        return events;
    }

    private boolean openReader() throws IOException {
        long segment = files.atOrAfter(readSegment);
        if (segment < 0) {
            return false;
        }
        readSegment = segment;
        in = Files.newInputStream(files.path(segment));
        EventReader fresh = new EventReader(in);
        reader = fresh;
        while (fresh.position() < files.firstUnread(segment) && nextOrNull() != null) {
            // delivered before; read again for what later records refer to
        }
        return true;
    }

    private @Nullable Event nextOrNull() throws IOException {
        EventReader now = reader;
        if (now == null) {
            return null;
        }
        try {
            return now.next();
        } catch (EventFormatException e) {
            if (readSegment != writeSegment) {
                problems.report(stage, "spill-damaged", e.getMessage() + "; the rest of a segment is lost", null);
                files.grow(readSegment, now.position() - files.size(readSegment)); // there is nothing to read behind it
            }
            return null;
        }
    }

    private void closeReader() throws IOException {
        if (in != null) {
            in.close();
        }
        in = null;
        reader = null;
    }

    @Override
    public synchronized void acknowledge() throws IOException {
        if (reader == null) {
            return;
        }
        long position = reader.position();
        boolean whole = position >= files.size(readSegment);
        files.acknowledge(readSegment, position);
        if (whole) {
            if (readSegment == writeSegment) {
                endSegment();
            }
            closeReader();
            unforced.remove(readSegment);
            files.drop(readSegment);
            files.save();
            readSegment = Math.max(0, files.atOrAfter(0));
        }
    }

    @Override
    public synchronized void force() throws IOException {
        for (long segment : unforced) {
            if (files.size(segment) > 0) {
                force(files.path(segment));
            }
        }
        if (!unforced.isEmpty()) {
            forceNames();
        }
        unforced.clear();
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }

    /** A new file is found after a crash of the machine only if its directory was written too. */
    private void forceNames() {
        try (FileChannel channel = FileChannel.open(files.directory(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            problems.report(stage, "spill-directory-not-forced", e.toString(), null); // not every system can
        }
    }

    @Override
    public synchronized void rewind() throws IOException {
        closeReader();
        readSegment = Math.max(0, files.atOrAfter(0));
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        closeReader();
        endSegment();
    }
}
