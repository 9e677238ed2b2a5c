package net.weir.session.bmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/** Streams that showed a fault, octets written as hex beside the tests. */
final class Cases {
    private Cases() {}

    static byte[] octets(String name) {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream(name + ".hex"), name)) {
            String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
