package net.weir.session.bmp;

import net.weir.event.Event;

/** The way out of a session: counts what is wrong and hands on. Confined to the session's thread. */
final class SessionOutput {
    private static final int REPORT_EVERY = 1000;

    final SessionOwner owner;
    final SessionCounters counters = new SessionCounters();

    SessionOutput(SessionOwner owner) {
        this.owner = owner;
    }

    void event(Event event) {
        owner.event(event);
    }

    /** Counts, and says whether this one is worth words: the first and each thousandth, so that no flood fills a log. */
    boolean count(SessionFault fault) {
        counters.fault(fault);
        owner.fault(fault);
        return counters.faults(fault) % REPORT_EVERY == 1;
    }

    void fault(SessionFault fault, String text) {
        if (count(fault)) {
            owner.problem(fault.toString(), text);
        }
    }
}
