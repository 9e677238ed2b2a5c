package net.weir.shell;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.weir.admin.Peers;
import net.weir.admin.StageStatus;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.Router;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import net.weir.query.RouteFilter.Term;
import org.jspecify.annotations.Nullable;

/** Which peers, routers and RIBs a user means. A word that means none of those here is refused. */
final class Selection {
    private Selection() {}

    /**
     * A test for peers; cheap, it may run on lanes.
     *
     * @param text an id or an address; null means all
     * @throws IllegalArgumentException if no such peer is known
     */
    static Predicate<Peer> peers(@Nullable String text, Peers peers) {
        if (text == null) {
            return peer -> true;
        }
        if (text.matches("[0-9]{1,9}")) {
            int id = Integer.parseInt(text);
            if (peers.peer(id) == null) {
                throw new IllegalArgumentException("No peer has the id " + text + "; peer:list shows all");
            }
            return peer -> peer.id() == id;
        }
        IpAddress address = IpAddress.parse(text);
        if (peers.peers().stream().noneMatch(p -> address.equals(p.peer().key().address()))) {
            throw new IllegalArgumentException("No peer has the address " + text + "; peer:list shows all");
        }
        return peer -> address.equals(peer.key().address());
    }

    /** Peers of the table with this distinguisher and VRF name; null means any. */
    static Predicate<Peer> table(@Nullable String distinguisher, @Nullable String vrf) {
        Predicate<Peer> all = peer -> true;
        if (distinguisher != null) {
            all = all.and(RouteFilter.of(Term.DISTINGUISHER, distinguisher).peers());
        }
        return vrf == null ? all : all.and(RouteFilter.of(Term.VRF, vrf).peers());
    }

    /**
     * The routers with this name or address; null means all.
     *
     * @throws IllegalArgumentException if there is none
     */
    static List<Peers.RouterStatus> routers(@Nullable String text, Collection<Peers.RouterStatus> all) {
        List<Peers.RouterStatus> found = all.stream()
                .filter(s -> text == null || isNamed(s.router(), text))
                .toList();
        if (text != null && found.isEmpty()) {
            throw new IllegalArgumentException("No router has the name or address " + text + "; bmp:routers shows all");
        }
        return found;
    }

    private static boolean isNamed(Router router, String text) {
        return text.equals(router.sysName()) || text.equals(router.address().toString());
    }

    /** The routers whose source stage speaks BMP, or is not there any more. */
    static List<Peers.RouterStatus> bmpRouters(Faces faces) {
        Set<String> others = new HashSet<>();
        for (StageStatus stage : faces.pipeline().stages()) {
            if (!stage.type().startsWith("bmp.")) {
                others.add(stage.id());
            }
        }
        return faces.peers().routers().stream()
                .filter(status -> !others.contains(status.router().key().source()))
                .toList();
    }

    /**
     * The RIB with this id; null means all.
     *
     * @throws IllegalArgumentException if there is none
     */
    static List<RibQuery> ribs(@Nullable String id, List<RibQuery> all) {
        List<RibQuery> found =
                all.stream().filter(rib -> id == null || rib.id().equals(id)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    all.isEmpty()
                            ? "No RIB is running: no bundle provides one, or no stage of type rib is configured"
                            : "No RIB has the id " + id + ", only "
                                    + String.join(
                                            ", ", all.stream().map(RibQuery::id).toList()));
        }
        return found;
    }
}
