package net.weir.event;

import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/** Damage on the wire. Where routes may be missing because of it, {@link #losesRoutes} is true. */
public final class Malformed extends Event {
    private final Problem problem;
    private final @Nullable Family family;

    /**
     * @param peer whose message it is, null if that could not be told
     * @param family the family concerned, null if all may be
     */
    public Malformed(
            @Nullable Peer peer, long observedMicros, long receivedMicros, Problem problem, @Nullable Family family) {
        super(peer, observedMicros, receivedMicros);
        this.problem = problem;
        this.family = family;
    }

    @Override
    public EventKind kind() {
        return EventKind.MALFORMED;
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable Family family() {
        return family;
    }

    /** True if announcements or withdrawals were skipped unread: the peer's table here may differ from its own. */
    public boolean losesRoutes() {
        return problem.action() == Problem.Action.FAMILY_SKIPPED || problem.action() == Problem.Action.MESSAGE_SKIPPED;
    }

    /** True if routes of the family that were announced before may be none of the peer's. */
    public boolean isMisread() {
        return problem.action() == Problem.Action.MISREAD;
    }

    @Override
    public String toString() {
        return "Malformed[" + place() + " " + problem + "]";
    }
}
