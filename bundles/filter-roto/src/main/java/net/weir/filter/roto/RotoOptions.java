package net.weir.filter.roto;

import java.time.Duration;
import net.weir.api.options.Option;
import net.weir.roto.Dialect;
import org.jspecify.annotations.Nullable;

/** Options of {@code roto}. */
record RotoOptions(
        @Option(help = "The script: a file, or a directory with pkg.roto in it") String script,
        @Option(
                        help =
                                "The filter that is asked about each route: filter NAME(Route) or filter NAME(Route, IngressInfo)",
                        def = "rib_in_pre")
                String entry,
        @Option(
                        help =
                                "Dialect of the script, 0.10 or 0.12; without it the first line says it, or what can be read",
                        def = Option.ABSENT)
                @Nullable
                String dialect,
        @Option(
                        help = "Calls and rounds of loops that a script may take for one route before it is rejected",
                        def = "1000000",
                        min = 100,
                        max = 1_000_000_000)
                int budget,
        @Option(help = "How often the files of the script are looked at for changes", def = "2s", min = 1, max = 86_400)
                Duration watchInterval) {

    RotoOptions {
        if (dialect != null) {
            Dialect.parse(dialect);
        }
    }

    @Nullable
    Dialect chosenDialect() {
        return dialect == null ? null : Dialect.parse(dialect);
    }
}
