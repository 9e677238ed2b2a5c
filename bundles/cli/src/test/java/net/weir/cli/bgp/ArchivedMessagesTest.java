package net.weir.cli.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.cli.Tool;
import net.weir.codec.mrt.Bgp4mpView;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.io.Compression;
import net.weir.codec.mrt.io.MrtLimits;
import net.weir.codec.mrt.io.MrtReader;
import net.weir.mrt.Archive;
import net.weir.schema.MessageSchema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The messages of archives, as octets behind one another. */
class ArchivedMessagesTest {
    private static final int MOST = 2000;

    /** Messages of sessions that are read alike. */
    private static final class Octets {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private int messages;
    }

    @TestFactory
    List<DynamicTest> messages_are_valid_one_by_one() {
        return Archive.captures().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> messages(file)
                        .forEach(ArchivedMessagesTest::requireValid)))
                .toList();
    }

    @Test
    void there_are_messages_in_several_archives() throws IOException {
        int messages = 0;
        for (Path file : Archive.captures()) {
            messages += messages(file).values().stream()
                    .mapToInt(octets -> octets.messages)
                    .sum();
        }
        assertThat(messages).isGreaterThan(MOST);
    }

    private static void requireValid(String asSize, Octets octets) {
        Tool tool = Tool.run(octets.all.toByteArray(), "bgp", "decode", "--as4", asSize, "-o", "ndjson", "-");
        List<String> lines = tool.lines();
        assertThat(lines).hasSize(octets.messages);
        lines.forEach(MessageSchema::requireValid);
        assertThat(lines).noneMatch(line -> line.contains("bgp-malformed"));
    }

    /** By what {@code --as4} is to be. */
    private static Map<String, Octets> messages(Path file) throws IOException {
        Map<String, Octets> found = new TreeMap<>();
        Bgp4mpView view = new Bgp4mpView();
        try (MrtReader reader = new MrtReader(Compression.open(file), MrtLimits.DEFAULT)) {
            while (reader.next()) {
                MrtRecord record = reader.record();
                boolean messages = record.type() == MrtType.BGP4MP || record.type() == MrtType.BGP4MP_ET;
                if (!messages || !view.read(record) || view.isStateChange() || view.isAddPath()) {
                    continue;
                }
                Octets octets = found.computeIfAbsent(view.isFourOctetAs() ? "yes" : "no", fresh -> new Octets());
                if (octets.messages < MOST) {
                    octets.all.write(record.buffer(), view.messageOffset(), view.messageLength());
                    octets.messages++;
                }
            }
        }
        return found;
    }
}
