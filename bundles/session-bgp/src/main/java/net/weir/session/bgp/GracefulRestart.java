package net.weir.session.bgp;

import java.time.Duration;
import java.util.Map;
import net.weir.model.Family;

/**
 * What we offer of graceful restart (RFC 4724, RFC 8538, RFC 9494).
 *
 * @param restart how long a helper should wait for us to come back, up to 4095 s
 * @param restarting we have just come back: the Restart State bit
 * @param forwarding families of which we still forward by what we had, or have nothing to forward
 * @param longLived families whose stale routes a helper may keep for longer, and for how long
 */
public record GracefulRestart(
        Duration restart, boolean restarting, java.util.Set<Family> forwarding, Map<Family, Duration> longLived) {
    public GracefulRestart {
        forwarding = java.util.Set.copyOf(forwarding);
        longLived = Map.copyOf(longLived);
        if (restart.isNegative() || restart.toSeconds() > 4095) {
            throw new IllegalArgumentException("restart time of " + restart.toSeconds() + " s: 0 to 4095 are possible");
        }
    }

    /** We help others, and ask for no help ourselves. */
    public static GracefulRestart helper() {
        return new GracefulRestart(Duration.ZERO, false, java.util.Set.of(), Map.of());
    }
}
