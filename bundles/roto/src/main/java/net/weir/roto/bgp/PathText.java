package net.weir.roto.bgp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import net.weir.model.Asn;
import org.jspecify.annotations.Nullable;

/** Makes the octets of an AS path (RFC 4271 section 4.3, four octets a number) out of its text. */
final class PathText {
    private static final int SET = 1;
    private static final int SEQUENCE = 2;
    private static final int LONGEST_SEGMENT = 255;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> segment = new ArrayList<>();
    private int kind = SEQUENCE;

    private PathText() {}

    /** @return null if it is no path */
    static byte @Nullable [] parse(String text) {
        PathText path = new PathText();
        StringTokenizer words = new StringTokenizer(text, " ,{}", true);
        try {
            while (words.hasMoreTokens()) {
                path.take(words.nextToken());
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (path.kind == SET) {
            return null; // not closed
        }
        path.close(SEQUENCE);
        return path.out.toByteArray();
    }

    private void take(String word) {
        switch (word) {
            case " ", "," -> {
                // between numbers
            }
            case "{" -> open();
            case "}" -> close(SEQUENCE);
            default -> number(Asn.parse(word).bits());
        }
    }

    private void open() {
        if (kind == SET) {
            throw new IllegalArgumentException("a set inside of a set");
        }
        close(SET);
    }

    private void number(int asn) {
        if (segment.size() == LONGEST_SEGMENT) {
            close(kind);
        }
        segment.add(asn);
    }

    /** Writes what there is, and begins a segment of this kind. */
    private void close(int next) {
        if (!segment.isEmpty()) {
            out.write(kind);
            out.write(segment.size());
            for (int asn : segment) {
                out.writeBytes(new byte[] {(byte) (asn >>> 24), (byte) (asn >>> 16), (byte) (asn >>> 8), (byte) asn});
            }
        }
        segment.clear();
        kind = next;
    }
}
