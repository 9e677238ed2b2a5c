package net.weir.cli.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.weir.cli.Tool;
import net.weir.model.Octets;
import net.weir.mrt.Archive;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code mrt cat} against Debian's bgpdump 1.6.2, octet for octet. */
class BgpdumpTest {
    /**
     * {@code -t change} is left out for TABLE_DUMP_V2: there bgpdump reads a variable that is gone, and prints what it
     * happens to find.
     */
    private static final List<String> FORMS = List.of("-m", "-M", "-H", "-m -p -l -u", "-M -p");

    @TempDir
    Path scratch;

    private void same(String options, Path file, byte... expected) {
        List<String> words = new ArrayList<>(List.of("cat"));
        words.addAll(List.of(options.split(" ")));
        words.add(file.toString());
        byte[] ours = Tool.weir(words.toArray(new String[0])).out();
        byte[] theirs = expected.length > 0
                ? expected
                : Tool.bgpdump(scratch, options, file).out();
        int differs = Arrays.mismatch(ours, theirs);
        if (differs >= 0) {
            assertThat(around(ours, differs))
                    .as("%s %s at %d", options, file, differs)
                    .isEqualTo(around(theirs, differs));
            assertThat(ours).as("%s %s", options, file).hasSameSizeAs(theirs);
        }
    }

    private static String around(byte[] text, int at) {
        int from = Math.max(0, at - 200);
        return new String(text, from, Math.min(text.length, at + 200) - from, StandardCharsets.ISO_8859_1);
    }

    @TestFactory
    List<DynamicTest> every_capture_in_every_form() {
        return Archive.captures().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    for (String form : FORMS) {
                        same(form, file);
                    }
                }))
                .toList();
    }

    @Test
    void our_own_vectors_in_every_form() throws IOException {
        for (byte[] octets : List.of(Vectors.messages(), Vectors.ribs(), Vectors.rarities(), Vectors.old())) {
            Path file = Files.write(scratch.resolve("own.mrt"), octets);
            for (String form : FORMS) {
                same(form, file);
            }
        }
        same("-m -t change", Files.write(scratch.resolve("old.mrt"), Vectors.old()));
    }

    /**
     * Octets at random in messages: where bgpdump survives them, it and we agree on what they say. A prefix length above
     * 128 makes it overwrite its own memory: those files are not compared.
     */
    @Test
    void damaged_messages_are_printed_alike() throws IOException {
        Random random = new Random(7);
        byte[] whole = Vectors.messages();
        int compared = 0;
        for (int round = 0; round < 150; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                int at = random.nextInt(damaged.length);
                if (isInBody(damaged, at)) {
                    damaged[at] = (byte) random.nextInt();
                }
            }
            Path file = Files.write(scratch.resolve("damaged.mrt"), damaged);
            Tool theirs = Tool.bgpdump(scratch, "-m -l -u", file);
            boolean overrun = Tool.weir("cat", "-m", file.toString()).lines().stream()
                    .anyMatch(line -> line.matches("[^/]*/(129|1[3-9]\\d|2\\d\\d)(\\|.*)?"));
            if (theirs.code() == 0 && theirs.out().length > 0 && !overrun) {
                compared++;
                same("-m -l -u", file, theirs.out());
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** Behind the attribute lengths, so that bgpdump's own assertions are not what is tested. */
    private static boolean isInBody(byte[] octets, int at) {
        int start = 0;
        while (start + 12 + Octets.i32(octets, start + 8) <= at) {
            start += 12 + Octets.i32(octets, start + 8);
        }
        return at - start > 12 + 60;
    }
}
