package net.weir.source.bmp;

import java.util.List;
import net.weir.model.IpAddress;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** Who a connection's router says it is. The key of the first Initiation stays; all else may change. */
final class RouterIdentity {
    private final SessionSettings settings;
    private final IpAddress address;
    private final int port;
    private final Outlet out;
    private volatile @Nullable Router router;

    RouterIdentity(SessionSettings settings, IpAddress address, int port, Outlet out) {
        this.settings = settings;
        this.address = address;
        this.port = port;
        this.out = out;
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
        RouterKey wanted = settings.identity().key(settings.source(), address, sysName);
        RouterKey key = before == null ? wanted : before.key();
        Router now = new Router(key, address, port, sysName, sysDescr, strings);
        if (now.equals(before)) {
            return null;
        }
        router = now;
        if (!wanted.equals(key)) {
            String text = before + " calls itself " + sysName + " now; it keeps its key until it reconnects";
            out.fault(Fault.SYSNAME_CHANGED, text);
            out.owner.degraded(this, text);
        }
        return now;
    }
}
