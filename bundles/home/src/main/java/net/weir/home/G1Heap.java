package net.weir.home;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** The heap of this process, by its management beans; options that can be changed while it runs are set there. */
final class G1Heap implements Heap {
    private static final String INTERVAL = "G1PeriodicGCInterval";
    private static final String MOST_FREE = "MaxHeapFreeRatio";
    private static final String LEAST_FREE = "MinHeapFreeRatio";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final ObjectName diagnostics;
    private final ObjectName system;
    private final String interval;
    private final String mostFree;
    private final String leastFree;

    private G1Heap() throws JMException {
        diagnostics = new ObjectName("com.sun.management:type=HotSpotDiagnostic");
        system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
        interval = option(INTERVAL);
        mostFree = option(MOST_FREE);
        leastFree = option(LEAST_FREE);
    }

    /** Null where another collector runs, or where its operator has it collect at times of his own. */
    static @Nullable G1Heap ofThisProcess() {
        boolean g1 = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .anyMatch(bean -> bean.getName().startsWith("G1 "));
        try {
            G1Heap heap = g1 ? new G1Heap() : null;
            return heap != null && heap.interval.equals("0") ? heap : null;
        } catch (JMException e) {
            return null; // a Java without these beans
        }
    }

    private String option(String name) throws JMException {
        Object found =
                server.invoke(diagnostics, "getVMOption", new Object[] {name}, new String[] {String.class.getName()});
        return String.valueOf(((CompositeData) found).get("value"));
    }

    private void set(String name, String value) {
        String text = String.class.getName();
        try {
            server.invoke(diagnostics, "setVMOption", new Object[] {name, value}, new String[] {text, text});
        } catch (JMException e) {
            throw new IllegalStateException("cannot set " + name, e);
        }
    }

    @Override
    public long collections() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    @Override
    public long committed() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }

    @Override
    public long cpuNanos() {
        try {
            return (Long) server.getAttribute(system, "ProcessCpuTime");
        } catch (JMException e) {
            throw new IllegalStateException("no CPU time is told", e);
        }
    }

    @Override
    public void beginTrim() {
        set(LEAST_FREE, "10"); // never above the most, at no moment
        set(MOST_FREE, "15");
        set(INTERVAL, "1000");
    }

    @Override
    public void endTrim() {
        set(INTERVAL, interval);
        set(MOST_FREE, mostFree);
        set(LEAST_FREE, leastFree);
    }
}
