package net.weir.session.bmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.weir.captures.LabelledNlri;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.StatsReport;
import net.weir.model.Family;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Peer;
import net.weir.model.View;

/** What Weir makes of a capture, in the words of {@link net.weir.captures.PmacctLines}. */
final class Oracle {
    private Oracle() {}

    static List<String> peers(Recorder out) {
        return out.all(PeerUp.class).stream()
                .map(up -> peer(up) + " "
                        + (up.session().localAddress() == null
                                ? "0.0.0.0"
                                : up.session().localAddress()) + " "
                        + up.session().localPort() + " " + up.session().remotePort())
                .toList();
    }

    static List<String> routes(Recorder out) {
        List<String> routes = new ArrayList<>();
        for (RouteUpdate update : out.all(RouteUpdate.class)) {
            NlriBlock announced = update.announced();
            for (int i = 0; announced != null && i < announced.count(); i++) {
                routes.add(route(update, announced, i));
            }
        }
        return routes;
    }

    private static String route(RouteUpdate update, NlriBlock block, int index) {
        Family family = update.family();
        NextHop hop = update.attributes() == null ? null : update.attributes().nextHop();
        return withoutDistinguisher(update) + " " + distinguisher(update, block, index) + " " + family.afi() + "/"
                + family.safi() + " " + prefix(block, index) + " via "
                + (hop == null ? "null" : hop.global()) + " by "
                + (update.attributes() == null ? "" : update.attributes().asPath());
    }

    private static String prefix(NlriBlock block, int index) {
        return block instanceof OpaqueNlri ? labelled(block, index).prefix() : block.text(index);
    }

    private static LabelledNlri labelled(NlriBlock block, int index) {
        return new LabelledNlri(
                block.family(), ((OpaqueNlri) block).octets(index).toArray());
    }

    /** The RD as pmacct tells it: of the NLRI for SAFI 128, none for SAFI 4, else that of the BMP peer. */
    private static String distinguisher(RouteUpdate update, NlriBlock block, int index) {
        return switch (update.family().safi()) {
            case 128 -> labelled(block, index).distinguisher();
            case 4 -> "null";
            default -> distinguisher(update);
        };
    }

    static List<String> ends(Recorder out) {
        return out.all(EndOfRib.class).stream()
                .map(e -> peer(e) + " " + e.family().afi() + "/" + e.family().safi())
                .toList();
    }

    static List<String> statistics(Recorder out) {
        return out.all(StatsReport.class).stream()
                .flatMap(r -> r.statistics().stream()
                        .map(s -> peer(r) + " " + s.type() + "=" + Long.toUnsignedString(s.value())))
                .toList();
    }

    private static String withoutDistinguisher(Event event) {
        Peer peer = Objects.requireNonNull(event.peer());
        String type = peer.view() == View.LOC_RIB
                ? "Loc-Rib"
                : peer.view() == View.ADJ_RIB_IN_PRE ? "Adj-Rib-In Pre-Policy" : "Adj-Rib-In Post-Policy";
        return type + " " + peer.asn() + " "
                + (peer.key().address() == null ? "0.0.0.0" : peer.key().address());
    }

    private static String peer(Event event) {
        return withoutDistinguisher(event) + " " + distinguisher(event);
    }

    private static String distinguisher(Event event) {
        String rd = Objects.requireNonNull(event.peer()).key().distinguisherText();
        return rd.isEmpty() ? "null" : rd;
    }
}
