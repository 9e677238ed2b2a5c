package net.weir.text;

import net.weir.model.AttributeCursor;

/** The next hop of MP_REACH_NLRI straight from its octets, by the names that Rotonda has for its shapes. */
final class NextHopJson {
    private static final JsonKey MP_REACH = JsonKey.of("mpReachNlri");
    private static final JsonKey NEXT_HOP = JsonKey.of("nextHop");
    private static final JsonKey IPV4_UNICAST = JsonKey.of("ipv4Unicast");
    private static final JsonKey IPV6_UNICAST = JsonKey.of("ipv6Unicast");
    private static final JsonKey MULTICAST = JsonKey.of("multicast");
    private static final JsonKey IPV6_LL = JsonKey.of("ipv6LL");
    private static final JsonKey VPN = JsonKey.of("mplsVpnUnicast");
    private static final JsonKey RD = JsonKey.of("rd");
    private static final JsonKey GLOBAL = JsonKey.of("global");
    private static final JsonKey LINK_LOCAL = JsonKey.of("linkLocal");
    private static final int FIELD = 4; // where the next hop begins behind AFI, SAFI and its length

    private NextHopJson() {}

    static boolean write(JsonWriter out, AttributeCursor a) {
        int length = a.length() - FIELD;
        if (length < 0 || length != a.u8(3)) {
            return false;
        }
        switch (length) {
            case 0 ->
                out.name(MP_REACH).beginObject().name(NEXT_HOP).plain("empty").endObject();
            case 4, 16 -> plain(out, a, length);
            case 12, 24, 48 -> vpn(out, a, length);
            case 32 -> {
                begin(out, IPV6_LL).beginObject();
                address(out, GLOBAL, a, FIELD, 16);
                address(out, LINK_LOCAL, a, FIELD + 16, 16);
                end(out.endObject());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static JsonWriter begin(JsonWriter out, JsonKey shape) {
        return out.name(MP_REACH).beginObject().name(NEXT_HOP).beginObject().name(shape);
    }

    private static void end(JsonWriter out) {
        out.endObject().endObject();
    }

    private static void plain(JsonWriter out, AttributeCursor a, int length) {
        boolean multicast = a.u8(2) == 2;
        out.name(MP_REACH).beginObject().name(NEXT_HOP).beginObject();
        address(out, multicast ? MULTICAST : length == 4 ? IPV4_UNICAST : IPV6_UNICAST, a, FIELD, length);
        end(out);
    }

    private static void vpn(JsonWriter out, AttributeCursor a, int length) {
        begin(out, VPN).beginObject().name(RD).openString();
        out.buffer().distinguisher(a.i64(FIELD));
        out.closeString();
        address(out, GLOBAL, a, FIELD + 8, length == 12 ? 4 : 16);
        if (length == 48) {
            address(out, LINK_LOCAL, a, FIELD + 32, 16);
        }
        end(out.endObject());
    }

    private static void address(JsonWriter out, JsonKey key, AttributeCursor a, int at, int length) {
        out.name(key).openString();
        if (length == 4) {
            out.buffer().ipv4((int) a.u32(at));
        } else {
            out.buffer().ipv6(a.i64(at), a.i64(at + 8));
        }
        out.closeString();
    }
}
