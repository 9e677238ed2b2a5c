package net.weir.sink.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.weir.api.Sink;
import net.weir.testkit.SinkContract;
import org.junit.jupiter.api.io.TempDir;

class FileSinkContractTest extends SinkContract {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Override
    protected Sink<?> sink() {
        return Sinks.in(directory).with("path", "events.jsonl");
    }

    @Override
    protected List<String> received(int atLeast) throws Exception {
        List<String> names = new ArrayList<>();
        for (String line : Sinks.in(directory).lines("events.jsonl")) {
            JsonNode event = JACKSON.readTree(line);
            int part = event.has("subsequence") ? event.get("subsequence").intValue() : 0;
            names.add(event.get("feed") + "/" + event.get("sequence") + "." + part);
        }
        return names;
    }
}
