package net.weir.shell;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.View;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import net.weir.query.RouteFilter.Term;
import net.weir.query.RouteQuery;
import net.weir.shell.completion.AttributeCompleter;
import net.weir.shell.completion.FamilyCompleter;
import net.weir.shell.completion.PeerCompleter;
import net.weir.shell.completion.RibCompleter;
import net.weir.shell.completion.ViewCompleter;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

/** What the commands about routes share: which RIB, which family, which routes. All filters have to pass. */
abstract class RouteCommand extends WeirCommand {
    @Option(
            name = "--family",
            description = "Address family, such as ipv4-multicast or 1/128; unicast if none is named",
            valueToShowInHelp = "")
    @Completion(FamilyCompleter.class)
    @Nullable
    String family;

    @Option(name = "--rib", description = "Looks only into this RIB", valueToShowInHelp = "")
    @Completion(RibCompleter.class)
    @Nullable
    String rib;

    @Option(name = "--peer", description = "Only routes of the peer with this id or address", valueToShowInHelp = "")
    @Completion(PeerCompleter.class)
    @Nullable
    String peer;

    @Option(name = "--peer-asn", description = "Only routes of peers with this AS number", valueToShowInHelp = "")
    @Nullable
    String peerAsn;

    @Option(name = "--rd", description = "Only routes of peers with this distinguisher", valueToShowInHelp = "")
    @Nullable
    String distinguisher;

    @Option(name = "--vrf", description = "Only routes of peers of the VRF with this name", valueToShowInHelp = "")
    @Nullable
    String vrf;

    @Option(name = "--view", description = "Only routes of this view, such as adj-rib-in-pre", valueToShowInHelp = "")
    @Completion(ViewCompleter.class)
    @Nullable
    String view;

    @Option(name = "--origin", description = "Only routes whose path ends with this AS", valueToShowInHelp = "")
    @Nullable
    String origin;

    @Option(name = "--asn", description = "Only routes with this AS anywhere in the path", valueToShowInHelp = "")
    @Nullable
    String asn;

    @Option(
            name = "--as-path",
            description = "Only routes whose path fits this pattern, such as '^64496_' or '<64512-65534>'",
            valueToShowInHelp = "")
    @Nullable
    String asPath;

    @Option(
            name = "--community",
            description = "Only routes with this community: 64496:100, 64496:1:2, rt:64496:1, NO_EXPORT, 64496:*",
            valueToShowInHelp = "")
    @Nullable
    String community;

    @Option(name = "--next-hop", description = "Only routes with this next hop", valueToShowInHelp = "")
    @Nullable
    String nextHop;

    @Option(name = "--otc", description = "Only routes with this ONLY_TO_CUSTOMER", valueToShowInHelp = "")
    @Nullable
    String otc;

    @Option(
            name = "--attribute",
            description = "Only routes with this attribute, by name or type code",
            valueToShowInHelp = "")
    @Completion(AttributeCompleter.class)
    @Nullable
    String attribute;

    /** All filters that were given. */
    final RouteFilter filter() {
        Predicate<Peer> peers = peer == null ? p -> true : Selection.peers(peer, faces().peers());
        RouteFilter all = new RouteFilter(peers, a -> true);
        all = and(all, Term.PEER_ASN, peerAsn);
        all = and(all, Term.DISTINGUISHER, distinguisher);
        all = and(all, Term.VRF, vrf);
        all = and(all, Term.RIB_TYPE, view == null ? null : ribType(view));
        all = and(all, Term.ORIGIN_ASN, origin);
        all = and(all, Term.ASN, asn);
        all = and(all, Term.AS_PATH, asPath);
        all = and(all, Term.COMMUNITY, community);
        all = and(all, Term.NEXT_HOP, nextHop);
        all = and(all, Term.OTC, otc);
        return and(all, Term.ATTRIBUTE, attribute);
    }

    private static RouteFilter and(RouteFilter all, Term term, @Nullable String value) {
        return value == null ? all : all.and(RouteFilter.of(term, value));
    }

    private static String ribType(String text) {
        View found = View.parse(text);
        if (found == null) {
            throw new IllegalArgumentException("There is no view " + text + "; --view completes with those there are");
        }
        return found.ribType();
    }

    /** True if a filter was given. */
    final boolean filtered() {
        return Stream.of(peer, peerAsn, view, origin, asn, asPath, community, nextHop, otc, attribute)
                .anyMatch(Objects::nonNull);
    }

    /** The family that was named, or the unicast family of a prefix, or IPv4 unicast. */
    final Family family(@Nullable Prefix prefix) {
        if (family != null) {
            return Family.parse(family);
        }
        return prefix != null && prefix.isV6() ? Family.IPV6_UNICAST : Family.IPV4_UNICAST;
    }

    /** The prefix of an argument; null if the family named is one of other keys. */
    final @Nullable Prefix prefix(String target) {
        return family != null && !Family.parse(family).isPlainIp() ? null : Prefix.parse(target);
    }

    /** The RIBs that are asked; they keep the family. */
    final List<RibQuery> having(Family wanted) {
        List<RibQuery> all = Selection.ribs(rib, faces().ribs());
        // without a name, views would show what their base shows
        List<RibQuery> having = all.stream()
                .filter(r -> r.families().contains(wanted) && (rib != null || r.base() == null))
                .toList();
        if (having.isEmpty()) {
            throw new IllegalArgumentException("No RIB here keeps " + wanted);
        }
        return having;
    }

    /** The only RIB that is asked. */
    final RibQuery only(Family wanted) {
        List<RibQuery> having = having(wanted);
        if (having.size() > 1) {
            throw new IllegalArgumentException("There are several RIBs; --rib names one of "
                    + String.join(", ", having.stream().map(RibQuery::id).toList()));
        }
        return having.get(0);
    }

    /** True if the reader left, or pressed Ctrl-C. */
    final boolean interrupted() {
        return readerGone() || Thread.currentThread().isInterrupted();
    }

    /** What a walk gives, until it ends or the taker has enough. */
    final boolean walk(RibQuery from, RouteQuery query, Taker taker) {
        try (RibQuery.RouteCursor cursor = from.query(query)) {
            for (RibQuery.PrefixRoutes found = cursor.next(); found != null; found = cursor.next()) {
                if (!taker.take(found) || interrupted()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Takes what a walk gives; false for enough. */
    interface Taker {
        boolean take(RibQuery.PrefixRoutes found);
    }
}
