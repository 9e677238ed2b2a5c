package net.weir.source.bmp;

import net.weir.event.Event;

/** The way out of a session: counts, tells and emits. Confined to the lane. */
final class Outlet {
    private static final int TELL_EVERY = 1000;

    final SessionOwner owner;
    final Counters counters = new Counters();
    private boolean room = true;

    Outlet(SessionOwner owner) {
        this.owner = owner;
    }

    void event(Event event) {
        if (!owner.event(event)) {
            room = false;
        }
    }

    /** True until an event was answered with a wish to stop. */
    boolean hasRoom() {
        return room;
    }

    void resume() {
        room = true;
    }

    /** Counts, and says whether this one is worth words: the first and each thousandth, so that no flood fills a log. */
    boolean count(Fault fault) {
        counters.fault(fault);
        owner.fault(fault);
        return counters.faults(fault) % TELL_EVERY == 1;
    }

    void fault(Fault fault, String text) {
        if (count(fault)) {
            owner.problem(fault.toString(), text);
        }
    }
}
