package net.weir.sink.file;

import java.time.Duration;
import net.weir.api.options.DataSize;
import net.weir.api.options.Option;
import org.jspecify.annotations.Nullable;

/** Options of the sink {@code file}. */
record FileOptions(
        @Option(
                        help =
                                "File to write; {stage} stands for the stage's id, {date} for the day (UTC, yyyyMMdd), which "
                                        + "starts a new file at midnight; a relative path begins in the stage's data directory")
                String path,
        @Option(help = "Form of the lines", def = "json") FileFormat format,
        @Option(
                        help = "true: go on behind what the file holds; false: rotate it away and begin a new one",
                        def = "true")
                boolean append,
        @Option(help = "Rotate when the file is this large", def = Option.ABSENT, min = 1) @Nullable
                DataSize rotateSize,
        @Option(
                        help = "Rotate when a period of this length ends, counted from midnight 1970-01-01 UTC",
                        def = Option.ABSENT,
                        min = 1)
                @Nullable
                Duration rotateInterval,
        @Option(help = "Rotated files to keep beside the file, the oldest go first; 0 keeps all", def = "0", min = 0)
                int keep,
        @Option(help = "Longest time that lines wait in memory while more come", def = "1s", min = 0, max = 1)
                Duration flush,
        @Option(help = "Force the lines to the disk before they count as delivered", def = "false") boolean fsync,
        @Option(help = "The end of a peer's routes as one line or as a withdrawal for each", def = "each")
                PeerDownLines peerDown) {}
