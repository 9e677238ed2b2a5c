package net.weir.shell.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.weir.shell.FakeFaces;
import net.weir.shell.Samples;
import org.apache.karaf.shell.api.console.CommandLine;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final FakeFaces faces = Samples.faces();

    /** A line with one word at whose end the cursor stands. */
    private record Line(String word) implements CommandLine {
        @Override
        public int getCursorArgumentIndex() {
            return 0;
        }

        @Override
        public String getCursorArgument() {
            return word;
        }

        @Override
        public int getArgumentPosition() {
            return word.length();
        }

        @Override
        public String[] getArguments() {
            return new String[] {word};
        }

        @Override
        public int getBufferPosition() {
            return word.length();
        }

        @Override
        public String getBuffer() {
            return word;
        }
    }

    private static List<String> complete(LiveCompleter completer, FakeFaces faces, String word) {
        List<String> candidates = new ArrayList<>();
        completer.complete(Objects.requireNonNull(faces), null, new Line(word), candidates);
        return candidates.stream().map(String::strip).toList();
    }

    @Test
    void offers_what_is_there() {
        assertThat(complete(new StageCompleter(), faces, "")).containsExactly("edge", "rib");
        assertThat(complete(new StageCompleter(), faces, "r")).containsExactly("rib");
        assertThat(complete(new TypeCompleter(), faces, "")).containsExactly("file");
        assertThat(complete(new RibCompleter(), faces, "")).containsExactly("rib");
        assertThat(complete(new PeerCompleter(), faces, "")).containsExactly("192.0.2.1", "7");
        assertThat(complete(new RouterCompleter(), faces, "")).containsExactly("198.51.100.1", "r1");
        assertThat(complete(new FamilyCompleter(), faces, "")).containsExactly("ipv4-unicast", "ipv6-unicast");
        assertThat(complete(new EventTypeCompleter(), faces, "peer-"))
                .containsExactly("peer-down", "peer-routes-gone", "peer-up");
        assertThat(complete(new FormatCompleter(), faces, "")).containsExactly("csv", "json", "table");
    }

    @Test
    void leaves_out_names_that_are_no_plain_words() {
        for (String name : List.of("a b", "a;shutdown", "\u001b[2J", "$(x)", "-o")) {
            FakeFaces hostile = Samples.hostile(name);
            assertThat(complete(new RouterCompleter(), hostile, "")).containsExactly("198.51.100.1");
        }
    }

    @Test
    void offers_nothing_without_an_engine() {
        assertThat(complete(new StageCompleter(), FakeFaces.withoutEngine(), ""))
                .isEmpty();
        assertThat(complete(new FamilyCompleter(), FakeFaces.withoutEngine(), "ipv6"))
                .containsExactly("ipv6-multicast", "ipv6-unicast");
    }
}
