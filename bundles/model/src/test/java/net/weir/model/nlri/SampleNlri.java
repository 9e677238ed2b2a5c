package net.weir.model.nlri;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.weir.GoldenFile;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;

/** One line of {@code families.txt}: family, octets, and the text written by hand from the documents. */
public record SampleNlri(Family family, Bytes octets, String text) {

    public static List<SampleNlri> all() {
        String file = new String(GoldenFile.read("net/weir/model/nlri/families.txt"), StandardCharsets.UTF_8);
        return Stream.of(file.split("\n"))
                .map(line -> line.split("\\|"))
                .map(parts -> new SampleNlri(Family.parse(parts[0]), Bytes.ofHex(parts[1]), parts[2]))
                .toList();
    }

    public OpaqueNlri block() {
        return block(family, octets);
    }

    static OpaqueNlri block(Family family, Bytes octets) {
        return new OpaqueNlri(family, octets.toArray(), new int[] {0, octets.length()}, null);
    }
}
