package net.weir.sink.mqtt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.testkit.OptionsOf;
import net.weir.testkit.RecordingContext;

/** MQTT sinks as an operator's file makes them, and a worker that retries as the engine's does. */
final class Sinks {
    private Sinks() {}

    static RecordingContext context() {
        return RecordingContext.running("out1", Path.of("."));
    }

    static MqttSink of(RecordingContext context, String... options) {
        return (MqttSink) new MqttSinkFactory().create(OptionsOf.of(MqttOptions.class, options), context);
    }

    static List<Event> events(int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Event event = new ResyncBegin(1_795_230_900_000_000L, "rib", List.of());
            event.stamp(1, i);
            events.add(event);
        }
        return events;
    }

    interface Call {
        void run() throws Exception;
    }

    /** Repeats the call until it works; the words of its failures. */
    static List<String> retrying(int atMost, Call call) throws Exception {
        List<String> failures = new ArrayList<>();
        while (true) {
            try {
                call.run();
                return failures;
            } catch (java.io.IOException e) {
                failures.add(e.getMessage());
                if (failures.size() == atMost) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    /** The sequence numbers of JSON messages. */
    static List<Integer> sequences(List<String> lines) {
        return lines.stream()
                .map(line -> Integer.parseInt(line.replaceAll(".*\"sequence\":(\\d+).*", "$1")))
                .toList();
    }
}
