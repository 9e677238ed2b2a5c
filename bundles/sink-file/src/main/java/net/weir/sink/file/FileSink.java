package net.weir.sink.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.weir.api.Counter;
import net.weir.api.Sink;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.event.Event;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines. Confined to the sink's worker; {@link #close} comes after it.
 *
 * <p>A batch is in the buffer wholly or not at all, and what is in the buffer is in the file wholly or not at all, so a
 * batch that is offered again shows once. How far the file reaches in the edge's numbers is kept beside it, so that an event
 * shows once also when this process is killed. Of batches without numbers what was written since the last {@link #flush} is
 * taken back when the sink is closed, because it will be offered again. Files rotate only when all in them is delivered.
 */
final class FileSink implements Sink<FileOptions> {
    private static final int BUFFER = 1 << 18;

    private final FileOptions options;
    private final PathTemplate template;
    private final Rotation rotation;
    private final StageContext context;
    private final LineForm form;
    private final JsonWriter out = new JsonWriter();
    private final Counter octets;
    private final Counter rotations;
    private @Nullable LineFile file;
    private @Nullable Position position;

    /** The number that the file has reached, and the one that it reaches with what is in the buffer; 0: not known. */
    private long written;

    private long buffered;
    private long sinceMicros;
    private long waitingSince;
    private boolean headed;
    private boolean complained;

    FileSink(FileOptions options, PathTemplate template, StageContext context) {
        this.options = options;
        this.template = template;
        this.rotation = new Rotation(options, template);
        this.context = context;
        this.form = LineForm.of(options.format());
        this.octets = context.counter("written", "Octets written to files", "bytes");
        this.rotations = context.counter("rotations", "Files that were rotated", "");
    }

    @Override
    public void open() throws IOException {
        Path path = template.at(context.nowMicros());
        LineFile opened = LineFile.open(path, form);
        Position kept = new Position(context.dataDir().resolve(".position"));
        position = kept;
        written = kept.found(opened);
        buffered = written;
        if (!options.append() && opened.length() > 0) {
            opened.close();
            rotation.rename(path, context.nowMicros());
            opened = LineFile.open(path, form);
        }
        begin(opened);
    }

    private void begin(LineFile opened) {
        file = opened;
        sinceMicros = opened.length() == 0 ? context.nowMicros() : opened.modifiedMicros();
        headed = opened.length() > 0;
    }

    private LineFile file() {
        LineFile open = file;
        if (open == null) {
            throw new IllegalStateException("the file is not open");
        }
        return open;
    }

    private Position position() {
        Position open = position;
        if (open == null) {
            throw new IllegalStateException("the file is not open");
        }
        return open;
    }

    @Override
    public long lastCommitted() {
        return written == 0 ? -1 : written;
    }

    @Override
    public void accept(List<Event> batch) throws IOException {
        accept(batch, 0);
    }

    @Override
    public void accept(List<Event> batch, long last) throws IOException {
        if (out.length() == 0) {
            if (file().isConfirmed()) {
                settle();
                requireInPlace();
            }
            waitingSince = context.nanoTime();
        }
        int mark = out.length();
        long markNumber = buffered;
        boolean head = !headed;
        try {
            if (head) {
                form.header(out);
                headed = true;
            }
            for (Event event : batch) {
                form.lines(out, event);
            }
            buffered = last;
            if (out.length() >= BUFFER
                    || context.nanoTime() - waitingSince >= options.flush().toNanos()) {
                writeOut();
            }
        } catch (IOException | RuntimeException | Error e) {
            out.truncate(mark);
            buffered = markNumber;
            headed = !head;
            throw e;
        }
    }

    private void writeOut() throws IOException {
        if (out.length() > 0) {
            if (buffered != 0) {
                position().writing(file(), out.length(), written, buffered);
            }
            file().write(out.buffer().array(), 0, out.length());
            octets.add(out.length());
            out.reset();
        }
        written = buffered;
    }

    @Override
    public void flush() throws IOException {
        writeOut();
        file().confirm(options.fsync());
        if (written != 0) {
            position().reached(file(), written, options.fsync());
        }
        settle();
    }

    /** Rotates and opens what the moment asks for. All is delivered: a failure here costs nothing but a new name. */
    private void settle() {
        long now = context.nowMicros();
        try {
            LineFile current = file();
            if (rotation.isDue(current, sinceMicros, now) && current.isInPlace()) {
                rotation.rename(current.path(), now);
                rotations.increment();
            }
            Path wanted = template.at(now);
            if (!wanted.equals(current.path()) || !current.isInPlace()) {
                LineFile next = LineFile.open(wanted, form);
                current.close();
                begin(next);
                if (written != 0) {
                    position().reached(next, written, options.fsync());
                }
                rotation.prune(wanted);
            }
            if (complained) {
                complained = false;
                context.state(State.RUNNING, "");
            }
        } catch (IOException e) {
            String text = String.valueOf(e.getMessage());
            context.problem("rotation-failed", text);
            context.state(State.DEGRADED, text + "; going on with the file that is open");
            complained = true;
        }
    }

    /** Nothing is written to a file that nobody can find any more. */
    private void requireInPlace() throws IOException {
        if (!file().isInPlace()) {
            throw new IOException("the file " + file().path() + " is gone and no other can be opened");
        }
    }

    @Override
    public Delivery delivery() {
        return Delivery.IDEMPOTENT;
    }

    @Override
    public PeerDownForm peerDown() {
        return options.peerDown() == PeerDownLines.ONE ? PeerDownForm.ONE : PeerDownForm.EACH;
    }

    @Override
    public void close() throws IOException {
        LineFile open = file;
        Position kept = position;
        file = null;
        position = null;
        out.reset();
        try (kept;
                open) {
            if (open != null && kept != null && written != 0) {
                open.confirm(false); // whoever comes next is told the number
                kept.reached(open, written, options.fsync());
            }
        }
    }
}
