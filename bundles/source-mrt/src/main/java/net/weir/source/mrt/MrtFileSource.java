package net.weir.source.mrt;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.weir.api.Feeds;
import net.weir.api.Source;
import net.weir.api.StageContext;
import net.weir.api.operation.Action;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/** The stage {@code mrt.file}: a lane of its own, on which a {@link ArchiveStream} replays the files. */
final class MrtFileSource implements Source<MrtFileOptions> {
    private static final long CLOSE_SECONDS = 5;

    private final MrtFileOptions options;
    private final StageContext context;
    private volatile @Nullable ScheduledExecutorService lane;
    private volatile @Nullable ArchiveStream stream;

    MrtFileSource(MrtFileOptions options, StageContext context) {
        this.options = options;
        this.context = context;
    }

    /** A paced replay goes on like a router does; one at full speed can wait. */
    @Override
    public boolean live() {
        return options.pace().isPaced();
    }

    @Override
    public void open(Feeds feeds) throws IOException {
        FileQueue queue = FileQueue.of(options);
        ScheduledThreadPoolExecutor on = new ScheduledThreadPoolExecutor(1, feeds.laneThreads());
        on.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        ArchiveStream made = new ArchiveStream(options, context, queue, on);
        lane = on;
        stream = made;
        on.execute(() -> made.open(feeds));
    }

    @Override
    public List<Action<?>> actions() {
        return List.of(
                Action.changes(
                        "pause",
                        "Pause",
                        "Reads no further until it is resumed; what it told stays",
                        Action.None.class,
                        none -> onLane(ArchiveStream::pause)),
                Action.changes(
                        "resume",
                        "Resume",
                        "Goes on where it was paused",
                        Action.None.class,
                        none -> onLane(ArchiveStream::resume)),
                Action.changes(
                        "cancel",
                        "Cancel",
                        "Ends the replay: what it told is withdrawn, and what it did not read is left out until the stage"
                                + " is made anew",
                        Action.None.class,
                        none -> onLane(ArchiveStream::cancel)));
    }

    /** Has the lane do it, and waits until it is done. */
    private Value onLane(Consumer<ArchiveStream> task) throws Exception {
        ScheduledExecutorService on = lane;
        ArchiveStream made = stream;
        if (on == null || made == null) {
            throw new IllegalStateException("the replay is not open");
        }
        on.submit(() -> task.accept(made)).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        return new Value.Text("done");
    }

    @Override
    public void close() throws InterruptedException {
        ScheduledExecutorService on = lane;
        ArchiveStream made = stream;
        if (on != null && made != null) {
            on.execute(made::close);
            on.shutdown(); // what is scheduled for later is dropped, what was handed over runs
            if (!on.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                on.shutdownNow();
            }
        }
    }
}
