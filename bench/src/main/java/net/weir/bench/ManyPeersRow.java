package net.weir.bench;

import static net.weir.bench.RibBench.text;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.weir.query.RibQuery;

/**
 * A hundred peers with a full IPv4 table each, through BMP: what is in use of the heap after a full collection, less what
 * was before. Every peer of a router has its own first AS, so that they share no attribute sets. What counts is measured once
 * the RIB has packed them.
 */
final class ManyPeersRow {
    private static final int PEERS_EACH = 25;

    private final Tools tools;

    ManyPeersRow(Tools tools) {
        this.tools = tools;
    }

    /** @param files one for each router */
    void run(List<Path> files) throws Exception {
        ProcessUse process = new ProcessUse(ProcessHandle.current().pid());
        long routes = 0;
        for (Table table : RibBench.tables(files)) {
            routes += table.routes() * PEERS_EACH;
        }
        try (InProcess node = new InProcess(tools, new Probe.Factory()).start()) {
            long before = used();
            long begin = System.nanoTime();
            List<Child> routers = new ArrayList<>();
            try {
                for (int i = 0; i < files.size(); i++) {
                    routers.add(router(node, i, files.get(i)));
                }
                node.awaitRoutes(routes);
                double seconds = (System.nanoTime() - begin) / 1e9;
                double cpu = process.cpuSeconds();
                long whole = node.rib().memoryUse().parts().get("attributeSets");
                node.awaitPacked();
                double packed = (System.nanoTime() - begin) / 1e9 - seconds;
                RibBench.note(text(
                        "row 5: %.1f octets a path are attribute sets when all routes are there; packed after %.0f s (25 s of them"
                                + " to see that it is over), %.1f s of CPU by the RIB's worker since the start, %.1f s by the"
                                + " process since all routes were there",
                        whole / (double) routes, packed, workerSeconds(), process.cpuSeconds() - cpu));
                tell(node.rib(), routes, used() - before, seconds);
            } finally {
                routers.forEach(Child::close);
            }
        }
    }

    private Child router(InProcess node, int number, Path file) {
        return new Child(
                tools.file("bmp_blast." + number),
                Map.of(),
                tools.built("bmp_blast").toString(),
                "-c",
                "127.0.0.1:" + node.address().getPort(),
                "-N",
                "router-" + number,
                "-n",
                Integer.toString(PEERS_EACH),
                "-X",
                "-x",
                "-k",
                "900",
                "-f",
                file.toString());
    }

    /** Of the thread that takes back and packs. */
    private static double workerSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(thread ->
                                thread != null && thread.getThreadName().endsWith("-reclaim"))
                        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                        .sum()
                / 1e9;
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(500); // what the RIB takes back meanwhile
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void tell(RibQuery rib, long routes, long octets, double seconds) {
        StringBuilder parts = new StringBuilder();
        rib.memoryUse().parts().forEach((part, size) -> parts.append(text(", %s %.1f", part, size / (double) routes)));
        RibBench.line(
                5,
                text(
                        "%d full IPv4 peers, %.1f M routes, %.2f M distinct sets: octets a path, all with their time",
                        rib.summary().peers().stream()
                                .map(RibQuery.PeerSummary::peer)
                                .distinct()
                                .count(),
                        routes / 1e6,
                        rib.summary().attributeSets() / 1e6),
                text("%.1f (by the RIB's own estimate%s; loaded in %.0f s)", octets / (double) routes, parts, seconds),
                "≤ 20",
                "≤ 32");
    }
}
