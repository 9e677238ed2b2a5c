package net.weir.engine;

import static net.weir.engine.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.weir.admin.ActionInfo;
import net.weir.admin.Operations;
import net.weir.admin.ReportTable;
import net.weir.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stage declares can be asked for while it is in force, and it is not closed meanwhile. */
class StageOperationsTest {
    @TempDir
    Path home;

    private final DeclaringTransform.Factory declaring = new DeclaringTransform.Factory();
    private TestEngine test;
    private Operations operations;

    @BeforeEach
    void start() {
        test = new TestEngine(home);
        test.come(declaring);
        test.stage("test.source", "in")
                .stage("test.declaring", "mid", "sources", "in")
                .apply();
        operations = test.engine().pipeline().operations();
    }

    @AfterEach
    void end() {
        test.close();
    }

    @Test
    void tells_what_there_is_while_it_is_there() {
        assertThat(operations.actions())
                .extracting(ActionInfo::name, ActionInfo::changes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("echo", false),
                        org.assertj.core.groups.Tuple.tuple("wait", true),
                        org.assertj.core.groups.Tuple.tuple("fail", true));
        assertThat(operations.action("mid", "echo").parameters()).hasSize(2);
        test.go(declaring);
        assertThat(operations.actions()).isEmpty();
        assertThat(operations.reports()).isEmpty();
        assertThatThrownBy(() -> operations.run("mid", "echo", Map.of(), "me")).hasMessageContaining("mid");
    }

    @Test
    void an_action_runs_on_a_worker_with_its_parameters_read_as_options_are() {
        assertThat(operations.run("mid", "echo", Map.of("word", "ab", "times", "2"), "me"))
                .isEqualTo(new Value.Text("abab"));
        assertThat(declaring.thread).startsWith("weir-action");
        assertThatThrownBy(() -> operations.run("mid", "echo", Map.of("times", "10", "wort", "x"), "me"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be given")
                .hasMessageContaining("1..9")
                .hasMessageContaining("did you mean word");
        assertThatThrownBy(() -> operations.run("mid", "dance", Map.of(), "me"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("echo");
        assertThatThrownBy(() -> operations.run("mid", "fail", Map.of(), "me"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mid: fail failed: no luck");
    }

    @Test
    void close_waits_for_an_action_under_way() throws Exception {
        declaring.hanging = new CountDownLatch(1);
        CompletableFuture<Value> result =
                CompletableFuture.supplyAsync(() -> operations.run("mid", "wait", Map.of(), "me"));
        assertThat(declaring.inside.await(5, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> test.go(declaring));
        Thread.sleep(200);
        assertThat(declaring.closed).isFalse();
        declaring.hanging.countDown();
        assertThat(result.get(5, TimeUnit.SECONDS)).isEqualTo(new Value.Bool(false));
        gone.get(5, TimeUnit.SECONDS);
        assertThat(declaring.closed).isTrue();
    }

    @Test
    void a_report_has_at_most_ten_thousand_rows_and_says_that_it_was_cut() {
        ReportTable table = operations.report("mid", "numbers");
        assertThat(table.rows()).hasSize(10_000);
        assertThat(table.cut()).isTrue();
        assertThat(table.info().label()).isEqualTo("Numbers");
        assertThatThrownBy(() -> operations.report("mid", "words")).hasMessageContaining("numbers");
    }

    @Test
    void more_at_once_than_there_are_workers_are_refused_and_later_ones_are_not() throws Exception {
        declaring.hanging = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            CompletableFuture.runAsync(
                    () -> operations.run("mid", "wait", Map.of(), "me"), task -> new Thread(task).start());
        }
        eventually().untilAsserted(() -> assertThatThrownBy(() -> operations.report("mid", "numbers"))
                .hasMessageContaining("too many"));
        declaring.hanging.countDown();
        eventually()
                .untilAsserted(() ->
                        assertThat(operations.report("mid", "numbers").cut()).isTrue());
    }
}
