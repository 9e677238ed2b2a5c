package net.weir.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        Files.write(file, capture(messages));
        List<String> command = new ArrayList<>(
                List.of("tshark", "-r", file.toString(), "-d", "tcp.port==" + PORT + ",bmp", "-T", "fields"));
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

    /** A capture with each message in a TCP segment of its own. */
    private static byte[] capture(List<byte[]> messages) {
        int size =
                24 + messages.stream().mapToInt(message -> 70 + message.length).sum();
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(65535)
                .putInt(1);
        int sequence = 1;
        for (byte[] message : messages) {
            int length = 54 + message.length;
            out.putInt(1_700_000_000).putInt(0).putInt(length).putInt(length);
            out.order(ByteOrder.BIG_ENDIAN);
            out.putLong(0).putInt(0).putShort((short) 0x0800);
            out.putShort((short) 0x4500).putShort((short) (40 + message.length)).putInt(0);
            out.putShort((short) 0x4006).putShort((short) 0).putInt(0xc0000201).putInt(0xc0000202);
            out.putShort((short) 40000).putShort((short) PORT).putInt(sequence).putInt(1);
            out.putShort((short) 0x5018).putShort((short) 0xffff).putInt(0).put(message);
            out.order(ByteOrder.LITTLE_ENDIAN);
            sequence += message.length;
        }
        return out.array();
    }
}
