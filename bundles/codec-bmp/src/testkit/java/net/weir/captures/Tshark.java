package net.weir.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's tshark, which reads BMP messages as a program that is not ours. */
public final class Tshark {
    private static final int PORT = 11019;

    private Tshark() {}

    /**
     * The values of these fields, a line with tabs for each message.
     *
     * @param directory for the capture that is made of the messages
     */
    public static List<String> fields(Path directory, List<byte[]> messages, String... fields)
            throws IOException, InterruptedException {
        Path file = directory.resolve("bmp.pcap");
        PcapFile capture = new PcapFile();
        messages.forEach(message -> capture.segment(40000, PORT, message));
        Files.write(file, capture.octets());
        return fields(file, PORT, fields);
    }

    /** The values of these fields in a capture, a line with tabs for each frame; several of a frame have commas between. */
    public static List<String> fields(Path file, int port, String... fields) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("tshark", "-r", file.toString(), "-d", "tcp.port==" + port + ",bmp", "-T", "fields"));
        for (String field : fields) {
            command.addAll(List.of("-e", field));
        }
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeThat(e).as("tshark is installed").isNull();
            throw e;
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text.lines().toList();
    }
}
