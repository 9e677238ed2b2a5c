package net.weir.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import net.weir.admin.StageProblem;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
    @Test
    void text_from_outside_is_one_harmless_line() {
        assertThat(ProblemLog.oneLine("r1\n2026 ERROR\u001b[31m\u009b\u2028\u202eZürich"))
                .isEqualTo("r1\\x0a2026 ERROR\\x1b[31m\\x9b\\u2028\\u202eZürich");
    }

    @Test
    void a_long_line_is_cut_after_2000_characters() {
        assertThat(ProblemLog.oneLine("x".repeat(2000))).isEqualTo("x".repeat(2000));
        assertThat(ProblemLog.oneLine("x".repeat(2001))).isEqualTo("x".repeat(2000) + "…");
    }

    @Test
    void each_kind_is_counted_and_what_was_said_last_is_kept() {
        ProblemLog log = new ProblemLog(() -> 1);
        log.report("bmp", "framing", "first", null);
        log.report("bmp", "framing", "second\n", null);
        log.report("bmp", "truncated", "x".repeat(100_000), null);
        log.report("other", "framing", "elsewhere", null);

        assertThat(log.of("bmp"))
                .containsExactly(
                        new StageProblem("framing", 2, "second\\x0a"),
                        new StageProblem("truncated", 1, "x".repeat(2000) + "…"));
        assertThat(log.of("nowhere")).isEmpty();
    }
}
