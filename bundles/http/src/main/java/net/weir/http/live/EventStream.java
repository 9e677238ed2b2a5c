package net.weir.http.live;

import java.io.IOException;
import java.io.OutputStream;
import net.weir.admin.Taps.Tap;
import net.weir.event.Event;
import net.weir.http.web.Body;
import net.weir.text.JsonWriter;

/**
 * One reader's events. Writing waits for the reader, the tap does not: what comes meanwhile and finds no room is dropped,
 * and the reader is told so. Ends when the reader leaves or the tap is closed.
 */
final class EventStream implements Body {
    private static final int PIECE = 64 * 1024;

    private final Tap tap;
    private final EventFrames frames;
    private final long keepAliveMillis;
    private final Runnable whenClosed;

    /** @param whenClosed called with every close; it keeps account of what is open */
    EventStream(Tap tap, EventFrames frames, long keepAliveMillis, Runnable whenClosed) {
        this.tap = tap;
        this.frames = frames;
        this.keepAliveMillis = keepAliveMillis;
        this.whenClosed = whenClosed;
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
        frames.keepAlive(); // the headers go out at once
        send(target);
        try {
            while (!tap.closed()) {
                Event event = tap.poll(keepAliveMillis);
                if (event != null) {
                    gather(event);
                } else if (!tap.closed()) {
                    dropped();
                    frames.keepAlive();
                }
                send(target);
            }
            frames.end("the stage is gone or the server stops");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            frames.end("the server stops");
        }
        send(target);
    }

    /** What waits already goes out together with the first. */
    private void gather(Event first) throws InterruptedException {
        for (Event event = first; event != null; event = tap.poll(0)) {
            frames.event(event);
            if (frames.out().length() >= PIECE) {
                break;
            }
        }
        dropped();
    }

    private void dropped() {
        long count = tap.takeDropped();
        if (count > 0) {
            frames.dropped(count);
        }
    }

    private void send(OutputStream target) throws IOException {
        JsonWriter out = frames.out();
        out.copyTo(target);
        out.reset();
        target.flush();
    }

    @Override
    public void close() {
        tap.close();
        whenClosed.run();
    }
}
