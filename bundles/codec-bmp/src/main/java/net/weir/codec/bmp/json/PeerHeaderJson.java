package net.weir.codec.bmp.json;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.model.PeerKey;
import net.weir.model.View;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;

/** The per-peer header: its fields, and what the flags mean for a peer of its type. */
final class PeerHeaderJson {
    private static final List<String> TYPES = List.of("global", "rd", "local", "loc-rib");
    private static final String EXTENDED = "extended-flags";
    /** F in an Extended Flags TLV. */
    private static final int EXTENDED_FILTERED = 0x08;

    private static final JsonKey TYPE_NAME = JsonKey.of("typeName");
    private static final JsonKey FLAGS = JsonKey.of("flags");
    private static final JsonKey FLAG_NAMES = JsonKey.of("flagNames");
    private static final JsonKey VIEW = JsonKey.of("view");
    private static final JsonKey DISTINGUISHER = JsonKey.of("distinguisher");
    private static final JsonKey ADDRESS = JsonKey.of("address");
    private static final JsonKey ADDRESS_FIELD = JsonKey.of("addressField");
    private static final JsonKey ASN = JsonKey.of("asn");
    private static final JsonKey IDENTIFIER = JsonKey.of("bgpIdentifier");
    private static final JsonKey TIME = JsonKey.of("time");

    private PeerHeaderJson() {}

    static void write(Members m, JsonWriter out, PerPeerHeader header, int version) {
        out.beginObject();
        out.name(BmpJson.TYPE).number(header.type());
        m.text(TYPE_NAME, header.isKnownType() ? TYPES.get(header.type()) : null);
        out.name(FLAGS).number(header.flags());
        m.array(FLAG_NAMES, flags(header, version), JsonWriter::plain);
        View view = header.view();
        m.text(VIEW, view == null ? null : view.toString());
        distinguisher(out, header);
        address(m, header);
        out.name(ASN).number(header.asn().number());
        out.name(IDENTIFIER).address(header.bgpId());
        if (header.observedMicros() == 0) {
            m.nothing(TIME);
        } else {
            out.name(TIME).timestamp(header.observedMicros());
        }
        out.endObject();
    }

    private static List<String> flags(PerPeerHeader header, int version) {
        List<String> names = new ArrayList<>();
        int flags = header.flags();
        if (header.isLocRib()) {
            add(names, flags, PerPeerHeader.FLAG_FILTERED, "filtered");
        } else if (header.isKnownType()) {
            addShared(names, flags);
        }
        if (header.isKnownType() && version >= 4) {
            add(names, flags, PerPeerHeader.FLAG_EXTENDED, EXTENDED);
        }
        return names;
    }

    private static void addShared(List<String> names, int flags) {
        add(names, flags, PerPeerHeader.FLAG_V6, "ipv6");
        add(names, flags, PerPeerHeader.FLAG_POST_POLICY, "post-policy");
        add(names, flags, PerPeerHeader.FLAG_TWO_OCTET_AS, "two-octet-as");
        add(names, flags, PerPeerHeader.FLAG_ADJ_RIB_OUT, "adj-rib-out");
    }

    /** Those of an Extended Flags TLV, whose first octet has all flags, that of Loc-RIB at another place. */
    static void extendedFlags(JsonWriter out, int flags) {
        List<String> names = new ArrayList<>();
        addShared(names, flags);
        add(names, flags, EXTENDED_FILTERED, "filtered");
        add(names, flags, PerPeerHeader.FLAG_EXTENDED, EXTENDED);
        out.name(FLAG_NAMES).beginArray();
        names.forEach(out::plain);
        out.endArray();
    }

    private static void add(List<String> names, int flags, int flag, String name) {
        if ((flags & flag) != 0) {
            names.add(name);
        }
    }

    private static void distinguisher(JsonWriter out, PerPeerHeader header) {
        out.name(DISTINGUISHER).openString();
        if (header.isKnownType() && header.type() != PeerKey.LOCAL) {
            out.buffer().distinguisher(header.distinguisher());
        } else {
            out.buffer().hex(header.distinguisher(), 16, false);
        }
        out.closeString();
    }

    private static void address(Members m, PerPeerHeader header) {
        m.address(ADDRESS, header.isKnownType() ? header.address() : null);
        if (!header.isKnownType()) {
            m.out().name(ADDRESS_FIELD).openString();
            m.out().buffer().hex(header.addressHigh(), 16, false);
            m.out().buffer().hex(header.addressLow(), 16, false);
            m.out().closeString();
        }
    }
}
