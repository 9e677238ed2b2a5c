package net.weir.session.bmp;

import java.util.List;
import net.weir.model.IpAddress;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** Who a router says it is. A key that was given, or that of the first Initiation, stays; all else may change. */
final class RouterIdentity {
    private final SessionSettings settings;
    private final IpAddress address;
    private final int port;
    private final SessionOutput out;
    private boolean given;
    private volatile @Nullable Router router;

    RouterIdentity(SessionSettings settings, IpAddress address, int port, SessionOutput out) {
        this.settings = settings;
        this.address = address;
        this.port = port;
        this.out = out;
    }

    /** Who it is was known beforehand: what the router calls itself does not count. */
    void given(Router known) {
        given = true;
        router = known;
    }

    /** The router as it is known, null before its first Initiation; any thread may ask. */
    @Nullable
    Router router() {
        return router;
    }

    /**
     * Takes what an Initiation says. A router that calls itself by another name is another one to those who go by names:
     * that is told, and put right when it reconnects.
     *
     * @return the router as it is known now, null if nothing changed
     */
    @Nullable
    Router named(@Nullable String sysName, @Nullable String sysDescr, List<String> strings) {
        Router before = router;
        RouterKey wanted =
                given && before != null ? before.key() : settings.identity().key(settings.source(), address, sysName);
        RouterKey key = before == null ? wanted : before.key();
        Router now = new Router(key, address, port, sysName, sysDescr, strings);
        if (now.equals(before)) {
            return null;
        }
        router = now;
        if (!wanted.equals(key)) {
            String text = before + " calls itself " + sysName + " now; it keeps its key until it reconnects";
            out.fault(SessionFault.SYSNAME_CHANGED, text);
            out.owner.degraded(this, text);
        }
        return now;
    }
}
