package net.weir.filter.roto;

import net.weir.model.Peer;
import net.weir.roto.bgp.Route;
import net.weir.roto.run.Call;
import net.weir.roto.run.EnumValue;

/** The entry of a script, whichever parameters it has. */
@FunctionalInterface
public interface Entry {
    EnumValue verdict(Call call, Route route, Peer peer);

    /** {@code filter(Route)}; compiled scripts implement it. */
    @FunctionalInterface
    interface OfRoute {
        EnumValue verdict(Call call, Route route);
    }

    /** {@code filter(Route, IngressInfo)}; compiled scripts implement it. */
    @FunctionalInterface
    interface OfRouteAndPeer {
        EnumValue verdict(Call call, Route route, Peer peer);
    }
}
