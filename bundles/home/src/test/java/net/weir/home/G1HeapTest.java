package net.weir.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class G1HeapTest {

    @Test
    void no_other_collector_is_touched() {
        assumeTrue(
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .noneMatch(bean -> bean.getName().startsWith("G1 ")),
                "the tests run on another collector than G1");
        assertThat(G1Heap.ofThisProcess()).isNull();
    }

    /** In a process of its own, as the tests run on another collector. */
    @Test
    void a_heap_that_was_full_is_small_after_a_trim(@TempDir Path dir) throws Exception {
        Path out = dir.resolve("out");
        Process java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseG1GC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Filler.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(java.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out)).isEqualTo("options as before, a quarter of the heap at most\n");
    }

    /** Fills its heap, forgets all, and ticks until a trim is over. */
    static final class Filler {
        private static byte[][] held = new byte[1500][];

        private Filler() {}

        public static void main(String[] args) throws Exception {
            G1Heap heap = G1Heap.ofThisProcess();
            if (heap == null) {
                System.out.println("no G1");
                return;
            }
            for (int i = 0; i < held.length; i++) {
                held[i] = new byte[200_000];
            }
            held = new byte[0][];
            long before = heap.committed();
            HeapTrim trim = new HeapTrim(heap, System.nanoTime() - HeapTrim.QUIET_NANOS);
            trim.tick(System.nanoTime());
            for (int i = 0; i < 60 && (i < 12 || trim.trimming()); i++) {
                Thread.sleep(1000);
                trim.tick(System.nanoTime());
            }
            boolean same = G1Heap.ofThisProcess() != null;
            long after = heap.committed();
            System.out.println((same ? "options as before, " : "options changed, ")
                    + (after <= before / 4 ? "a quarter of the heap at most" : after + " of " + before));
        }
    }
}
