package net.weir.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.View;
import net.weir.session.bmp.RecordedRouters;

/** The table that stands when a session's peers are monitored no more, as {@link net.weir.mrt.BgpdumpTable} has it. */
final class HeardTable implements RecordedRouters.Output {
    private static final long MICROS = 2_000_000_000_000_000L;

    final Map<String, String> routes = new TreeMap<>();
    final List<String> problems = new ArrayList<>();
    final RecordedRouters routers = new RecordedRouters("replay", this);
    int ups;
    int withPathIds;

    HeardTable(byte[] octets) {
        routers.open(IpAddress.parse("192.0.2.1"), 1, MICROS).receive(octets, 0, octets.length, MICROS);
    }

    @Override
    public void event(Event event) {
        Peer peer = event.peer();
        if (event instanceof RouteUpdate update) {
            String key = key(peer);
            NlriBlock gone = update.withdrawn();
            for (int i = 0; gone != null && i < gone.count(); i++) {
                routes.remove(key + gone.text(i));
            }
            NlriBlock come = update.announced();
            for (int i = 0; come != null && i < come.count(); i++) {
                withPathIds += come.hasPathIds() ? 1 : 0;
                routes.put(key + come.text(i), update.attributes().asPath().toString());
            }
        } else if (event instanceof PeerUp && peer.view() == View.ADJ_RIB_IN_PRE) {
            ups++;
        } else if (event instanceof PeerDown down && down.reason() != PeerDown.Reason.MONITORING_STOPPED) {
            routes.keySet().removeIf(route -> route.startsWith(key(peer)));
        }
    }

    private static String key(Peer peer) {
        return peer.key().address() + "|" + peer.asn().number() + "|";
    }

    @Override
    public void problem(String kind, String text) {
        problems.add(text);
    }
}
