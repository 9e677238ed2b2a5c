package net.weir.codec.bmp.json;

import java.util.List;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.MonitoringTlv;
import net.weir.codec.bmp.MonitoringTlv.Kind;
import net.weir.codec.bmp.PathStatus;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;

/** {@code bmp-route-monitoring} of both versions. */
final class MonitoringJson {
    private static final JsonKey UPDATE = JsonKey.of("update");
    private static final JsonKey TLVS = JsonKey.of("tlvs");
    private static final JsonKey NAME = JsonKey.of("name");
    private static final JsonKey INDEX = JsonKey.of("index");
    private static final JsonKey GROUP = JsonKey.of("group");
    private static final JsonKey MEMBERS = JsonKey.of("members");
    private static final JsonKey STATUSES = JsonKey.of("statuses");
    private static final JsonKey REASON = JsonKey.of("reason");
    private static final JsonKey CAPABILITY = JsonKey.of("capability");
    private static final JsonKey SEQUENCE = JsonKey.of("sequence");
    private static final JsonKey FLAGS = JsonKey.of("flags");
    private static final JsonKey TIMESTAMP_TYPE = JsonKey.of("timestampType");
    private static final JsonKey TIME = JsonKey.of("time");
    private static final JsonKey VALUE = JsonKey.of("value");

    private MonitoringJson() {}

    static void write(Members m, BmpMessage.RouteMonitoring message, BmpJson.BgpMessages bgp) {
        bgp.write(m.out().name(UPDATE), message, message.update());
    }

    static void write(Members m, BmpMessage.IndexedRouteMonitoring message, BmpJson.BgpMessages bgp) {
        Bytes update = message.update();
        if (update == null) {
            m.nothing(UPDATE);
        } else {
            bgp.write(m.out().name(UPDATE), message, update);
        }
        List<MonitoringTlv> messages = message.of(Kind.BGP_MESSAGE);
        m.array(TLVS, message.tlvs(), (out, tlv) -> {
            Kind kind = message.types().kind(tlv.type());
            out.beginObject().name(BmpJson.TYPE).number(tlv.type());
            m.text(NAME, kind == Kind.OTHER ? null : kind.toString());
            boolean group = (tlv.index() & MonitoringTlv.GROUP) != 0;
            out.name(group ? GROUP : INDEX).number(tlv.index() & ~MonitoringTlv.GROUP);
            boolean isUpdate = kind == Kind.BGP_MESSAGE && tlv == messages.get(0); // which stands above
            if (!isUpdate && !typed(m, kind, tlv, bgp)) {
                out.name(VALUE).hex(tlv.value());
            }
            out.endObject();
        });
    }

    /** False, with nothing written, if the value is none of its kind or the kind has no fields. */
    private static boolean typed(Members m, Kind kind, MonitoringTlv tlv, BmpJson.BgpMessages bgp) {
        switch (kind) {
            case VRF_NAME -> TlvJson.text(m.out(), tlv.value());
            case GROUP -> {
                List<Integer> members = tlv.members();
                if (members == null) {
                    return false;
                }
                m.array(MEMBERS, members, JsonWriter::number);
            }
            case PATH_STATUS -> {
                PathStatus status = PathStatus.decode(tlv.value());
                if (status == null) {
                    return false;
                }
                m.array(STATUSES, status.statuses(), JsonWriter::plain);
                m.text(REASON, status.reasonText());
            }
            case STATELESS_PARSING -> {
                Bytes capability = tlv.capability();
                if (capability == null) {
                    return false;
                }
                bgp.capability(m.out().name(CAPABILITY), capability);
            }
            default -> {
                return ofMessage(m.out(), kind, tlv.value());
            }
        }
        return true;
    }

    /** What TLVs say of the whole message, with an index or not. False, with nothing written, if this does not. */
    static boolean ofMessage(JsonWriter out, Kind kind, Bytes value) {
        byte[] octets = value.toArray();
        if (kind == Kind.SEQUENCE_NUMBER && octets.length == 8) {
            out.name(SEQUENCE).unsigned(Octets.i64(octets, 0));
        } else if (kind == Kind.EXTENDED_FLAGS && octets.length > 0) {
            out.name(FLAGS).hex(value);
            PeerHeaderJson.extendedFlags(out, value.u8(0));
        } else if (kind == Kind.TIMESTAMP && (octets.length == 5 || octets.length == 9)) {
            long micros = octets.length == 5 ? 0 : Octets.u32(octets, 5);
            out.name(TIMESTAMP_TYPE).number(octets[0] & 0xff);
            out.name(TIME).timestamp(Octets.u32(octets, 1) * 1_000_000 + micros);
        } else {
            return false;
        }
        return true;
    }
}
