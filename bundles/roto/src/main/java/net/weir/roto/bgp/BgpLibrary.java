package net.weir.roto.bgp;

import net.weir.event.Event;
import net.weir.model.AsPath;
import net.weir.model.LargeCommunity;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.roto.host.Effect;
import net.weir.roto.host.Library;
import net.weir.roto.host.LibraryBuilder;

/** Registers what Rotonda's scripts see, and what users miss there. */
public final class BgpLibrary {
    private static final Effect ATTRIBUTES = Effect.READS_ATTRIBUTES;
    private static final Effect WORLD = Effect.READS_WORLD;
    private static final Effect LISTS = Effect.READS_LISTS;
    private static final Effect WRITES = Effect.WRITES;

    private BgpLibrary() {}

    /** The language and all of BGP. */
    public static Library standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        private static final Library STANDARD = build();
    }

    private static Library build() {
        LibraryBuilder library = Library.extending(Library.standard())
                .type("Community", int.class)
                .type("LargeCommunity", LargeCommunity.class)
                .type("ExtendedCommunity", long.class)
                .type("AsPath", AsPath.class)
                .type("PathAttributes", PathAttributes.class)
                .type("RovStatus", RovStatus.class)
                .type("Route", Route.class)
                .type("BgpMsg", Event.class)
                .type("BmpMsg", Event.class)
                .type("IngressInfo", Peer.class)
                .type("PerPeerHeader", Peer.class)
                .type("VrpUpdate", VrpUpdate.class)
                .type("RovStatusUpdate", RovStatusUpdate.class)
                .type("InsertionInfo", Object.class)
                .type("LogEntry", LogEntry.class)
                .type("Log", Output.class)
                .type("Rpki", Rpki.class)
                .type("AsnLists", AsnLists.class)
                .type("PrefixLists", PrefixLists.class)
                .type("Metrics", Metrics.class);
        WorldLibrary.types(library);
        values(library);
        RouteLibrary.register(library);
        messages(library, "BgpMsg");
        messages(library, "BmpMsg");
        bmp(library);
        peers(library);
        rpki(library);
        lists(library);
        output(library);
        MadeLibrary.register(library);
        library.context("output", "Log")
                .context("rpki", "Rpki")
                .context("asn_lists", "AsnLists")
                .context("prefix_lists", "PrefixLists")
                .context("metrics", "Metrics");
        WorldLibrary.register(library);
        return library.build();
    }

    private static void values(LibraryBuilder library) {
        library.staticMethod(
                        "Community",
                        "from(text: String) -> Community",
                        Attributes.class,
                        "community",
                        "The community that is written so; 0 if it is none.")
                .method(
                        "Community",
                        "to_string() -> String",
                        Attributes.class,
                        "communityText",
                        "The community as text.")
                .staticMethod(
                        "LargeCommunity",
                        "from(text: String) -> LargeCommunity",
                        Attributes.class,
                        "largeCommunity",
                        "The large community that is written so; 0:0:0 if it is none.")
                .method(
                        "LargeCommunity",
                        "to_string() -> String",
                        LargeCommunity.class,
                        "toString",
                        "The community as text.")
                .staticMethod(
                        "ExtendedCommunity",
                        "from(text: String) -> ExtendedCommunity",
                        Attributes.class,
                        "extended",
                        "The extended community that is written so, such as rt:64496:100; 0 if it is none.")
                .method(
                        "ExtendedCommunity",
                        "to_string() -> String",
                        Attributes.class,
                        "extendedText",
                        "The community as text.")
                .method(
                        "AsPath",
                        "contains(asn: Asn) -> bool",
                        Attributes.class,
                        "pathContains",
                        "True if the AS is in it.")
                .method("AsPath", "to_string() -> String", AsPath.class, "toString", "The path as text.")
                .method(
                        "AsPath",
                        "origin() -> Asn?",
                        Attributes.class,
                        "pathOrigin",
                        "The last AS, unless a set ends it.")
                .method("AsPath", "first() -> Asn?", Attributes.class, "pathFirst", "The neighbour.")
                .method("AsPath", "len() -> u32", AsPath.class, "hopCount", "Hops; a set is one.")
                .method("AsPath", "asns() -> List[Asn]", Attributes.class, "pathAsns", "All of it from left to right.")
                .constant("NO_EXPORT", "Community", 0xFFFFFF01)
                .constant("NO_ADVERTISE", "Community", 0xFFFFFF02)
                .constant("NO_EXPORT_SUBCONFED", "Community", 0xFFFFFF03)
                .constant("NO_PEER", "Community", 0xFFFFFF04)
                .constant("BLACKHOLE", "Community", 0xFFFF029A)
                .function(
                        "fmt_asn(asn: Asn) -> String",
                        LibraryBuilder.find(net.weir.roto.core.Numbers.class, "asn"),
                        "The AS number as text.")
                .method("u32", "fmt() -> String", Attributes.class, "u32Text", "The number as text.")
                .method(
                        "PathAttributes",
                        "otc() -> Asn?",
                        Attributes.class,
                        "otc",
                        "Only to Customer (RFC 9234).",
                        ATTRIBUTES)
                .method(
                        "PathAttributes",
                        "contains_community(community: Community) -> bool",
                        Attributes.class,
                        "containsCommunity",
                        "True if it is there.",
                        ATTRIBUTES)
                .method(
                        "PathAttributes",
                        "contains_large_community(community: LargeCommunity) -> bool",
                        Attributes.class,
                        "containsLargeCommunity",
                        "True if it is there.",
                        ATTRIBUTES)
                .method(
                        "PathAttributes",
                        "aspath() -> AsPath?",
                        Attributes.class,
                        "aspath",
                        "The AS path.",
                        ATTRIBUTES);
    }

    private static void messages(LibraryBuilder library, String type) {
        Class<?> in = Messages.class;
        library.method(
                        type,
                        "aspath_contains(asn: Asn) -> bool",
                        in,
                        "aspathContains",
                        "True if the AS is in the path.",
                        ATTRIBUTES)
                .method(
                        type,
                        "match_aspath_origin(asn: Asn) -> bool",
                        in,
                        "matchAspathOrigin",
                        "True if it is the origin.",
                        ATTRIBUTES)
                .method(
                        type,
                        "contains_community(community: Community) -> bool",
                        in,
                        "containsCommunity",
                        "True if it is there.",
                        ATTRIBUTES)
                .method(
                        type,
                        "contains_large_community(community: LargeCommunity) -> bool",
                        in,
                        "containsLargeCommunity",
                        "True if it is there.",
                        ATTRIBUTES)
                .method(type, "has_attribute(code: u8) -> bool", in, "hasAttribute", "True if it is there.", ATTRIBUTES)
                .method(
                        type,
                        "announcements_count() -> u64",
                        in,
                        "announcementsCount",
                        "How many routes it announces.",
                        Effect.READS_PREFIX)
                .method(
                        type,
                        "withdrawals_count() -> u64",
                        in,
                        "withdrawalsCount",
                        "How many routes it withdraws.",
                        Effect.READS_PREFIX)
                .method(type, "aspath_origin() -> Asn?", in, "aspathOrigin", "The last AS of the path.", ATTRIBUTES)
                .method(type, "aspath() -> AsPath?", in, "aspath", "The AS path.", ATTRIBUTES)
                .method(
                        type,
                        "communities() -> List[Community]?",
                        in,
                        "communities",
                        "The standard communities.",
                        ATTRIBUTES)
                .method(
                        type,
                        "large_communities() -> List[LargeCommunity]?",
                        in,
                        "largeCommunities",
                        "The large communities.",
                        ATTRIBUTES)
                .method(type, "fmt_aspath() -> String", in, "fmtAspath", "The AS path as text.", ATTRIBUTES)
                .method(type, "fmt_aspath_origin() -> String", in, "fmtAspathOrigin", "The origin as text.", ATTRIBUTES)
                .method(
                        type,
                        "fmt_communities() -> String",
                        in,
                        "fmtCommunities",
                        "The communities as text.",
                        ATTRIBUTES)
                .method(
                        type,
                        "fmt_large_communities() -> String",
                        in,
                        "fmtLargeCommunities",
                        "The large communities as text.",
                        ATTRIBUTES)
                .method(type, "fmt_pcap() -> String", in, "fmtPcap", "The octets, for text2pcap.", Effect.READS_PREFIX);
    }

    private static void bmp(LibraryBuilder library) {
        Class<?> in = Messages.class;
        library.method(
                        "BmpMsg",
                        "is_ibgp(asn: Asn) -> bool",
                        in,
                        "isIbgp",
                        "True if the peer is of this AS.",
                        Effect.READS_PEER)
                .method(
                        "BmpMsg",
                        "is_route_monitoring() -> bool",
                        in,
                        "isRouteMonitoring",
                        "True for routes.",
                        Effect.READS_PEER)
                .method(
                        "BmpMsg",
                        "is_peer_up() -> bool",
                        in,
                        "isPeerUp",
                        "True for a peer that came up.",
                        Effect.READS_PEER)
                .method(
                        "BmpMsg",
                        "is_peer_down() -> bool",
                        in,
                        "isPeerDown",
                        "True for a peer that went down.",
                        Effect.READS_PEER);
    }

    private static void peers(LibraryBuilder library) {
        Class<?> in = Messages.class;
        for (String type : new String[] {"IngressInfo", "PerPeerHeader"}) {
            library.method(type, "peer_asn() -> Asn", in, "peerAsn", "The peer's AS.", Effect.READS_PEER)
                    .method(
                            type,
                            "peer_address() -> IpAddr",
                            in,
                            "peerAddress",
                            "The peer's address; :: if unknown.",
                            Effect.READS_PEER)
                    .method(
                            type,
                            "peer_bgp_id() -> IpAddr",
                            in,
                            "peerBgpId",
                            "The peer's BGP identifier.",
                            Effect.READS_PEER)
                    .method(
                            type,
                            "view() -> String",
                            in,
                            "peerView",
                            "Which RIB of the router, as adj-rib-in-pre.",
                            Effect.READS_PEER)
                    .method(type, "router() -> String", in, "router", "The router that tells of it.", Effect.READS_PEER)
                    .method(type, "vrf() -> String?", in, "vrf", "Name of the VRF or table.", Effect.READS_PEER);
        }
    }

    private static void rpki(LibraryBuilder library) {
        library.method("RovStatus", "is_valid() -> bool", RovStatus.class, "isValid", "True if a ROA allows it.")
                .method("RovStatus", "is_invalid() -> bool", RovStatus.class, "isInvalid", "True if ROAs forbid it.")
                .method(
                        "RovStatus",
                        "is_not_found() -> bool",
                        RovStatus.class,
                        "isNotFound",
                        "True if no ROA covers it.")
                .method("RovStatus", "to_string() -> String", RovStatus.class, "toString", "The status as text.")
                .method(
                        "Rpki",
                        "check_rov(route: Route) -> RovStatus",
                        Rpki.class,
                        "checkRov",
                        "Validates the origin of the route, which keeps the status.",
                        WORLD,
                        Effect.READS_PREFIX,
                        ATTRIBUTES)
                .method("VrpUpdate", "asn() -> Asn", VrpUpdate.class, "asn", "The AS that may originate.")
                .method("VrpUpdate", "prefix() -> Prefix", VrpUpdate.class, "prefix", "What it may originate.")
                .method("VrpUpdate", "fmt() -> String", VrpUpdate.class, "fmt", "The update as text.")
                .method("VrpUpdate", "to_string() -> String", VrpUpdate.class, "fmt", "The update as text.");
        Class<?> of = RovStatusUpdate.class;
        String type = "RovStatusUpdate";
        library.method(type, "prefix() -> Prefix", of, "prefix", "The route's prefix.")
                .method(type, "origin() -> Asn", of, "origin", "The route's origin.")
                .method(type, "peer_asn() -> Asn", of, "peerAsn", "The AS it was learned from.")
                .method(type, "has_changed() -> bool", of, "hasChanged", "True if the status is another one.")
                .method(type, "previous_status() -> RovStatus", of, "previousStatus", "The status before.")
                .method(type, "current_status() -> RovStatus", of, "currentStatus", "The status now.")
                .method(type, "fmt() -> String", of, "fmt", "The update as text.")
                .method(type, "to_string() -> String", of, "fmt", "The update as text.");
    }

    private static void lists(LibraryBuilder library) {
        library.method(
                        "AsnLists",
                        "add(name: String, asns: String)",
                        AsnLists.class,
                        "add",
                        "Adds AS numbers to a list.",
                        WRITES)
                .method(
                        "AsnLists",
                        "contains(name: String, asn: Asn) -> bool",
                        AsnLists.class,
                        "contains",
                        "True if it is in the list.",
                        LISTS)
                .method(
                        "AsnLists",
                        "contains_origin(name: String, asn: Asn?) -> bool",
                        AsnLists.class,
                        "containsOrigin",
                        "True if there is one and it is in the list.",
                        LISTS)
                .method(
                        "AsnLists",
                        "contains_any(name: String, route: Route) -> bool",
                        AsnLists.class,
                        "containsAny",
                        "True if any AS of the path is in the list.",
                        LISTS,
                        ATTRIBUTES)
                .method(
                        "PrefixLists",
                        "add(name: String, prefixes: String)",
                        PrefixLists.class,
                        "add",
                        "Adds prefixes to a list.",
                        WRITES)
                .method(
                        "PrefixLists",
                        "contains(name: String, prefix: Prefix) -> bool",
                        PrefixLists.class,
                        "contains",
                        "True if it is in the list.",
                        LISTS)
                .method(
                        "PrefixLists",
                        "covers(name: String, prefix: Prefix) -> bool",
                        PrefixLists.class,
                        "covers",
                        "True if it or a less specific one is in the list.",
                        LISTS)
                .method(
                        "PrefixLists",
                        "covers_route(name: String, route: Route) -> bool",
                        PrefixLists.class,
                        "coversRoute",
                        "The same for the prefix of a route.",
                        LISTS,
                        Effect.READS_PREFIX)
                .method(
                        "Metrics",
                        "increase_counter(name: String, more: u64)",
                        Metrics.class,
                        "increaseCounter",
                        "Raises one of the user's counters.",
                        WRITES)
                .method(
                        "Metrics",
                        "set_gauge(name: String, value: u64)",
                        Metrics.class,
                        "setGauge",
                        "Sets one of the user's gauges.",
                        WRITES);
    }

    private static void output(LibraryBuilder library) {
        Class<?> in = Output.class;
        library.method("Log", "log_prefix(prefix: Prefix)", in, "logPrefix", "Writes a prefix.", WRITES)
                .method("Log", "log_matched_asn(asn: Asn)", in, "logMatchedAsn", "Writes an AS.", WRITES)
                .method("Log", "log_matched_origin(asn: Asn)", in, "logMatchedOrigin", "Writes an origin.", WRITES)
                .method(
                        "Log",
                        "log_matched_community(community: Community)",
                        in,
                        "logMatchedCommunity",
                        "Writes a community.",
                        WRITES)
                .method("Log", "log_peer_down()", in, "logPeerDown", "Writes the peer that went down.", WRITES)
                .method("Log", "log_custom(id: u32, value: u32)", in, "logCustom", "Writes two numbers.", WRITES)
                .method("Log", "print(text: String)", in, "print", "Writes a line.", WRITES)
                .method(
                        "Log",
                        "timestamped_print(text: String)",
                        in,
                        "timestampedPrint",
                        "Writes a line with the time.",
                        WRITES)
                .method("Log", "entry() -> LogEntry", in, "entry", "The entry that is being filled.", WRITES)
                .method("Log", "write_entry()", in, "writeEntry", "Writes the entry and begins another one.", WRITES)
                .method("LogEntry", "custom(text: String)", LogEntry.class, "custom", "Sets the text.", WRITES)
                .method(
                        "LogEntry",
                        "timestamped_custom(text: String)",
                        LogEntry.class,
                        "timestampedCustom",
                        "Sets the text, to be written with the time.",
                        WRITES);
        String[][] fills = {
            {"origin_as", "originAs"},
            {"peer_as", "peerAs"},
            {"as_path_hops", "asPathHops"},
            {"conventional_reach", "conventionalReach"},
            {"conventional_unreach", "conventionalUnreach"},
            {"mp_reach", "mpReach"},
            {"mp_unreach", "mpUnreach"},
            {"log_all", "logAll"}
        };
        for (String[] fill : fills) {
            library.method(
                    "LogEntry",
                    fill[0] + "(message: BmpMsg) -> LogEntry",
                    LogEntry.class,
                    fill[1],
                    "Fills this of the message.",
                    WRITES);
        }
    }
}
