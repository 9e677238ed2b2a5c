package net.weir.session.bgp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.model.Family;

/** The OPEN of some settings. */
final class Offer {
    private static final int IPV6 = 2;
    private static final int RESTARTING = 8;
    /** NOTIFICATIONs other than a Hard Reset keep routes, and so does the hold timer (RFC 8538 section 2). */
    static final int NOTIFICATION = 4;

    static final int FORWARDING = 0x80;

    private Offer() {}

    static OpenMessage open(SessionSettings settings) {
        List<Capability> all = new ArrayList<>();
        settings.families().forEach(family -> all.add(new Capability.Multiprotocol(family)));
        all.add(new Capability.RouteRefresh());
        all.add(new Capability.EnhancedRouteRefresh());
        all.add(new Capability.ExtendedMessage());
        all.add(new Capability.FourOctetAs(settings.localAs()));
        if (!settings.extendedNextHop().isEmpty()) {
            all.add(new Capability.ExtendedNextHop(settings.extendedNextHop().stream()
                    .map(family -> new Capability.ExtendedNextHop.Entry(family, IPV6))
                    .toList()));
        }
        if (!settings.addPath().isEmpty()) {
            all.add(new Capability.AddPath(new TreeSet<>(settings.addPath().keySet())
                    .stream()
                            .map(family -> new Capability.AddPath.Entry(
                                    family, settings.addPath().get(family)))
                            .toList()));
        }
        if (settings.role() != null) {
            all.add(new Capability.Role(settings.role().value()));
        }
        if (settings.gracefulRestart() != null) {
            restart(settings.gracefulRestart(), settings.families(), all);
        }
        if (settings.hostname() != null) {
            all.add(new Capability.Fqdn(settings.hostname(), ""));
        }
        int hold = (int) settings.times().hold().toSeconds();
        return OpenMessage.of(settings.localAs(), hold, settings.bgpId(), all);
    }

    private static void restart(GracefulRestart offered, List<Family> families, List<Capability> all) {
        int flags = NOTIFICATION | (offered.restarting() ? RESTARTING : 0);
        boolean asks = !offered.restart().isZero();
        List<Capability.GracefulRestart.Entry> entries = new ArrayList<>();
        for (Family family : asks ? families : List.<Family>of()) { // a mere helper lists none (RFC 4724 section 3)
            entries.add(new Capability.GracefulRestart.Entry(family, bit(offered.forwarding(), family)));
        }
        all.add(new Capability.GracefulRestart(flags, (int) offered.restart().toSeconds(), entries));
        if (!offered.longLived().isEmpty()) {
            all.add(new Capability.LongLivedGracefulRestart(new TreeSet<>(
                            offered.longLived().keySet())
                    .stream()
                            .map(family -> new Capability.LongLivedGracefulRestart.Entry(
                                    family, bit(offered.forwarding(), family), (int)
                                            offered.longLived().get(family).toSeconds()))
                            .toList()));
        }
    }

    private static int bit(Set<Family> forwarding, Family family) {
        return forwarding.contains(family) ? FORWARDING : 0;
    }
}
