package net.weir.rib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.ExtendedCommunity;
import net.weir.model.IpAddress;
import net.weir.model.LargeCommunity;
import net.weir.model.NextHop;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.RawAttribute;
import net.weir.model.View;
import net.weir.query.IngressIds;
import net.weir.query.RouteFilter;
import net.weir.query.RouteFilter.Term;

/** Filters as a user writes them, and the same said with decoded values and nothing clever. Confined to its test. */
final class PlainFilters {
    private static final Predicate<Peer> ANY_PEER = peer -> true;
    private static final Predicate<PathAttributes> ANY_SET = set -> true;
    private static final List<String> PATTERNS = List.of(
            "_N_",
            "^N_",
            "_N$",
            "^$",
            "^N(_[0-9]+)*$",
            "_(N|64500)_",
            "^[0-9]+_N",
            "N",
            "_N_.*_",
            "{.*N",
            "^(N_)+[^{]*$");

    private final Random random;
    private final PathAttributes set;
    private final Peer peer;

    /** Values are those of a route, or next to them. */
    PlainFilters(Peer peer, PathAttributes set, Random random) {
        this.peer = peer;
        this.set = set;
        this.random = random;
    }

    /** @param text as a user writes it; the predicates say what it means */
    record Plain(Term term, String text, Predicate<Peer> peers, Predicate<PathAttributes> attributes) {
        RouteFilter filter() {
            return RouteFilter.of(term.term(), text);
        }
    }

    /** One of each term. */
    List<Plain> ofEachTerm() {
        return Arrays.stream(Term.values()).map(this::of).toList();
    }

    private Plain of(Term term) {
        return switch (term) {
            case INGRESS_ID -> ingress(term);
            case PEER_ASN -> {
                Asn asn = random.nextBoolean() ? peer.asn() : new Asn(64497);
                yield peers(term, Long.toString(asn.number()), p -> p.asn().equals(asn));
            }
            case PEER_ADDRESS -> {
                IpAddress address = peer.key().address();
                yield peers(
                        term, address.toString(), p -> address.equals(p.key().address()));
            }
            case DISTINGUISHER ->
                random.nextBoolean()
                        ? peers(term, "", p -> !p.key().isDistinguished())
                        : peers(term, "0:65000:1", p -> p.key().isDistinguished());
            case VRF -> peers(term, "red", p -> "red".equals(p.facts().vrf()));
            case RIB_TYPE -> {
                View view = View.values()[random.nextInt(View.values().length)];
                yield peers(term, view.ribType(), p -> p.key().view() == view);
            }
            case ORIGIN_ASN -> {
                Asn asn = asn();
                yield sets(term, asn.toString(), s -> asn.equals(s.asPath().origin()));
            }
            case ASN -> {
                Asn asn = asn();
                yield sets(term, Long.toString(asn.number()), s -> s.asPath().contains(asn));
            }
            case AS_PATH -> asPath(term);
            case COMMUNITY ->
                switch (random.nextInt(3)) {
                    case 0 -> large(term);
                    case 1 -> extended(term);
                    default -> standard(term);
                };
            case LARGE_COMMUNITY -> large(term);
            case EXTENDED_COMMUNITY -> extended(term);
            case NEXT_HOP -> nextHop(term);
            case OTC -> {
                Asn asn = set.onlyToCustomer() != null ? set.onlyToCustomer() : new Asn(64496);
                yield sets(term, asn.toString(), s -> asn.equals(s.onlyToCustomer()));
            }
            case ATTRIBUTE -> attribute(term);
        };
    }

    private static Plain peers(Term term, String text, Predicate<Peer> peers) {
        return new Plain(term, text, peers, ANY_SET);
    }

    private static Plain sets(Term term, String text, Predicate<PathAttributes> sets) {
        return new Plain(term, text, ANY_PEER, sets);
    }

    private <T> T any(List<T> of, T otherwise) {
        return of.isEmpty() || random.nextInt(5) == 0 ? otherwise : of.get(random.nextInt(of.size()));
    }

    private Asn asn() {
        List<Asn> inPath = new ArrayList<>();
        set.asPath().segments().stream().map(AsPath.Segment::asns).forEach(inPath::addAll);
        return any(inPath, new Asn(64500));
    }

    private Plain ingress(Term term) {
        if (random.nextBoolean()) {
            return peers(term, Integer.toString(peer.id()), p -> p.id() == peer.id());
        }
        long router = IngressIds.of(peer.key().router());
        return peers(term, Long.toString(router), p -> p.key()
                .router()
                .equals(peer.key().router()));
    }

    /** Java's expressions know no {@code _}. */
    private Plain asPath(Term term) {
        String text = PATTERNS.get(random.nextInt(PATTERNS.size())).replace("N", Long.toString(asn().number()));
        String java = text.replace("{.", "\\{.").replace("_", "(?:^|$|[ ,{}()\\[\\]])");
        Pattern pattern = Pattern.compile(java);
        return sets(term, text.replace("{.", "\\{."), s -> pattern.matcher(
                        s.asPath().toString())
                .find());
    }

    private Plain standard(Term term) {
        Community community = any(set.communities(), new Community(0xfbf0_0064));
        int high = community.bits() >>> 16;
        return random.nextInt(4) == 0
                ? sets(term, high + ":*", s -> s.communities().stream().anyMatch(c -> c.bits() >>> 16 == high))
                : sets(term, community.toString(), s -> s.communities().contains(community));
    }

    private Plain large(Term term) {
        LargeCommunity large = any(set.largeCommunities(), new LargeCommunity(64496, 1, 2));
        String rest = large.data1() + ":" + large.data2();
        return random.nextInt(4) == 0
                ? sets(term, "*:" + rest, s -> s.largeCommunities().stream()
                        .anyMatch(l -> (l.data1() + ":" + l.data2()).equals(rest)))
                : sets(term, large.toString(), s -> s.largeCommunities().contains(large));
    }

    /** Two forms of route targets are written alike, and mean both. */
    private Plain extended(Term term) {
        ExtendedCommunity extended = any(set.extendedCommunities(), new ExtendedCommunity(0x0002_fbf0_0000_0064L));
        String text = extended.toString();
        if (text.startsWith("0x") || random.nextInt(4) == 0) {
            return sets(term, String.format("0x%016X", extended.bits()), s -> s.extendedCommunities()
                    .contains(extended));
        }
        return sets(term, text.replace("AS", ""), s -> s.extendedCommunities().stream()
                .anyMatch(e -> e.toString().equals(text)));
    }

    private Plain nextHop(Term term) {
        NextHop hop = set.nextHop();
        List<IpAddress> both = hop == null
                ? List.of()
                : hop.linkLocal() == null ? List.of(hop.global()) : List.of(hop.global(), hop.linkLocal());
        IpAddress address = any(both, IpAddress.parse("192.0.2.1"));
        return sets(
                term,
                address.toString(),
                s -> s.nextHop() != null
                        && (s.nextHop().global().equals(address)
                                || address.equals(s.nextHop().linkLocal())));
    }

    private Plain attribute(Term term) {
        int type = any(set.all(), new RawAttribute(0, 35, Bytes.EMPTY)).type();
        String text = random.nextBoolean() ? Integer.toString(type) : AttributeType.name(type);
        return sets(term, text, s -> s.all().stream().anyMatch(a -> a.type() == type));
    }
}
