package net.weir.http.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;

/** Numbers of the Java process, under the names that Prometheus' own clients use where they have them. */
final class ProcessMetrics {
    private ProcessMetrics() {}

    static void collect(Families families) {
        memory(families, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        memory(families, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            families.counter(
                    "jvm_gc_collections_total",
                    "Garbage collections.",
                    Math.max(0, gc.getCollectionCount()),
                    "gc",
                    gc.getName());
            families.counter(
                    "jvm_gc_collection_seconds_total",
                    "Time spent in garbage collections.",
                    Math.max(0, gc.getCollectionTime()) / 1e3,
                    "gc",
                    gc.getName());
        }
        families.gauge(
                "jvm_threads_current",
                "Threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        families.gauge("process_start_time_seconds", "When the process started.", runtime.getStartTime() / 1e3);
        families.gauge("process_uptime_seconds", "How long the process runs.", runtime.getUptime() / 1e3);
    }

    private static void memory(Families families, String area, MemoryUsage usage) {
        families.gauge("jvm_memory_used_bytes", "Memory in use.", usage.getUsed(), "area", area);
        families.gauge("jvm_memory_committed_bytes", "Memory taken.", usage.getCommitted(), "area", area);
        families.gauge("jvm_memory_max_bytes", "Memory allowed; -1 without limit.", usage.getMax(), "area", area);
    }
}
