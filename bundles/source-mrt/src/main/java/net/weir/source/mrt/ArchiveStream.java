package net.weir.source.mrt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.weir.api.Counter;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.api.Feeds;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.IpAddress;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** The files of a stage on their way into its feed, in turns of a few milliseconds. Confined to its lane. */
final class ArchiveStream implements FeedOwner, MrtDecoder.Output {
    private static final long TURN_NANOS = 2_000_000;
    private static final long LOOK_EVERY = 64;
    private static final long TELL_NANOS = 1_000_000_000;
    /** A paced replay never sleeps longer, so that what its stage shows stays true. */
    private static final long NAP_NANOS = 1_000_000_000;

    private final MrtFileOptions options;
    private final StageContext context;
    private final FileQueue queue;
    private final ScheduledExecutorService lane;
    private final ReplayProgress progress = new ReplayProgress();
    private final MrtDecoder decoder;
    private final Schedule schedule;
    private final Router router;
    private final Counter records;
    private final Counter damaged;
    private final Counter clocks;
    private @Nullable Feed feed;
    private @Nullable Replay replay;
    private boolean room = true;
    private boolean closed;
    private boolean paused;
    private long pausedNanos;
    private long comings;
    private boolean told;
    private long toldNanos;
    private long doneOctets;

    ArchiveStream(MrtFileOptions options, StageContext context, FileQueue queue, ScheduledExecutorService lane) {
        this.options = options;
        this.context = context;
        this.queue = queue;
        this.lane = lane;
        schedule = new Schedule(options.pace());
        String collector = options.collector() == null ? context.id() : options.collector();
        RouterKey key = new RouterKey(context.id(), null, collector);
        router = new Router(key, IpAddress.ofV4(0), 0, collector, null, List.of());
        boolean now = options.clock() == ReplayClock.NOW;
        decoder = new MrtDecoder(key, context.peers()::up, now ? context::nowMicros : null, this);
        records = context.counter("records", "MRT records that were read", "");
        damaged = context.counter("damaged_records", "MRT records that were skipped because they are damaged", "");
        clocks = context.counter("clock_skew", "MRT records whose microseconds were above 999,999", "");
        progress.show(context);
    }

    void open(Feeds feeds) {
        feed = feeds.open(router.key(), lane, this);
    }

    @Override
    public void ready() {
        // the feed is ready before open() has returned it
        lane.execute(() -> {
            look();
            turn();
        });
    }

    @Override
    public void superseded() {
        close();
        context.state(State.DEGRADED, "another stage replays the same collector");
    }

    /** Ends the stream: what it told is withdrawn. */
    void close() {
        if (closed) {
            return;
        }
        Feed open = feed;
        if (told && open != null) {
            decoder.endOfStream();
            event(new RouterDown(decoder.receivedMicros(), router, RouterDown.Cause.SHUTDOWN, "", 0));
        }
        closed = true;
        endFile();
        if (open != null) {
            open.close();
        }
    }

    /** Looks at the watched directory, now and again. */
    private void look() {
        if (closed || !queue.isWatching()) {
            return;
        }
        try {
            queue.look();
        } catch (IOException e) {
            context.problem("cannot-watch", "the watched directory cannot be read: " + e.getMessage());
        }
        later(this::look, options.watchInterval().toNanos());
        if (replay == null) {
            turn();
        }
    }

    /** Comes again; of several times the last counts. */
    private void again(long nanos) {
        long mine = ++comings;
        later(
                () -> {
                    if (mine == comings) {
                        turn();
                    }
                },
                nanos);
    }

    /** Reads no further until resumed. */
    void pause() {
        if (!paused && !closed) {
            paused = true;
            pausedNanos = context.nanoTime();
            context.state(State.RUNNING, "paused; " + (replay == null ? progress.doneText() : progress.text()));
        }
    }

    /** Goes on where it was paused; a pace begins where it stood. */
    void resume() {
        if (paused) {
            paused = false;
            schedule.delay(context.nanoTime() - pausedNanos);
            again(0);
        }
    }

