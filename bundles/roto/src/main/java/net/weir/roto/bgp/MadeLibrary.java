package net.weir.roto.bgp;

import net.weir.roto.host.Effect;
import net.weir.roto.host.LibraryBuilder;

/** Registers what test blocks make: routes, peers, messages. */
final class MadeLibrary {
    private MadeLibrary() {}

    static void register(LibraryBuilder library) {
        make(
                library,
                "Route",
                "new(prefix: Prefix) -> Route",
                "route",
                "A route of AS64496, its path empty; for tests.");
        make(library, "Route", "of(prefix: Prefix, peer: IngressInfo) -> Route", "of", "The same of another peer.");
        make(library, "IngressInfo", "new(asn: Asn, address: IpAddr) -> IngressInfo", "peer", "A peer; for tests.");
        for (String message : new String[] {"BgpMsg", "BmpMsg"}) {
            make(
                    library,
                    message,
                    "announcing(route: Route) -> " + message,
                    "announcement",
                    "A message that announces the route; for tests.");
            make(
                    library,
                    message,
                    "withdrawing(route: Route) -> " + message,
                    "withdrawal",
                    "A message that withdraws the route; for tests.");
        }
        make(library, "BmpMsg", "peer_up(peer: IngressInfo) -> BmpMsg", "peerUp", "A Peer Up; for tests.");
        make(library, "BmpMsg", "peer_down(peer: IngressInfo) -> BmpMsg", "peerDown", "A Peer Down; for tests.");
        rpki(library);
        library.method("Verdict", "is_accept() -> bool", Made.class, "accepts", "True if it accepts.");
        library.method("Verdict", "is_reject() -> bool", Made.class, "rejects", "True if it rejects.");
    }

    private static void rpki(LibraryBuilder library) {
        String payload = "(prefix: Prefix, max_length: u8, asn: Asn) -> VrpUpdate";
        make(library, "VrpUpdate", "announce" + payload, "announced", "A payload that came; for tests.");
        make(library, "VrpUpdate", "withdraw" + payload, "withdrawn", "A payload that went; for tests.");
        make(
                library,
                "RovStatusUpdate",
                "new(route: Route, previous: String, current: String) -> RovStatusUpdate",
                "rovChange",
                "A change of the route's status; for tests.");
        library.method(
                "Route",
                "assume_rov(status: String)",
                Made.class,
                "assumeRov",
                "What rpki.check_rov finds of it where nothing is known of the RPKI; for tests.",
                Effect.CHANGES_ROUTE);
    }

    private static void make(LibraryBuilder library, String type, String signature, String method, String text) {
        library.staticMethod(type, signature, Made.class, method, text);
    }
}
