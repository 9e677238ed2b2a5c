package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of {@code vectors/updates.txt}; the file beside it says what its lines mean. */
class VectorsTest {

    /** The lines of one block. */
    record Vector(List<String> lines) {
        String first(String key) {
            return all(key).get(0);
        }

        List<String> all(String key) {
            return lines.stream()
                    .filter(line -> line.startsWith(key + ": "))
                    .map(line -> line.substring(key.length() + 2).trim())
                    .toList();
        }

        @Override
        public String toString() {
            return first("name");
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(VectorsTest.class.getResourceAsStream("/vectors/updates.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n")).map(block -> new Vector(List.of(block.split("\n"))));
        }
    }

    private static SessionParameters session(String text) {
        String[] words = text.split(" ");
        Set<Family> addPath = new HashSet<>();
        for (int i = 1; i < words.length; i++) {
            addPath.add(Family.parse(words[i]));
        }
        return new SessionParameters(words[0].equals("4"), addPath, false);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void is_read_as_it_says(Vector vector) {
        byte[] message = Wire.message(MessageHeader.UPDATE, Wire.hex(vector.first("octets")));
        DecodedUpdate update = Decoding.decode(
                message, session(vector.first("session")), ValidationProfile.valueOf(vector.first("profile")));
        Schema.requireValid(update);
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < update.parts(); i++) {
            PathAttributes set = update.part(i).attributes();
            if (set != null) {
                attributes.add(set.canonical().toString());
            }
        }
        assertThat(Decoding.parts(update).stream()
                        .map(part -> part.replaceFirst(" \\{.*", ""))
                        .toList())
                .isEqualTo(vector.all("part"));
        assertThat(attributes)
                .isEqualTo(vector.all("attributes").stream()
                        .map(hex -> hex.replace(" ", ""))
                        .toList());
        assertThat(Decoding.problems(update)).isEqualTo(vector.all("problem"));
        assertThat(
                        update.endOfRib() == null
                                ? List.of()
                                : List.of(update.endOfRib().toString()))
                .isEqualTo(vector.all("end"));
    }
}
