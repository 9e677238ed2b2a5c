package net.weir.source.mrt;

import java.nio.file.Path;
import java.util.Locale;
import net.weir.api.StageContext;

/** How far a replay is. Written by the lane, read by faces at any time. */
final class ReplayProgress {
    private volatile long filesDone;
    private volatile long filesWaiting;
    private volatile long octetsDone;
    private volatile long octetsLeft;
    private volatile long octetsPerSecond;
    private volatile long recordsPerSecond;
    private volatile String file = "";
    private long lastNanos;
    private long lastOctets;
    private long lastRecords;
    private long records;

    /** Shows the numbers as gauges of the stage. */
    void show(StageContext context) {
        context.gauge("replay_files_done", "Files that were replayed", "", () -> filesDone);
        context.gauge("replay_files_waiting", "Files that wait to be replayed", "", () -> filesWaiting);
        context.gauge("replay_read", "Octets of files that were read, as they are on disk", "bytes", () -> octetsDone);
        context.gauge("replay_left", "Octets of files still to be read", "bytes", () -> octetsLeft);
        context.gauge("replay_rate", "Octets of files read in a second", "bytes", () -> octetsPerSecond);
        context.gauge("replay_records_rate", "Records replayed in a second", "", () -> recordsPerSecond);
        context.gauge("replay_eta", "Time until all that is known is replayed", "seconds", this::etaSeconds);
    }

    void starts(Path name) {
        file = String.valueOf(name.getFileName());
    }

    void record() {
        records++;
    }

    void fileDone() {
        filesDone++;
    }

    /** @param nanos of a clock that never goes back */
    void at(long nanos, long octets, long left, int waiting) {
        long passed = nanos - lastNanos;
        if (lastNanos == 0) {
            lastNanos = nanos;
        } else if (passed > 0) {
            octetsPerSecond = Math.max(0, octets - lastOctets) * 1_000_000_000L / passed;
            recordsPerSecond = Math.max(0, records - lastRecords) * 1_000_000_000L / passed;
            lastNanos = nanos;
            lastOctets = octets;
            lastRecords = records;
        }
        octetsDone = octets;
        octetsLeft = left;
        filesWaiting = waiting;
    }

    /** Whole seconds, 0 where nothing is left or nothing moves. */
    long etaSeconds() {
        long rate = octetsPerSecond;
        return rate == 0 ? 0 : (octetsLeft + rate - 1) / rate;
    }

    /** {@code updates.gz, file 3 of 7, 42 %, 120000 records/s, 12 s left}; the time is unknown while nothing moves. */
    String text() {
        long all = octetsDone + octetsLeft;
        long part = all == 0 ? 100 : 100 * octetsDone / all;
        return String.format(
                Locale.ROOT,
                "%s, file %d of %d, %d %%, %d records/s, %s left",
                file,
                filesDone + 1,
                filesDone + 1 + filesWaiting,
                part,
                recordsPerSecond,
                octetsPerSecond == 0 && octetsLeft > 0 ? "unknown time" : etaSeconds() + " s");
    }

    String doneText() {
        return filesDone + (filesDone == 1 ? " file replayed" : " files replayed");
    }
}
