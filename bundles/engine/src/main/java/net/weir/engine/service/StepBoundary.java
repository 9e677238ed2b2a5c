package net.weir.engine.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.engine.lane.Lane;
import net.weir.engine.lane.Lanes;

/** Waits until what a lane may have read before is out of its use: until the step it was in has ended. */
final class StepBoundary {
    private StepBoundary() {}

    /**
     * Returns when each lane that was inside a step has left it. What was written before the call is seen by all later
     * steps: a lane says that it is busy before it reads anything.
     *
     * @return the lanes that did not get there in time
     */
    static List<Lane> await(Lanes lanes, long deadlineNanos) throws InterruptedException {
        Map<Lane, Long> inside = new HashMap<>();
        for (Lane lane : lanes.all()) {
            long step = lane.steps();
            if (lane.busy()) {
                inside.put(lane, step);
            }
        }
        while (true) {
            inside.entrySet().removeIf(at -> !at.getKey().busy() || at.getKey().steps() != at.getValue());
            if (inside.isEmpty() || System.nanoTime() - deadlineNanos > 0) {
                return List.copyOf(inside.keySet());
            }
            Thread.sleep(1);
        }
    }
}
