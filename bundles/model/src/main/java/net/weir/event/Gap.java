package net.weir.event;

import java.util.List;
import net.weir.model.Family;

/** Events were lost on the way to the receiver of this one. */
public final class Gap extends Event {
    private final List<Integer> feeds;
    private final List<Family> families;
    private final long count;
    private final String reason;

    /**
     * @param feeds of which events were lost; empty: not known
     * @param families of which routes were lost; empty: not known
     * @param count how many events
     * @param reason the drop reason as the counters name it
     */
    public Gap(long receivedMicros, List<Integer> feeds, List<Family> families, long count, String reason) {
        super(null, 0, receivedMicros);
        this.feeds = List.copyOf(feeds);
        this.families = List.copyOf(families);
        this.count = count;
        this.reason = reason;
    }

    @Override
    public EventKind kind() {
        return EventKind.GAP;
    }

    public List<Integer> feeds() {
        return feeds;
    }

    public List<Family> families() {
        return families;
    }

    public long count() {
        return count;
    }

    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return "Gap[" + place() + " " + count + " events " + reason + "]";
    }
}
