package net.weir.source.mrt;

import java.time.Duration;
import java.util.List;
import net.weir.api.options.DataSize;
import net.weir.api.options.Option;
import net.weir.codec.mrt.io.MrtLimits;
import org.jspecify.annotations.Nullable;

/** Options of the stage type {@code mrt.file}. */
record MrtFileOptions(
        @Option(
                        help =
                                "Files to replay, in this order; * and ? and [..] in a name stand for all that fit, in the order"
                                        + " of their names. Plain, gzip, bzip2, zstd or xz",
                        def = Option.ABSENT)
                List<String> files,
        @Option(
                        help =
                                "Directory to watch: what is there and what comes later is replayed too, in the order of names;"
                                        + " not files that end in .part, begin with a dot, or still grow",
                        def = Option.ABSENT)
                @Nullable
                String watch,
        @Option(help = "How often the watched directory is looked at", def = "10s", min = 1, max = 86_400)
                Duration watchInterval,
        @Option(
                        help = "flat-out, original (as the records' times say), or so many times that, such as 10x",
                        def = "flat-out")
                String speed,
        @Option(help = "Time of receipt: that of the file's records, or now", def = "file") ReplayClock clock,
        @Option(help = "Name of the collector whose peers these are; none: the stage's id", def = Option.ABSENT)
                @Nullable
                String collector,
        @Option(help = "Longest record; a longer one is skipped", def = "16MiB", min = 4096, max = 1 << 30)
                DataSize maxRecordSize) {

    MrtFileOptions {
        Pace.parse(speed);
        if (files.isEmpty() && watch == null) {
            throw new IllegalArgumentException("neither files nor watch says what to replay");
        }
    }

    Pace pace() {
        return Pace.parse(speed);
    }

    MrtLimits limits() {
        return new MrtLimits((int) maxRecordSize.octets());
    }
}
