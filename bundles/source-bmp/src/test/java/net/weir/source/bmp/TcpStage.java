package net.weir.source.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.api.options.OptionReader;
import net.weir.event.Event;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A stage with real sockets on the loopback networks, for tests to build upon. */
@Timeout(60)
abstract class TcpStage {
    final RecordingContext context = new RecordingContext("edge");
    final TestFeeds feeds = new TestFeeds();
    final List<BmpTcpSource> open = new ArrayList<>();

    static BmpTcpOptions options(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of("listen", "127.0.0.1:0"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        OptionReader.Result<BmpTcpOptions> result = new OptionReader<>(BmpTcpOptions.class).read(values);
        assertThat(result.problems()).isEmpty();
        BmpTcpOptions value = result.value();
        assertThat(value).isNotNull();
        return value;
    }

    BmpTcpSource open(String... pairs) throws IOException {
        BmpTcpSource source = new BmpTcpSource(options(pairs), context, 20);
        open.add(source);
        source.open(feeds);
        return source;
    }

    InetSocketAddress address() {
        return context.listening().get("bmp");
    }

    <T extends Event> List<T> all(Class<T> type) {
        return feeds.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    void awaitEvents(Class<? extends Event> type, int count) {
        await().atMost(Duration.ofSeconds(8)).untilAsserted(() -> assertThat(all(type))
                .as("problems %s", context.problems())
                .hasSize(count));
    }

    @AfterEach
    void close() {
        open.forEach(BmpTcpSource::close);
        context.end();
        assertThat(feeds.violations).isEmpty();
        assertThat(feeds.open).as("every feed is closed").hasValue(0);
    }
}