    /** Ends the stream by hand: what it told is withdrawn, what it did not read is left out. */
    void cancel() {
        close();
        context.state(State.STOPPED, "cancelled after " + progress.doneText());
    }

    private void later(Runnable task, long nanos) {
        try {
            lane.schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // the stage is closing
        }
    }

    /** Reads for a while, then leaves the lane to others and comes again. */
    private void turn() {
        if (closed || paused || !room) {
            return;
        }
        long start = context.nanoTime();
        tell(start);
        for (long count = 1; ; count++) {
            Replay now = replay != null ? replay : next();
            if (now == null) {
                tellDone();
                return;
            }
            if (!now.pending && !now.reader().next()) {
                endFile();
                continue;
            }
            long wait = wait(now);
            if (wait > 0) {
                now.pending = true;
                again(Math.min(wait, NAP_NANOS));
                return;
            }
            now.pending = false;
            take(now);
            if (!room) {
                Feed open = feed;
                if (open != null) {
                    open.whenRoom(this::goOn);
                }
                return;
            }
            if (count % LOOK_EVERY == 0 && context.nanoTime() - start > TURN_NANOS) {
                again(0);
                return;
            }
        }
    }

    private void goOn() {
        room = true;
        again(0);
    }

    private @Nullable Replay next() {
        for (Path file = queue.poll(); file != null; file = queue.poll()) {
            try {
                replay = new Replay(file, options.limits());
                progress.starts(file);
                return replay;
            } catch (IOException e) {
                context.problem("cannot-read", file + " is left out: " + e.getMessage());
            }
        }
        return null;
    }

    private void endFile() {
        Replay over = replay;
        if (over == null) {
            return;
        }
        replay = null;
        if (!closed) {
            decoder.endOfFile();
        }
        doneOctets += over.octetsRead();
        progress.fileDone();
        try {
            over.close();
        } catch (IOException e) {
            context.problem("cannot-close", over.file() + ": " + e.getMessage());
        }
    }

    /** Nanoseconds until the record at hand is due. */
    private long wait(Replay now) {
        if (now.reader().damage() != null) {
            return 0;
        }
        return schedule.wait(now.reader().record().timeMicros(), context.nanoTime());
    }

    private void take(Replay now) {
        MrtDamage cut = now.reader().damage();
        if (cut != null) {
            damage(cut);
            return;
        }
        MrtRecord record = now.reader().record();
        records.add(1);
        progress.record();
        if (record.isClockBroken()) {
            clocks.add(1);
        }
        Feed open = feed;
        if (open != null && MrtType.isKnown(record.type(), record.subtype())) {
            open.received(MrtType.name(record.type(), record.subtype()), record.length());
        }
        if (!told) { // with the first record's time, behind which the clock of the feed must not go back
            told = true;
            long received = options.clock() == ReplayClock.NOW ? context.nowMicros() : record.timeMicros();
            event(new RouterUp(received, router, false));
        }
        decoder.decode(record);
    }

    @Override
    public void event(Event event) {
        Feed open = feed;
        if (open != null && !closed && !open.offer(event)) {
            room = false;
        }
    }

    @Override
    public void damage(MrtDamage what) {
        damaged.add(1);
        Replay now = replay;
        context.problem("mrt-damaged", (now == null ? "" : now.file() + ": ") + what);
        event(new Malformed(null, 0, decoder.receivedMicros(), what.toProblem(), null));
    }

    private void tell(long nanos) {
        Replay now = replay;
        if (now != null && nanos - toldNanos > TELL_NANOS) {
            toldNanos = nanos;
            progress.at(nanos, doneOctets + now.octetsRead(), now.octetsLeft() + queue.octets(), queue.size());
            context.state(State.RUNNING, progress.text());
        }
    }

    private void tellDone() {
        progress.at(context.nanoTime(), doneOctets, 0, 0);
        context.state(State.RUNNING, progress.doneText() + (queue.isWatching() ? ", waiting for more" : ""));
    }
}
