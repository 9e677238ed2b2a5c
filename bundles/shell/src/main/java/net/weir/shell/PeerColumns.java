package net.weir.shell;

import java.util.function.Function;
import net.weir.admin.Peers;
import net.weir.model.Peer;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;

/** The columns that say which peer a row speaks of, and whether it is up. */
final class PeerColumns {
    private PeerColumns() {}

    static <T> Columns<T> of(Function<T, Peers.PeerStatus> status) {
        Function<T, Peer> peer = row -> status.apply(row).peer();
        return new Columns<T>()
                .show("id", r -> Cell.count(peer.apply(r).id()))
                .show("router", r -> Cell.name(peer.apply(r).key().router()))
                .detail("source", r -> Cell.text(peer.apply(r).key().router().source()))
                .show("address", r -> Cell.text(peer.apply(r).key().address()))
                .show("asn", r -> Cell.text(peer.apply(r).asn()))
                .show("view", r -> Cell.text(peer.apply(r).view()))
                .show("distinguisher", "rd", r -> distinguisher(peer.apply(r)))
                .show("vrf", r -> Cell.name(peer.apply(r).facts().vrf()))
                .detail("adminLabels", r -> Cell.list(status.apply(r).adminLabels()))
                .detail("bgpId", r -> Cell.text(peer.apply(r).facts().bgpId()))
                .detail("filtered", r -> Cell.flag(peer.apply(r).facts().filtered()))
                .detail("epoch", r -> Cell.count(peer.apply(r).epoch()))
                .show("state", r -> Cell.text(status.apply(r).up() ? "up" : "down"))
                .show("since", r -> Cell.time(status.apply(r).sinceMicros()));
    }

    /** A count, or nothing for -1. */
    static Cell known(long count) {
        return count < 0 ? Cell.text(null) : Cell.count(count);
    }

    static Cell distinguisher(Peer peer) {
        String text = peer.key().distinguisherText();
        return Cell.text(text.isEmpty() ? null : text);
    }
}
