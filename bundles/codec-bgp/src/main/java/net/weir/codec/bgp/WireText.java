package net.weir.codec.bgp;

import java.nio.charset.StandardCharsets;

/** Text inside messages: a value has it as sent, a {@code toString} by way of {@link net.weir.model.Printable}. */
final class WireText {
    private WireText() {}

    /** UTF-8; U+FFFD for octets that are none. */
    static String decode(byte[] octets, int offset, int length) {
        return new String(octets, offset, length, StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if the text has more than {@code most} octets */
    static byte[] octets(String text, int most) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (octets.length > most) {
            throw new IllegalArgumentException("text of " + octets.length + " octets, at most " + most + " fit");
        }
        return octets;
    }
}
