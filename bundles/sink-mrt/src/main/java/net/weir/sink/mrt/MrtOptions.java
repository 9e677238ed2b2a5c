package net.weir.sink.mrt;

import java.time.Duration;
import net.weir.api.options.Option;
import net.weir.model.View;

/** Options of the stage type {@code mrt}. */
record MrtOptions(
        @Option(
                        help =
                                "Names of update files. {stage}, {source}, {router}, {view}, {vrf} are filled in, and letters for"
                                        + " the time at which the interval begins (UTC), as in {yyyy.MM} and {yyyyMMdd.HHmm}; .gz, .bz2,"
                                        + " .zst at the end compress; a relative path begins in the stage's data directory",
                        def = "{router}/{yyyy.MM}/updates.{yyyyMMdd.HHmm}.gz")
                String updates,
        @Option(help = "Length of the interval of an update file", def = "5m", min = 1, max = 86_400) Duration interval,
        @Option(help = "Which of a router's tables is archived", def = "adj-rib-in-pre") View view,
        @Option(help = "Of the VRF with this name or route distinguisher; empty: of the peers outside of any", def = "")
                String vrf,
        @Option(help = "How exactly update records say when", def = "microseconds") Stamps stamps,
        @Option(help = "Force what was written to the disk before it counts as delivered", def = "false")
                boolean fsync) {}
