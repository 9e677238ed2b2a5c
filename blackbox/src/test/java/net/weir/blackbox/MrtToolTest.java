package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./weir mrt} with the jars of the distribution alone, in which the decompressors are. */
class MrtToolTest {
    private static final Path FILES = Path.of("src/test/resources/mrt").toAbsolutePath();

    @TempDir
    Path home;

    private Finished mrt(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "mrt";
        System.arraycopy(words, 0, all, 1, words.length);
        return WeirProcess.script(home, Map.of(), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.mrt", "old.mrt.gz", "old.mrt.bz2", "old.mrt.zst", "old.mrt.xz"})
    void prints_a_file_however_it_is_compressed(String name) {
        for (int call = 1; call <= 2; call++) { // the second one starts from shared classes
            Finished cat = mrt("cat", "-m", FILES.resolve(name).toString());
            assertThat(cat.status()).as(cat.output()).isZero();
            assertThat(cat.output().lines())
                    .containsExactly(
                            "TABLE_DUMP|1795219200|B|192.0.2.1|64496|203.0.113.0/24|64496|IGP|192.0.2.1|0|0||NAG||",
                            "TABLE_DUMP|1795219200|B|2001:db8::1|64496|2001:db8:1::/48|64496|IGP|2001:db8::1|0|0||NAG||",
                            "BGP|1795219200|A|192.0.2.1|64496|203.0.113.0/24|64496|IGP|192.0.2.1|0|0|NAG||",
                            "BGP|1795219200|STATE|192.0.2.1|64496|6|1");
        }
        assertThat(home.resolve("data/tools.jsa")).isRegularFile();
    }

    @Test
    void ends_with_2_for_words_that_make_no_sense_and_with_events_for_others() {
        assertThat(mrt("cat", "/none/such").status()).isEqualTo(2);
        Finished json = mrt("cat", "-o", "ndjson", FILES.resolve("old.mrt").toString());
        assertThat(json.status()).isZero();
        assertThat(json.output().lines()).allMatch(line -> line.startsWith("{\"type\":\""));
        assertThat(mrt("cat", "-o", "csv", FILES.resolve("old.mrt").toString()).output())
                .startsWith("type,feed");
    }
}
