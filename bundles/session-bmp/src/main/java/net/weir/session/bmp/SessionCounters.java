package net.weir.session.bmp;

import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.codec.bmp.MessageType;

/** The counts of one session. Written on the lane as plain fields; any thread may read them, perhaps a moment late. */
final class SessionCounters {
    private static final MessageType[] TYPES = MessageType.values();
    private static final SessionFault[] FAULTS = SessionFault.values();

    private final long[] messages = new long[TYPES.length];
    private final long[] faults = new long[FAULTS.length];
    long octets;
    long updates;

    void message(MessageType type, int length) {
        messages[type.ordinal()]++;
        octets += length;
    }

    void fault(SessionFault fault) {
        faults[fault.ordinal()]++;
    }

    long messages(MessageType type) {
        return messages[type.ordinal()];
    }

    long faults(SessionFault fault) {
        return faults[fault.ordinal()];
    }

    /** By message type, all types. */
    Map<String, Long> messagesByType() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (MessageType type : TYPES) {
            counts.put(type.toString(), messages[type.ordinal()]);
        }
        return counts;
    }

    /** By reason, only what happened. */
    Map<String, Long> faultsByReason() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (SessionFault fault : FAULTS) {
            if (faults[fault.ordinal()] > 0) {
                counts.put(fault.toString(), faults[fault.ordinal()]);
            }
        }
        return counts;
    }
}
