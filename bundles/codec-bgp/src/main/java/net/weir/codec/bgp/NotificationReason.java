package net.weir.codec.bgp;

/** The IANA registries "BGP Error (Notification) Codes" and their subcodes, in words. */
final class NotificationReason {
    private static final String[] CODES = {
        "",
        "Message Header Error",
        "OPEN Message Error",
        "UPDATE Message Error",
        "Hold Timer Expired",
        "Finite State Machine Error",
        "Cease",
        "ROUTE-REFRESH Message Error",
        "Send Hold Timer Expired"
    };
    private static final String[][] SUBCODES = {
        {},
        {"", "Connection Not Synchronized", "Bad Message Length", "Bad Message Type"},
        {
            "",
            "Unsupported Version Number",
            "Bad Peer AS",
            "Bad BGP Identifier",
            "Unsupported Optional Parameter",
            "Authentication Failure",
            "Unacceptable Hold Time",
            "Unsupported Capability",
            "",
            "",
            "",
            "Role Mismatch"
        },
        {
            "",
            "Malformed Attribute List",
            "Unrecognized Well-known Attribute",
            "Missing Well-known Attribute",
            "Attribute Flags Error",
            "Attribute Length Error",
            "Invalid ORIGIN Attribute",
            "AS Routing Loop",
            "Invalid NEXT_HOP Attribute",
            "Optional Attribute Error",
            "Invalid Network Field",
            "Malformed AS_PATH"
        },
        {},
        {
            "",
            "Receive Unexpected Message in OpenSent State",
            "Receive Unexpected Message in OpenConfirm State",
            "Receive Unexpected Message in Established State"
        },
        {
            "",
            "Maximum Number of Prefixes Reached",
            "Administrative Shutdown",
            "Peer De-configured",
            "Administrative Reset",
            "Connection Rejected",
            "Other Configuration Change",
            "Connection Collision Resolution",
            "Out of Resources",
            "Hard Reset",
            "BFD Down"
        },
        {"", "Invalid Message Length"},
        {}
    };

    private NotificationReason() {}

    static String text(int code, int subcode) {
        if (code < 1 || code >= CODES.length) {
            return "error " + code + "/" + subcode;
        }
        if (subcode == 0) {
            return CODES[code];
        }
        String[] names = SUBCODES[code];
        boolean named = subcode < names.length && !names[subcode].isEmpty();
        return CODES[code] + "/" + (named ? names[subcode] : "subcode " + subcode);
    }
}
