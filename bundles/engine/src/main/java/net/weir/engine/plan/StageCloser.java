package net.weir.engine.plan;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import net.weir.api.Stage;
import net.weir.api.State;
import net.weir.engine.service.ServiceBoard;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;

/** Closes stage objects, each on a thread of its own, so that one that hangs holds up nobody for long. */
final class StageCloser {
    private final Clock clock;
    private final long limitMillis;
    private final ServiceBoard board;

    StageCloser(Clock clock, long limitMillis, ServiceBoard board) {
        this.clock = clock;
        this.limitMillis = limitMillis;
        this.board = board;
    }

    /** Withdraws what the object offers and closes it; what goes wrong is told, and the stage is FAULTED then. */
    void close(StageRuntime runtime, Stage<?> stage, EngineContext context) {
        board.withdraw(stage);
        AtomicBoolean late = new AtomicBoolean();
        Thread thread = new Thread(
                () -> {
                    try {
                        stage.close();
                    } catch (Throwable thrown) {
                        if (late.get()) {
                            return; // it was told to give up
                        }
                        runtime.problems().report(runtime.id(), "close-threw", String.valueOf(thrown), thrown);
                        runtime.state(State.FAULTED, "close threw " + thrown, clock.nowMicros());
                    }
                },
                "weir-close-" + runtime.id());
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(limitMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            late.set(true);
            hung(runtime, "close", thread.getStackTrace());
            thread.interrupt();
        }
        context.end();
    }

    /** Reports that a call into the stage does not return. */
    void hung(StageRuntime runtime, String call, StackTraceElement[] stack) {
        String where = Arrays.stream(stack).limit(12).map(Object::toString).reduce("", (a, b) -> a + "\n\tat " + b);
        Exception stackOnly = new Exception("stack of the thread that hangs:" + where, null);
        stackOnly.setStackTrace(stack);
        runtime.problems().report(runtime.id(), call + "-hangs", call + " did not return in time", stackOnly);
        runtime.state(State.FAULTED, call + " did not return within " + limitMillis / 1000 + " s", clock.nowMicros());
    }
}
