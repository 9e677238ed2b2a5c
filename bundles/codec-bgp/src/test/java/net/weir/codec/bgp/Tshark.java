package net.weir.codec.bgp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Wireshark's dissector, where it is installed. */
final class Tshark {
    private Tshark() {}

    /**
     * What it shows of a capture of these messages, one packet each.
     *
     * @param folder where the capture may be written
     * @param asOctets of the AS numbers in paths
     */
    static String json(Path folder, List<byte[]> messages, int asOctets) throws IOException {
        Path file = folder.resolve("bgp.pcap");
        Files.write(file, Pcap.of(messages));
        try {
            Process process = new ProcessBuilder(
                            "tshark", "-r", file.toString(), "-T", "json", "-o", "bgp.asn_len:" + asOctets + " octet")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            Assumptions.abort("tshark is not installed: " + e.getMessage());
            throw e;
        }
    }
}
