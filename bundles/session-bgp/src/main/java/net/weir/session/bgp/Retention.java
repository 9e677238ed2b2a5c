package net.weir.session.bgp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.codec.bgp.Capability;
import net.weir.model.Family;

/**
 * Which routes a helper keeps as stale after a session's end, and for how long (RFC 4724 section 4.2, RFC 9494 section
 * 4.2). Empty if none.
 *
 * @param restart until when the peer has to be back
 * @param families the families concerned; the value is how much longer routes may stay as long-lived stale ones, 0 if not
 */
public record Retention(Duration restart, Map<Family, Duration> families) {
    public static final Retention NONE = new Retention(Duration.ZERO, Map.of());

    public Retention {
        families = Map.copyOf(families);
    }

    public boolean isEmpty() {
        return families.isEmpty();
    }

    /** What the peer asked for in its OPEN. */
    static Retention of(Negotiated session) {
        Capability.GracefulRestart theirs = session.gracefulRestart();
        if (theirs == null) {
            return NONE;
        }
        Map<Family, Duration> families = new LinkedHashMap<>();
        for (Capability.GracefulRestart.Entry entry : theirs.entries()) {
            if (session.families().contains(entry.family())) {
                families.put(entry.family(), longLived(session, entry.family()));
            }
        }
        return families.isEmpty() ? NONE : new Retention(Duration.ofSeconds(theirs.restartSeconds()), families);
    }

    private static Duration longLived(Negotiated session, Family family) {
        Capability.LongLivedGracefulRestart theirs =
                session.received().first(Capability.LongLivedGracefulRestart.class);
        if (theirs == null || !session.sent().has(Capability.LongLivedGracefulRestart.class)) {
            return Duration.ZERO;
        }
        return theirs.entries().stream()
                .filter(entry -> entry.family().equals(family))
                .findFirst()
                .map(entry -> Duration.ofSeconds(entry.staleSeconds()))
                .orElse(Duration.ZERO);
    }
}
