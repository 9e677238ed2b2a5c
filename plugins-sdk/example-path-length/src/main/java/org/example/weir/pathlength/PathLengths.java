package org.example.weir.pathlength;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import net.weir.api.operation.Report;
import net.weir.model.Value;

/** How many routes of each length were seen. Counted by lanes, read by anybody. */
final class PathLengths {
    private static final int LONGEST = 64;

    private final AtomicLongArray counts = new AtomicLongArray(LONGEST + 1);

    /** Counts a route; what is longer than the longest counts as that. */
    void count(int hops) {
        counts.incrementAndGet(Math.min(hops, LONGEST));
    }

    /** Begins anew; returns how many had been counted. */
    long reset() {
        return IntStream.rangeClosed(0, LONGEST)
                .mapToLong(hops -> counts.getAndSet(hops, 0))
                .sum();
    }

    Report report() {
        return new Report(
                "lengths",
                "Path lengths",
                "How many routes of each AS path length were seen",
                Report.Shape.TABLE,
                List.of(
                        new Report.Column("hops", "Hops", Report.Form.COUNT),
                        new Report.Column("routes", "Routes", Report.Form.COUNT)),
                this::rows);
    }

    private List<List<Value>> rows() {
        return IntStream.rangeClosed(0, LONGEST)
                .filter(hops -> counts.get(hops) > 0)
                .mapToObj(hops -> List.<Value>of(new Value.Int(hops), new Value.Int(counts.get(hops))))
                .toList();
    }
}
