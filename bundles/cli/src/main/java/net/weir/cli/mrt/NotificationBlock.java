package net.weir.cli.mrt;

/** The error codes that bgpdump has names for, in its words. */
final class NotificationBlock {
    private static final String[] CODES = {
        "Message Header Error",
        "OPEN Message Error",
        "UPDATE Message Error",
        "Hold Timer Expired",
        "Finite State Machine Error",
        "Cease"
    };
    private static final String[][] SUBCODES = {
        {"Connection Not Synchronized", "Bad Message Length", "Bad Message Type"},
        {
            "Unsupported Version Number",
            "Bad Peer AS",
            "Bad BGP Identifier",
            "Unsupported Optional Parameter",
            "Authentication Failure",
            "Unacceptable Hold Time"
        },
        {
            "Malformed Attribute List",
            "Unrecognized Well-known Attribute",
            "Missing Well-known Attribute",
            "Attribute Flags Error",
            "Attribute Length Error",
            "Invalid ORIGIN Attribute",
            "AS Routing Loop",
            "Invalid NEXT-HOP Attribute",
            "Optional Attribute Error",
            "Invalid Network Field",
            "Malformed AS-PATH"
        }
    };

    private NotificationBlock() {}

    static void write(Lines out, int code, int subcode) {
        line(out, "    ERROR CODE  : ", code, CODES);
        if (code >= 1 && code <= SUBCODES.length) {
            line(out, "    SUB ERROR   : ", subcode, SUBCODES[code - 1]);
        }
    }

    private static void line(Lines out, String label, int number, String[] names) {
        out.ascii(label);
        out.number(number);
        if (number >= 1 && number <= names.length) {
            out.ascii(" (");
            out.ascii(names[number - 1]);
            out.put(')');
        }
        out.lineEnd();
    }
}
