package net.weir.http.rib;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import net.weir.admin.IngressIds;
import net.weir.http.web.Query;
import net.weir.model.Asn;
import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.Community;
import net.weir.model.IpAddress;
import net.weir.model.LargeCommunity;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a query for routes; all must pass. They read the octets of the attributes where they stand, for a walk
 * over a table asks them of every attribute set.
 */
final class RouteFilters {
    static final List<String> KNOWN = List.of(
            "ingressId",
            "filter[originAsn]",
            "filter[otc]",
            "filter[community]",
            "filter[largeCommunity]",
            "filter[ribType]",
            "filter[peerAsn]",
            "filter[peerAddress]",
            "filter[rovStatus]");
    private static final List<String> ROV = List.of("notChecked", "notFound", "valid", "invalid");
    private static final int SEQUENCE = 2;

    private RouteFilters() {}

    static Predicate<Peer> peers(Query query) {
        Predicate<Peer> all = p -> true;
        Long ingress = query.get("ingressId", Ingresses::parseId);
        if (ingress != null) {
            all = all.and(ingress(ingress));
        }
        View view = query.get("filter[ribType]", RouteFilters::view);
        if (view != null) {
            all = all.and(peer -> peer.view() == view);
        }
        Asn asn = query.get("filter[peerAsn]", Asn::parse);
        if (asn != null) {
            all = all.and(peer -> peer.asn().equals(asn));
        }
        IpAddress address = query.get("filter[peerAddress]", IpAddress::parse);
        if (address != null) {
            all = all.and(peer -> address.equals(peer.key().address()));
        }
        return all;
    }

    /** The id of a router stands for all its peers. */
    private static Predicate<Peer> ingress(long id) {
        return IngressIds.isRouter(id) ? peer -> IngressIds.of(peer.key().router()) == id : peer -> peer.id() == id;
    }

    static View view(String text) {
        for (View view : View.values()) {
            if (view.ribType().equals(text)) {
                return view;
            }
        }
        throw new IllegalArgumentException("not one of inPre, inPost, loc, outPre, outPost: " + text);
    }

    static Predicate<PathAttributes> attributes(Query query) {
        Predicate<PathAttributes> all = a -> true;
        Asn origin = query.get("filter[originAsn]", Asn::parse);
        if (origin != null) {
            all = all.and(a -> originIs(a, origin.number()));
        }
        Asn otc = query.get("filter[otc]", Asn::parse);
        if (otc != null) {
            all = all.and(a -> Objects.equals(a.onlyToCustomer(), otc));
        }
        Community community = query.get("filter[community]", Community::parse);
        if (community != null) {
            all = all.and(a -> hasCommunity(a, community.bits() & 0xffff_ffffL));
        }
        LargeCommunity large = query.get("filter[largeCommunity]", LargeCommunity::parse);
        if (large != null) {
            all = all.and(a -> hasLarge(a, large));
        }
        String rov = query.get("filter[rovStatus]", RouteFilters::rov);
        // Nothing validates origins yet: every route is notChecked.
        return rov == null || rov.equals("notChecked") ? all : a -> false;
    }

    private static String rov(String text) {
        if (!ROV.contains(text)) {
            throw new IllegalArgumentException("not one of " + String.join(", ", ROV) + ": " + text);
        }
        return text;
    }

    /** True if the path ends in a sequence that ends with this number. */
    private static boolean originIs(PathAttributes attributes, long asn) {
        AttributeCursor path = attributes.find(AttributeType.AS_PATH);
        int last = path == null ? -1 : lastSegment(path);
        return path != null
                && last >= 0
                && path.u8(last) == SEQUENCE
                && path.length() >= last + 6
                && path.u32(path.length() - 4) == asn;
    }

    private static int lastSegment(AttributeCursor path) {
        int last = -1;
        for (int at = 0; at + 2 <= path.length(); at += 2 + 4 * path.u8(at + 1)) {
            last = at;
        }
        return last;
    }

    private static boolean hasCommunity(PathAttributes attributes, long bits) {
        AttributeCursor found = attributes.find(AttributeType.COMMUNITIES);
        for (int at = 0; found != null && at + 4 <= found.length(); at += 4) {
            if (found.u32(at) == bits) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLarge(PathAttributes attributes, LargeCommunity wanted) {
        AttributeCursor found = attributes.find(AttributeType.LARGE_COMMUNITIES);
        for (int at = 0; found != null && at + 12 <= found.length(); at += 12) {
            if (found.u32(at) == wanted.globalAdministrator()
                    && found.u32(at + 4) == wanted.data1()
                    && found.u32(at + 8) == wanted.data2()) {
                return true;
            }
        }
        return false;
    }

    /** Which attributes to show; null: all. */
    static net.weir.text.@Nullable AttributeSelection fields(Query query) {
        return query.get("fields[pathAttributes]", net.weir.text.AttributeSelection::parse);
    }
}
