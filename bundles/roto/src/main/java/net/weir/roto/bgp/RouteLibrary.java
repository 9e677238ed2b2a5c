package net.weir.roto.bgp;

import net.weir.roto.host.Effect;
import net.weir.roto.host.LibraryBuilder;

/** Registers the methods of {@code Route}. */
final class RouteLibrary {
    private static final Effect ATTRIBUTES = Effect.READS_ATTRIBUTES;
    private static final Effect PREFIX = Effect.READS_PREFIX;
    private static final Effect CHANGES = Effect.CHANGES_ROUTE;

    private RouteLibrary() {}

    static void register(LibraryBuilder library) {
        prefix(library);
        path(library);
        others(library);
        changes(library);
        texts(library);
    }

    private static void read(LibraryBuilder library, String signature, String method, String text, Effect effect) {
        library.method("Route", signature, Route.class, method, text, effect);
    }

    private static void prefix(LibraryBuilder library) {
        read(library, "prefix() -> Prefix", "prefix", "The prefix; ::/0 of families without.", PREFIX);
        read(library, "prefix_matches(prefix: Prefix) -> bool", "prefixMatches", "True for this very prefix.", PREFIX);
        read(
                library,
                "is_covered_by(prefix: Prefix) -> bool",
                "isCoveredBy",
                "True for it and more specific ones.",
                PREFIX);
        read(library, "prefix_len() -> u8", "prefixLength", "Length of the prefix.", PREFIX);
        read(library, "is_ipv4() -> bool", "isIpv4", "True for IPv4 prefixes.", PREFIX);
        read(library, "is_ipv6() -> bool", "isIpv6", "True for IPv6 prefixes.", PREFIX);
        read(library, "family() -> String", "family", "The address family, as ipv4-unicast.", PREFIX);
        read(library, "nlri() -> String", "nlri", "The route as text, of any family.", PREFIX);
        read(library, "path_id() -> u32", "pathId", "The path id of ADD-PATH; 0 without.", PREFIX);
    }

    private static void path(LibraryBuilder library) {
        read(
                library,
                "aspath_contains(asn: Asn) -> bool",
                "aspathContains",
                "True if the AS is in the path.",
                ATTRIBUTES);
        read(
                library,
                "match_aspath_origin(asn: Asn) -> bool",
                "matchAspathOrigin",
                "True if it is the origin.",
                ATTRIBUTES);
        read(library, "aspath() -> AsPath?", "aspath", "The AS path.", ATTRIBUTES);
        read(
                library,
                "aspath_origin() -> Asn?",
                "aspathOrigin",
                "The last AS, unless a set ends the path.",
                ATTRIBUTES);
        read(library, "aspath_first() -> Asn?", "aspathFirst", "The neighbour.", ATTRIBUTES);
        read(library, "aspath_len() -> u32", "aspathLength", "Hops; a set is one.", ATTRIBUTES);
        read(library, "aspath_has_set() -> bool", "aspathHasSet", "True if there is an AS_SET.", ATTRIBUTES);
    }

