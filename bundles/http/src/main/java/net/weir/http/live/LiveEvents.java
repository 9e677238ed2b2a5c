package net.weir.http.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import net.weir.admin.Taps.Tap;
import net.weir.http.web.Answer;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Request;
import net.weir.http.web.Views;

/** {@code /api/v1/events?stage=ID}: what leaves a stage, as it leaves. */
public final class LiveEvents implements AutoCloseable {
    /** Readers at one time. */
    public static final int STREAMS = 16;

    private static final int CAPACITY = 4096;
    private static final Set<String> KNOWN = Set.of("stage", "peer", "prefix", "type");

    private final Views views;
    private final long keepAliveMillis;
    private final Semaphore free = new Semaphore(STREAMS);
    private final Set<Tap> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public LiveEvents(Views views, long keepAliveMillis) {
        this.views = views;
        this.keepAliveMillis = keepAliveMillis;
    }

    public Answer answer(Request request) {
        request.query().allow(KNOWN);
        String stage = request.query().get("stage");
        if (stage == null) {
            throw HttpProblem.badRequest("stage: the id of the stage to listen behind is missing");
        }
        EventFilter filter = EventFilter.of(request.query());
        if (views.pipeline().stages().stream().noneMatch(each -> each.id().equals(stage))) {
            throw HttpProblem.notFound("no stage has the id " + stage);
        }
        boolean lines = request.accepts(Answer.LINES);
        EventStream body = open(stage, filter, lines);
        return new Answer(200, lines ? Answer.LINES : "text/event-stream; charset=utf-8", Map.of(), true, body);
    }

    private EventStream open(String stage, EventFilter filter, boolean lines) {
        if (closed || !free.tryAcquire()) {
            throw new HttpProblem(503, "all " + STREAMS + " live streams are taken", Map.of("Retry-After", "10"));
        }
        Tap tap = tap(stage, filter);
        open.add(tap);
        if (closed) {
            tap.close(); // stopped in this moment: its stream ends at once
        }
        AtomicBoolean counted = new AtomicBoolean();
        return new EventStream(tap, new EventFrames(lines), keepAliveMillis, () -> {
            open.remove(tap);
            if (counted.compareAndSet(false, true)) {
                free.release();
            }
        });
    }

    private Tap tap(String stage, EventFilter filter) {
        try {
            return views.taps().open(stage, filter, CAPACITY);
        } catch (IllegalArgumentException e) {
            free.release();
            throw HttpProblem.badRequest("stage: " + e.getMessage());
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    /** Ends every stream. */
    @Override
    public void close() {
        closed = true;
        open.forEach(Tap::close);
    }
}
