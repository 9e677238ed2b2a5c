package net.weir.sink.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.weir.api.Sink;
import net.weir.testkit.SinkContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The promises of a sink, kept towards mosquitto with one version of the protocol. */
abstract class MqttContract extends SinkContract {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private final String version;

    @TempDir
    Path directory;

    private Broker broker;
    private Path received;

    MqttContract(String version) {
        this.version = version;
    }

    @BeforeEach
    void startBroker() throws IOException {
        broker = new Broker(directory, "allow_anonymous true", "max_queued_messages 0");
        received = broker.subscribe("-q", "1");
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Override
    protected Sink<?> sink() {
        return Sinks.of(Sinks.context(), "server", broker.url(), "version", version);
    }

    @Override
    protected List<String> received(int atLeast) throws Exception {
        List<String> names = new ArrayList<>();
        for (String line : Broker.lines(received, atLeast)) {
            JsonNode event = JACKSON.readTree(line.substring(line.indexOf(' ')));
            int part = event.has("subsequence") ? event.get("subsequence").intValue() : 0;
            names.add(event.get("feed") + "/" + event.get("sequence") + "." + part);
        }
        return names;
    }
}
