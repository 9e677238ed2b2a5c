package net.weir.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.View;

/** Which routes count: by their peer, which is asked once, and by their attributes, asked once for each set. Immutable. */
public record RouteFilter(Predicate<Peer> peers, Predicate<PathAttributes> attributes) {
    /** Every route. */
    public static final RouteFilter ALL = new RouteFilter(p -> true, a -> true);

    /** What can be asked for, by the name that faces and options use; {@code text} is how a value looks. */
    public enum Term {
        INGRESS_ID("ingressId", "id of a peer or a router"),
        PEER_ASN("peerAsn", "AS number of the peer"),
        PEER_ADDRESS("peerAddress", "address of the peer"),
        DISTINGUISHER("distinguisher", "route distinguisher of the peer's table, such as 0:65000:1"),
        VRF("vrf", "name of the VRF of the peer"),
        RIB_TYPE("ribType", "inPre, inPost, loc, outPre or outPost"),
        ORIGIN_ASN("originAsn", "AS number that ends the path"),
        ASN("asn", "AS number anywhere in the path"),
        AS_PATH("asPath", "AS path pattern"),
        COMMUNITY("community", "community of any kind"),
        LARGE_COMMUNITY("largeCommunity", "large community"),
        EXTENDED_COMMUNITY("extendedCommunity", "extended community"),
        NEXT_HOP("nextHop", "address of the next hop"),
        OTC("otc", "AS number of ONLY_TO_CUSTOMER"),
        ATTRIBUTE("attribute", "attribute that is there, by name or type code");

        private final String term;
        private final String value;

        Term(String term, String value) {
            this.term = term;
            this.value = value;
        }

        /** The name that a user writes. */
        public String term() {
            return term;
        }

        /** What its value is, in words. */
        public String value() {
            return value;
        }

        /** @throws IllegalArgumentException naming the terms there are */
        public static Term of(String name) {
            for (Term term : values()) {
                if (term.term.equals(name)) {
                    return term;
                }
            }
            throw new IllegalArgumentException("no filter has the name " + name + "; known: "
                    + String.join(", ", Arrays.stream(values()).map(Term::term).toList()));
        }
    }

    /** @throws IllegalArgumentException if there is no such filter or it does not take the value */
    public static RouteFilter of(String term, String text) {
        return of(Term.of(term), text);
    }

    /** @throws IllegalArgumentException if the filter does not take the value */
    public static RouteFilter of(Term term, String text) {
        return switch (term) {
            case INGRESS_ID -> peers(ingress(text));
            case PEER_ASN -> peers(asn(text));
            case PEER_ADDRESS -> peers(address(IpAddress.parse(text)));
            case DISTINGUISHER -> peers(distinguisher(text));
            case VRF -> peers(peer -> text.equals(peer.facts().vrf()));
            case RIB_TYPE -> peers(view(text));
            case ORIGIN_ASN -> attributes(AttributeTests.origin(Asn.parse(text)));
            case ASN -> attributes(AttributeTests.pathHas(Asn.parse(text)));
            case AS_PATH -> attributes(AsPathPattern.parse(text));
            case COMMUNITY -> attributes(CommunityMatch.parse(text));
            case LARGE_COMMUNITY -> attributes(CommunityMatch.large(text));
            case EXTENDED_COMMUNITY -> attributes(CommunityMatch.extendedOnly(text));
            case NEXT_HOP -> attributes(AttributeTests.nextHop(IpAddress.parse(text)));
            case OTC -> attributes(AttributeTests.onlyToCustomer(Asn.parse(text)));
            case ATTRIBUTE -> attributes(AttributeTests.has(AttributeTests.type(text)));
        };
    }

    /** All of these, each written {@code term=value}. */
    public static RouteFilter parse(List<String> terms) {
        RouteFilter all = ALL;
        for (String term : terms) {
            int equals = term.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a filter is TERM=VALUE, not " + term);
            }
            all = all.and(of(
                    term.substring(0, equals).trim(), term.substring(equals + 1).trim()));
        }
        return all;
    }

    private static RouteFilter peers(Predicate<Peer> peers) {
        return new RouteFilter(peers, ALL.attributes);
    }

    private static RouteFilter attributes(Predicate<PathAttributes> attributes) {
        return new RouteFilter(ALL.peers, attributes);
    }

    /** Both have to pass. */
    public RouteFilter and(RouteFilter other) {
        return new RouteFilter(both(peers, other.peers, ALL.peers), both(attributes, other.attributes, ALL.attributes));
    }

    private static <T> Predicate<T> both(Predicate<T> one, Predicate<T> other, Predicate<T> all) {
        return one == all ? other : other == all ? one : one.and(other);
    }

    /** True if it asks nothing about peers. */
    public boolean anyPeer() {
        return peers == ALL.peers;
    }

    /** The query, for routes that pass this too. */
    public RouteQuery on(RouteQuery query) {
        return query.where(peers, attributes);
    }

    /** The id of a router stands for all its peers. */
    private static Predicate<Peer> ingress(String text) {
        long id = IngressIds.parse(text);
        return IngressIds.isRouter(id) ? peer -> IngressIds.of(peer.key().router()) == id : peer -> peer.id() == id;
    }

    private static Predicate<Peer> asn(String text) {
        Asn asn = Asn.parse(text);
        return peer -> peer.asn().equals(asn);
    }

    private static Predicate<Peer> address(IpAddress address) {
        return peer -> address.equals(peer.key().address());
    }

    private static Predicate<Peer> distinguisher(String text) {
        if (text.isEmpty()) {
            return peer -> !peer.key().isDistinguished();
        }
        return peer -> peer.key().isDistinguished() && text.equals(peer.key().distinguisherText());
    }

    private static Predicate<Peer> view(String text) {
        for (View view : View.values()) {
            if (view.ribType().equals(text)) {
                return peer -> peer.view() == view;
            }
        }
        throw new IllegalArgumentException("not one of inPre, inPost, loc, outPre, outPost: " + text);
    }
}
