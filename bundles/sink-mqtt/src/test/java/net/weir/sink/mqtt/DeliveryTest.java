package net.weir.sink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
    @TempDir
    Path directory;

    private final RecordingContext context = Sinks.context();

    private MqttSink sink(Broker broker, String... more) {
        List<String> options = new ArrayList<>(List.of("server", broker.url(), "connect-retry", "0s"));
        options.addAll(List.of(more));
        return Sinks.of(context, options.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 1", "5, 2", "3.1.1, 0", "3.1.1, 1", "3.1.1, 2"})
    void each_quality_of_service_delivers_all_in_order(String version, String qos) throws Exception {
        try (Broker broker = new Broker(directory, "allow_anonymous true", "max_queued_messages 0")) {
            Path received = broker.subscribe("-q", qos);
            MqttSink sink = sink(broker, "version", version, "qos", qos);
            sink.open();
            for (int from = 1; from <= 5000; from += 500) {
                sink.accept(Sinks.events(from, from + 500));
            }
            sink.flush();
            assertThat(context.count("published")).isEqualTo(5000);
            sink.close();
            assertThat(Sinks.sequences(Broker.lines(received, 5000)))
                    .isEqualTo(IntStream.rangeClosed(1, 5000).boxed().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 1", "5, 2"})
    void a_broker_that_takes_one_message_at_a_time_gets_them_so(String version, String qos) throws Exception {
        try (Broker broker = new Broker(directory, "allow_anonymous true", "max_inflight_messages 1")) {
            Path received = broker.subscribe("-q", "0");
            MqttSink sink = sink(broker, "version", version, "qos", qos);
            sink.open();
            sink.accept(Sinks.events(1, 201));
            sink.flush();
            sink.close();
            assertThat(Sinks.sequences(Broker.lines(received, 200)))
                    .isEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
            assertThat(context.problems()).isEmpty();
        }
    }

    @Test
    void many_topics_and_hostile_names_arrive_where_they_belong() throws Exception {
        try (Broker broker = new Broker(directory, "allow_anonymous true", "max_queued_messages 0")) {
            Path received = broker.subscribe("-q", "1");
            MqttSink sink = sink(broker, "topic", "w/{topic}", "format", "json-min");
            sink.open();
            List<Event> batch = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                batch.add(record("#/" + i % 100 + "/+", i));
            }
            sink.accept(batch);
            sink.flush();
            sink.close();
            List<String> lines = Broker.lines(received, 500);
            assertThat(lines).hasSize(500);
            for (int i = 0; i < 500; i++) {
                assertThat(lines.get(i))
                        .startsWith("w/%23%2F" + i % 100 + "%2F%2B {")
                        .contains("\"sequence\":" + i + ",");
            }
        }
    }

    private static Event record(String topic, int sequence) {
        Event event = new net.weir.event.TopicRecord(null, 0, 0, topic, new net.weir.model.Value.Int(sequence));
        event.stampAgain(1, sequence, 0);
        return event;
    }

    @Test
    void a_retained_message_waits_for_who_comes_later() throws Exception {
        try (Broker broker = new Broker(directory, "allow_anonymous true")) {
            MqttSink sink = sink(broker, "retain", "true", "topic", "last");
            sink.open();
            sink.accept(Sinks.events(1, 4));
            sink.flush();
            sink.close();
            assertThat(Sinks.sequences(Broker.lines(broker.subscribe("-q", "1"), 1)))
                    .containsExactly(3);
        }
    }

    @Test
    void a_message_larger_than_the_broker_takes_is_dropped_and_counted() throws Exception {
        try (Broker broker = new Broker(directory, "allow_anonymous true", "max_packet_size 200")) {
            MqttSink sink = sink(broker, "format", "json-min", "topic", "t");
            sink.open();
            List<Event> batch = new ArrayList<>(Sinks.events(1, 2));
            batch.add(new ResyncBegin(0, "x".repeat(200), List.of()));
            batch.addAll(Sinks.events(2, 3));
            sink.accept(batch);
            sink.flush();
            sink.close();
            assertThat(context.count("published")).isEqualTo(2);
            assertThat(context.count("dropped message-refused")).isEqualTo(1);
            assertThat(context.problems())
                    .containsExactly("message-refused: a message for t is dropped: larger than the 200 octets that"
                            + " the broker takes");
        }
    }

    @Test
    void two_sinks_of_one_client_id_show_that_they_push_each_other_out() throws IOException, InterruptedException {
        try (Broker broker = new Broker(directory, "allow_anonymous true")) {
            MqttSink first = sink(broker, "client-id", "same");
            first.open();
            MqttSink second = sink(broker, "client-id", "same");
            second.open();
            for (int i = 0; i < 200 && context.states().isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertThat(context.states())
                    .first()
                    .asString()
                    .startsWith("DEGRADED connection to " + broker.url() + " lost: ");
            first.close();
            second.close();
        }
    }
}