    private static void others(LibraryBuilder library) {
        read(
                library,
                "contains_community(community: Community) -> bool",
                "containsCommunity",
                "True if it is there.",
                ATTRIBUTES);
        read(
                library,
                "contains_large_community(community: LargeCommunity) -> bool",
                "containsLargeCommunity",
                "True if it is there.",
                ATTRIBUTES);
        read(
                library,
                "contains_extended_community(community: ExtendedCommunity) -> bool",
                "containsExtendedCommunity",
                "True if it is there.",
                ATTRIBUTES);
        read(library, "communities() -> List[Community]", "communities", "The standard communities.", ATTRIBUTES);
        read(
                library,
                "large_communities() -> List[LargeCommunity]",
                "largeCommunities",
                "The large communities.",
                ATTRIBUTES);
        read(
                library,
                "extended_communities() -> List[ExtendedCommunity]",
                "extendedCommunities",
                "The extended communities.",
                ATTRIBUTES);
        read(library, "has_attribute(code: u8) -> bool", "hasAttribute", "True if it is there.", ATTRIBUTES);
        read(library, "med() -> u32?", "med", "The multi-exit discriminator.", ATTRIBUTES);
        read(library, "local_pref() -> u32?", "localPref", "The local preference.", ATTRIBUTES);
        read(library, "origin() -> String?", "origin", "igp, egp or incomplete.", ATTRIBUTES);
        read(library, "next_hop() -> IpAddr?", "nextHop", "Where it is forwarded to.", ATTRIBUTES);
        read(library, "otc() -> Asn?", "otc", "Only to Customer (RFC 9234).", ATTRIBUTES);
        read(library, "attributes() -> PathAttributes", "attributes", "All path attributes.", ATTRIBUTES);
        read(library, "peer() -> IngressInfo", "peer", "Who sent it.", Effect.READS_PEER);
        read(
                library,
                "rov_status() -> RovStatus",
                "rovStatus",
                "As last checked by rpki.check_rov.",
                Effect.READS_WORLD);
    }

    private static void change(LibraryBuilder library, String signature, String method, String text) {
        library.method("Route", signature, RouteEdits.class, method, text, CHANGES, ATTRIBUTES);
    }

    private static void changes(LibraryBuilder library) {
        change(library, "set_local_pref(value: u32)", "setLocalPref", "Sets the local preference.");
        change(library, "remove_local_pref()", "removeLocalPref", "Takes the local preference away.");
        change(library, "set_med(value: u32)", "setMed", "Sets the multi-exit discriminator.");
        change(library, "remove_med()", "removeMed", "Takes the multi-exit discriminator away.");
        change(library, "set_origin(origin: String)", "setOrigin", "Sets igp, egp or incomplete.");
        change(library, "set_next_hop(address: IpAddr)", "setNextHop", "Sets the next hop, of the same kind only.");
        change(library, "prepend(asn: Asn, times: u8)", "prepend", "Puts the AS in front of the path.");
        change(library, "set_aspath(path: String)", "setAspath", "Sets the path, as 64496 64497 {64498 64499}.");
        change(library, "add_community(community: Community)", "addCommunity", "Adds it unless it is there.");
        change(library, "remove_community(community: Community)", "removeCommunity", "Takes it away.");
        change(library, "clear_communities()", "clearCommunities", "Takes all standard communities away.");
        change(library, "set_communities(communities: List[Community])", "setCommunities", "Has these and no others.");
        change(
                library,
                "add_large_community(community: LargeCommunity)",
                "addLargeCommunity",
                "Adds it unless it is there.");
        change(library, "remove_large_community(community: LargeCommunity)", "removeLargeCommunity", "Takes it away.");
        change(library, "clear_large_communities()", "clearLargeCommunities", "Takes all large communities away.");
        change(
                library,
                "add_extended_community(community: ExtendedCommunity)",
                "addExtendedCommunity",
                "Adds it unless it is there.");
        change(
                library,
                "remove_extended_community(community: ExtendedCommunity)",
                "removeExtendedCommunity",
                "Takes it away.");
    }

    private static void texts(LibraryBuilder library) {
        read(library, "fmt_prefix() -> String", "fmtPrefix", "The route as text.", PREFIX);
        read(library, "fmt_rov_status() -> String", "fmtRovStatus", "The status as text.", Effect.READS_WORLD);
        read(library, "fmt_aspath() -> String", "fmtAspath", "The AS path as text.", ATTRIBUTES);
        read(library, "fmt_aspath_origin() -> String", "fmtAspathOrigin", "The origin as text.", ATTRIBUTES);
        read(library, "fmt_communities() -> String", "fmtCommunities", "The communities as text.", ATTRIBUTES);
        read(
                library,
                "fmt_large_communities() -> String",
                "fmtLargeCommunities",
                "The large communities as text.",
                ATTRIBUTES);
    }
}
