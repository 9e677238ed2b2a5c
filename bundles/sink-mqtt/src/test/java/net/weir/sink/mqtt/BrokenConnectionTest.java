package net.weir.sink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.weir.event.Event;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenConnectionTest {
    @TempDir
    Path directory;

    private final RecordingContext context = Sinks.context();
    private Broker broker;

    @BeforeEach
    void startBroker() throws IOException {
        broker = new Broker(directory, "allow_anonymous true", "max_queued_messages 0");
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    private MqttSink sink(String version, String... more) {
        List<String> options = new ArrayList<>(
                List.of("server", broker.url(), "version", version, "connect-retry", "0s", "connect-timeout", "5s"));
        options.addAll(List.of(more));
        return Sinks.of(context, options.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "5, 2", "3.1.1, 1", "3.1.1, 2"})
    void no_gap_when_the_broker_is_killed_and_comes_back(String version, String qos) throws Exception {
        int total = 20_000;
        Path received = broker.subscribe("-q", "0"); // the broker's memory of what it still owes is not what is tested
        MqttSink sink = sink(version, "qos", qos);
        sink.open();
        CompletableFuture<Void> outage = CompletableFuture.runAsync(() -> {
            try {
                while (context.count("published") < total / 4) {
                    Thread.sleep(1);
                }
                broker.kill();
                Thread.sleep(300);
                broker.restart();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        for (int from = 1; from <= total; from += 500) {
            List<Event> batch = Sinks.events(from, from + 500);
            retrying(outage, () -> sink.accept(batch));
        }
        retrying(outage, sink::flush);
        outage.join();
        sink.close();
        List<Integer> sequences = Sinks.sequences(Broker.lines(received, total));
        assertThat(new LinkedHashSet<>(sequences))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, total).boxed().toList());
        assertThat(sequences.size() - total).as("messages that came twice").isLessThanOrEqualTo(256);
        assertThat(context.count("connections")).isEqualTo(2);
        assertThat(context.states()).anyMatch(s -> s.startsWith("DEGRADED connection to " + broker.url() + " lost: "));
        assertThat(context.states()).last().isEqualTo("RUNNING");
        assertThat(context.gauge("in_flight")).isZero();
    }

    /** Tries again when the broker and its subscriber are back: who publishes earlier publishes to nobody. */
    private static void retrying(CompletableFuture<Void> outage, Sinks.Call call) throws Exception {
        while (true) {
            try {
                call.run();
                return;
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("connect");
                outage.join();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void says_in_one_sentence_why_there_is_no_connection(String version) throws Exception {
        broker.kill();
        MqttSink sink = sink(version);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(sink::open)
                .withMessage("cannot connect to " + broker.url() + ": Connection refused");
        broker.restart();
        sink.open();
        sink.close();
    }

    @Test
    void does_not_try_more_often_than_asked() throws Exception {
        broker.kill();
        MqttSink sink = sink("5", "connect-retry", "1h");
        assertThatExceptionOfType(IOException.class).isThrownBy(sink::open);
        broker.restart();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(sink::open)
                .withMessage("no connection to " + broker.url() + ": Connection refused; next attempt in 3600 s");
        context.advance(Duration.of(3_600_000_000L, ChronoUnit.MICROS));
        sink.open();
        sink.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void a_broker_that_falls_silent_is_left_and_nothing_is_lost(String version) throws Exception {
        Path received = broker.subscribe("-q", "1");
        MqttSink sink = sink(version, "ack-timeout", "1s", "connect-timeout", "1s");
        sink.open();
        sink.accept(Sinks.events(1, 11));
        sink.flush();
        broker.freeze();
        sink.accept(Sinks.events(11, 21));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(sink::flush)
                .withMessageStartingWith("cannot connect to " + broker.url() + ": ");
        assertThat(context.states()).anyMatch(s -> s.endsWith("lost: no acknowledgement for 1 s"));
        broker.thaw();
        Sinks.retrying(100, sink::flush);
        sink.close();
        assertThat(new LinkedHashSet<>(Sinks.sequences(Broker.lines(received, 20))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void closes_in_time_though_the_broker_is_frozen(String version) throws Exception {
        MqttSink sink = sink(version);
        sink.open();
        broker.freeze();
        sink.accept(Sinks.events(1, 500));
        long before = System.nanoTime();
        sink.close();
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(5_000);
        broker.thaw();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void an_interrupt_ends_every_wait(String version) throws Exception {
        MqttSink sink = sink(version);
        sink.open();
        broker.freeze();
        sink.accept(Sinks.events(1, 500));
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread worker = new Thread(() -> {
            try {
                sink.flush();
                thrown.complete(new AssertionError("returned"));
            } catch (Throwable t) {
                thrown.complete(t);
            }
        });
        worker.start();
        Thread.sleep(200);
        worker.interrupt();
        assertThat(thrown.get(5, java.util.concurrent.TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        broker.thaw();
        sink.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void a_batch_is_not_taken_while_there_is_no_connection(String version) throws Exception {
        Path received = broker.subscribe("-q", "1");
        MqttSink sink = sink(version);
        sink.open();
        broker.kill();
        List<Event> batch = Sinks.events(1, 101);
        while (context.states().isEmpty()) {
            Thread.sleep(5); // until the end of the connection was noticed
        }
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> sink.accept(batch));
        }
        broker.restart();
        sink.accept(batch);
        sink.flush();
        sink.close();
        assertThat(Sinks.sequences(Broker.lines(received, 100)))
                .isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
    }
}
