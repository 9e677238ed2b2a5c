package net.weir.admin;

import java.util.List;
import java.util.Map;
import net.weir.api.StageKind;
import net.weir.api.State;
import org.jspecify.annotations.Nullable;

/**
 * One stage as it stands.
 *
 * @param kind null while its type is unknown
 * @param sources ids of its upstream stages
 * @param reason why it is in this state; empty if there is nothing to say
 * @param sinceMicros when it got into this state
 * @param eventsIn events it was given (for a source: that it offered; for a door with both ends those at its sink end)
 * @param eventsOut events it handed on
 * @param inPerSecond rate over the last seconds, as is {@code outPerSecond}
 * @param edge its queue, null for what has none
 * @param drops dropped events by reason
 * @param options effective options as text, secrets masked
 */
public record StageStatus(
        String id,
        String type,
        @Nullable StageKind kind,
        List<String> sources,
        State state,
        String reason,
        long sinceMicros,
        long eventsIn,
        long eventsOut,
        double inPerSecond,
        double outPerSecond,
        @Nullable Edge edge,
        Map<String, Long> drops,
        Map<String, String> options) {

    /**
     * A sink's queue.
     *
     * @param policy as configured, such as {@code spill}
     * @param events waiting in memory
     * @param capacity events that memory holds at most
     * @param spilledOctets waiting on disk
     * @param spillLimit octets that may wait on disk; 0 without spilling
     */
    public record Edge(String policy, long events, long capacity, long spilledOctets, long spillLimit) {}
}
