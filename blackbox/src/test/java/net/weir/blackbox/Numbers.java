package net.weir.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a running Weir and its process count. */
final class Numbers {
    private final WeirProcess weir;

    Numbers(WeirProcess weir) {
        this.weir = weir;
    }

    /** The sum of all samples whose name and labels begin so; 0 if there is none. */
    double metric(String beginning) {
        return weir.http("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** How often the BMP stage saw a fault. */
    long faults(String reason) {
        return (long) metric("weir_bmp_tcp_faults_total{stage=\"bmp\",reason=\"" + reason + "\"}");
    }

    /** Octets of the heap in use after a full collection. */
    long heapAfterCollection() {
        jcmd("GC.run");
        return (long) metric("jvm_memory_used_bytes{area=\"heap\"}");
    }

    private String jcmd(String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Finished done = Finished.run(Map.of(), List.of(jcmd, Long.toString(weir.pid()), command));
        if (done.status() != 0) {
            throw new AssertionError(done.output());
        }
        return done.output();
    }

    /** Threads but for those of shell sessions, which wait for another minute when theirs is over. */
    long lastingThreads() {
        return jcmd("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\"") && !line.matches("\"session-\\d+-thread-.*"))
                .count();
    }

    long threads() {
        return (long) metric("jvm_threads_current");
    }

    /** Files and sockets that the process has open. */
    long openFiles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + weir.pid() + "/fd"))) {
            return open.count();
        }
    }
}
