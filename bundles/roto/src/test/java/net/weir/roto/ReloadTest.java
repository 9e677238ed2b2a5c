package net.weir.roto;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.weir.roto.run.Call;
import org.junit.jupiter.api.Test;

/** Scripts come, run on many threads, and go. */
class ReloadTest {
    @Test
    void classes_of_scripts_that_nobody_holds_are_unloaded() throws InterruptedException {
        List<WeakReference<Script>> scripts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Script script =
                    Scripts.compile("const C: String = \"c" + i + "\"; fn main() -> String { f\"{C}{1.2.3.4}\" }");
            assertThat(script.call("main", Call.plain())).isEqualTo("c" + i + "1.2.3.4");
            scripts.add(new WeakReference<>(script));
        }
        for (int i = 0; i < 50 && scripts.stream().anyMatch(s -> s.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(scripts.stream().filter(s -> s.get() != null).count()).isLessThanOrEqualTo(1);
    }

    @Test
    void threads_share_a_script() throws Exception {
        Script script =
                Scripts.compile("fn main(n: i32) -> i32 { let s = 0; let i = 0; while i < n { s += i; i += 1; } s }");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                tasks.add(() -> {
                    Call call = Call.plain();
                    boolean right = true;
                    for (int n = 0; n < 500; n++) {
                        right &= Integer.valueOf(n * (n - 1) / 2).equals(script.call("main", call, n));
                    }
                    return right;
                });
            }
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
