package net.weir.http.metrics;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import net.weir.api.options.Durations;
import net.weir.http.web.Answer;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.text.TextBuffer;

/**
 * {@code /metrics}: every number there is, for Prometheus. Routers and peers that went down more than a day ago, or what the
 * parameter {@code departed} says, have no series.
 */
public final class Metrics {
    private static final Duration DEPARTED = Duration.ofDays(1);

    private final Views views;
    private final LongSupplier stalledReaders;

    /** @param stalledReaders answers that were ended because their reader took nothing */
    public Metrics(Views views, LongSupplier stalledReaders) {
        this.stalledReaders = stalledReaders;
        this.views = views;
    }

    public Answer answer(Request request) {
        request.query().allow(Set.of("departed"));
        Duration departed = request.query().get("departed", Durations::parse);
        long seconds = (departed == null ? DEPARTED : departed).getSeconds();
        long since = Math.max(0, System.currentTimeMillis() / 1000 - seconds) * 1_000_000;
        Families families = new Families();
        families.add(views.pipeline().metrics());
        SessionMetrics sessions = new SessionMetrics(families, since);
        sessions.routers(views.peers().routers());
        sessions.peers(views.peers().peers());
        views.ribs().forEach(sessions::rib);
        families.counter(
                "weir_http_stalled_readers_total",
                "Answers that were ended because their reader took nothing.",
                stalledReaders.getAsLong());
        ProcessMetrics.collect(families);
        TextBuffer text = PrometheusText.write(families.all());
        return Answer.of(PrometheusText.CONTENT_TYPE, text::copyTo);
    }
}
