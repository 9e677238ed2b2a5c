package net.weir.text;

import net.weir.model.AttributeCursor;
import net.weir.model.Community;
import net.weir.model.ExtendedCommunity;

/** The four kinds of communities straight from their octets, each in the text form of its value type. */
final class CommunitiesJson {
    private static final JsonKey STANDARD = JsonKey.of("standardCommunities");
    private static final JsonKey EXTENDED = JsonKey.of("extendedCommunities");
    private static final JsonKey IPV6_EXTENDED = JsonKey.of("ipv6ExtendedCommunities");
    private static final JsonKey LARGE = JsonKey.of("largeCommunities");

    private CommunitiesJson() {}

    private interface Text {
        void write(TextBuffer out, AttributeCursor a, int at);
    }

    static boolean standard(JsonWriter out, AttributeCursor a) {
        return list(out, STANDARD, a, 4, CommunitiesJson::standard);
    }

    static boolean extended(JsonWriter out, AttributeCursor a) {
        return list(out, EXTENDED, a, 8, CommunitiesJson::extended);
    }

    static boolean ipv6Extended(JsonWriter out, AttributeCursor a) {
        return list(out, IPV6_EXTENDED, a, 20, CommunitiesJson::ipv6Extended);
    }

    static boolean large(JsonWriter out, AttributeCursor a) {
        return list(out, LARGE, a, 12, CommunitiesJson::large);
    }

    private static boolean list(JsonWriter out, JsonKey key, AttributeCursor a, int width, Text text) {
        if (a.length() % width != 0) {
            return false;
        }
        out.name(key).beginArray();
        for (int at = 0; at < a.length(); at += width) {
            out.openString();
            text.write(out.buffer(), a, at);
            out.closeString();
        }
        out.endArray();
        return true;
    }

    private static void standard(TextBuffer out, AttributeCursor a, int at) {
        int bits = (int) a.u32(at);
        if (bits >>> 16 == 0xffff) {
            out.ascii(new Community(bits).toString()); // rare, and has names
        } else {
            out.asn(bits >>> 16);
            out.octet(':');
            out.unsigned(bits & 0xffff);
        }
    }

    private static void extended(TextBuffer out, AttributeCursor a, int at) {
        long bits = a.i64(at);
        int type = a.u8(at);
        int subtype = a.u8(at + 1);
        if (type > 2 || subtype != 2 && subtype != 3) {
            other(out, bits);
            return;
        }
        out.ascii(subtype == 2 ? "rt:" : "ro:");
        switch (type) {
            case 0 -> out.asn(bits >>> 32 & 0xffff);
            case 1 -> out.ipv4((int) (bits >>> 16));
            default -> out.asn(bits >>> 16 & 0xffff_ffffL);
        }
        out.octet(':');
        out.unsigned(type == 0 ? bits & 0xffff_ffffL : bits & 0xffff);
    }

    private static void other(TextBuffer out, long bits) {
        String name = new ExtendedCommunity(bits).name(); // an object for what has fields, none for the usual ones
        if (name == null) {
            out.ascii("0x");
            out.hex(bits, 16, true);
        } else {
            out.ascii(name);
        }
    }

    /** RFC 5701: a route target holds an IPv6 address and two octets. */
    private static void ipv6Extended(TextBuffer out, AttributeCursor a, int at) {
        if (a.u8(at) == 0 && a.u8(at + 1) == 2) {
            out.ascii("rt:");
            out.ipv6(a.i64(at + 2), a.i64(at + 10));
            out.octet(':');
            out.unsigned(a.u8(at + 18) << 8 | a.u8(at + 19));
        } else {
            out.ascii("0x");
            out.hex(a.i64(at), 16, false);
            out.hex(a.i64(at + 8), 16, false);
            out.hex(a.u32(at + 16), 8, false);
        }
    }

    private static void large(TextBuffer out, AttributeCursor a, int at) {
        out.unsigned(a.u32(at));
        out.octet(':');
        out.unsigned(a.u32(at + 4));
        out.octet(':');
        out.unsigned(a.u32(at + 8));
    }
}
