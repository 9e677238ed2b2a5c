package net.weir.admin.doctor;

import java.util.Map;

/** What a BMP source counts as wrong: which header field it is about (RFC 7854 section 4, RFC 4271 section 4), and what helps. */
record FaultAdvice(String field, String cure) {
    private static final String CAPTURE = "capture it and look with ./weir bmp decode FILE";
    private static final String NO_PEER_UP =
            "no Peer Up had this Peer Type, Peer Distinguisher and Peer Address; for GoBGP's Loc-RIB that is always so";
    private static final String HEADER = "per-peer header: ";
    private static final String WHICH_PEER = HEADER + "Peer Type, Peer Distinguisher, Peer Address";
    private static final FaultAdvice NONE = new FaultAdvice("", "");

    private static final Map<String, FaultAdvice> ALL = Map.ofEntries(
            of(
                    "framing",
                    "common header: Version, Message Length",
                    "what connects is not BMP 3, or is damaged: " + CAPTURE),
            of(
                    "truncated",
                    "common header: Message Length",
                    "the connection broke inside a message; the router sends again"),
            of("message-damaged", "the TLVs or the BGP message inside", CAPTURE),
            of(
                    "first-message-not-initiation",
                    "common header: Message Type",
                    "an Initiation has to come first (RFC 7854 section 3.3): " + CAPTURE),
            of("initiation-timeout", "common header: Message Type", "see initiation-timeout of the stage"),
            of(
                    "unknown-message-type",
                    "common header: Message Type",
                    "a newer BMP than this Weir reads; nothing else is lost"),
            of("unknown-peer-type", HEADER + "Peer Type", "a newer BMP than this Weir reads; " + CAPTURE),
            of("routes-of-unknown-peer", WHICH_PEER, NO_PEER_UP),
            of("statistics-of-unknown-peer", WHICH_PEER, NO_PEER_UP),
            of("mirroring-of-unknown-peer", WHICH_PEER, NO_PEER_UP),
            of("down-of-unknown-peer", WHICH_PEER, ""),
            of("too-many-peers", WHICH_PEER, "the router tells of more peers than Weir holds for one"),
            of("open-damaged", "the OPENs in Peer Up", CAPTURE),
            of("not-an-update", "BGP header: Type", CAPTURE),
            of("trailing-octets", "BGP header: Length", CAPTURE),
            of(
                    "update-damaged",
                    "path attributes or NLRI of UPDATEs",
                    "its routes are withdrawn (RFC 7606); " + CAPTURE),
            of(
                    "misread",
                    "Peer Up: ADD-PATH in the OPENs",
                    "routes that were read before stay marked incomplete until the peer's session begins anew"),
            of("clock-skew", HEADER + "Timestamp (seconds)", "set the router's clock"),
            of("clock-microseconds", HEADER + "Timestamp (microseconds)", ""));

    private static Map.Entry<String, FaultAdvice> of(String reason, String field, String cure) {
        return Map.entry(reason, new FaultAdvice(field, cure));
    }

    /** Nothing but empty words for a reason that is not known. */
    static FaultAdvice on(String reason) {
        return ALL.getOrDefault(reason, NONE);
    }

    /** True if messages or routes are lost by it; others are odd but do no harm. */
    static boolean isLoss(String reason) {
        return !reason.equals("assumed")
                && !reason.equals("dump-assumed-complete")
                && !reason.startsWith("sysname-")
                && !reason.startsWith("clock-")
                && !reason.startsWith("peer-")
                && !reason.equals("silent")
                && !reason.equals("route-count-differs");
    }
}
