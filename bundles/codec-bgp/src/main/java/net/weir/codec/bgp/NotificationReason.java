package net.weir.codec.bgp;

import org.jspecify.annotations.Nullable;

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

    static @Nullable String ofCode(int code) {
        return code < 1 || code >= CODES.length ? null : CODES[code];
    }

    static @Nullable String ofSubcode(int code, int subcode) {
        String[] names = code < 1 || code >= SUBCODES.length ? SUBCODES[0] : SUBCODES[code];
        return subcode >= names.length || names[subcode].isEmpty() ? null : names[subcode];
    }

    static String text(int code, int subcode) {
        String name = ofCode(code);
        if (name == null) {
            return "error " + code + "/" + subcode;
        }
        String more = ofSubcode(code, subcode);
        return subcode == 0 ? name : name + "/" + (more == null ? "subcode " + subcode : more);
    }
}
