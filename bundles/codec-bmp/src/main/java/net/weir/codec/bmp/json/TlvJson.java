package net.weir.codec.bmp.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.MonitoringTlv.Kind;
import net.weir.codec.bmp.MonitoringTypes;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Bytes;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;
import org.jspecify.annotations.Nullable;

/** The TLVs of a message in their order: what a type means depends on the message. */
final class TlvJson {
    private static final Map<Integer, String> INITIATION =
            Map.of(Tlv.STRING, "string", Tlv.SYS_DESCR, "sys-descr", Tlv.SYS_NAME, "sys-name");
    private static final Map<Integer, String> TERMINATION = Map.of(Tlv.STRING, "string");
    private static final Map<Integer, String> PEER_UP =
            Map.of(Tlv.STRING, "string", Tlv.VRF_NAME, "vrf-name", Tlv.ADMIN_LABEL, "admin-label");
    private static final Map<Integer, String> PEER_DOWN = Map.of(Tlv.VRF_NAME, "vrf-name");
    private static final List<String> REASONS = List.of(
            "administratively-closed",
            "unspecified",
            "out-of-resources",
            "redundant-connection",
            "permanently-administratively-closed");
    private static final List<String> INFORMATION = List.of("errored-pdu", "messages-lost");
    private static final JsonKey TLVS = JsonKey.of("tlvs");
    private static final JsonKey NAME = JsonKey.of("name");
    private static final JsonKey TEXT = JsonKey.of("text");
    private static final JsonKey VALUE = JsonKey.of("value");
    private static final JsonKey CODE = JsonKey.of("code");
    private static final JsonKey CODE_NAME = JsonKey.of("codeName");
    private static final JsonKey MESSAGE = JsonKey.of("message");

    private TlvJson() {}

    static void initiation(Members m, List<Tlv> tlvs) {
        m.array(TLVS, tlvs, (out, tlv) -> text(m, tlv, INITIATION));
    }

    static void peerUp(Members m, List<Tlv> tlvs) {
        m.array(TLVS, tlvs, (out, tlv) -> text(m, tlv, PEER_UP));
    }

    static void peerDown(Members m, List<Tlv> tlvs) {
        m.array(TLVS, tlvs, (out, tlv) -> text(m, tlv, PEER_DOWN));
    }

    /** Behind the statistics of version 4. */
    static void statistics(Members m, List<Tlv> tlvs) {
        m.array(TLVS, tlvs, (out, tlv) -> {
            Kind kind = tlv.type() < 5 ? Kind.OTHER : MonitoringTypes.REVISION_21.kind(tlv.type());
            begin(m, tlv.type(), kind == Kind.OTHER ? null : kind.toString());
            if (!MonitoringJson.ofMessage(out, kind, tlv.value())) {
                out.name(VALUE).hex(tlv.value());
            }
            out.endObject();
        });
    }

    static void termination(Members m, BmpMessage.Termination termination) {
        m.array(TLVS, termination.tlvs(), (out, tlv) -> {
            if (tlv.type() == Tlv.REASON) {
                code(m, tlv, "reason", REASONS);
            } else {
                text(m, tlv, TERMINATION);
            }
        });
    }

    static void mirroring(Members m, BmpMessage.RouteMirroring mirroring, BmpJson.BgpMessages bgp) {
        m.array(TLVS, mirroring.tlvs(), (out, tlv) -> {
            if (tlv.type() == Tlv.MIRRORED_MESSAGE) {
                begin(m, tlv.type(), "bgp-message");
                bgp.write(out.name(MESSAGE), mirroring, tlv.value());
                out.endObject();
            } else if (tlv.type() == Tlv.MIRRORING_INFORMATION) {
                code(m, tlv, "information", INFORMATION);
            } else {
                text(m, tlv, Map.of());
            }
        });
    }

    private static void begin(Members m, int type, @Nullable String name) {
        m.out().beginObject().name(BmpJson.TYPE).number(type);
        m.text(NAME, name);
    }

    /** Text if its type has a name, else hex. */
    private static void text(Members m, Tlv tlv, Map<Integer, String> names) {
        String name = names.get(tlv.type());
        begin(m, tlv.type(), name);
        if (name == null) {
            m.out().name(VALUE).hex(tlv.value());
        } else {
            text(m.out(), tlv.value());
        }
        m.out().endObject();
    }

    /** As sent, with the octets too if they are no UTF-8, so that nothing is lost. */
    static void text(JsonWriter out, Bytes octets) {
        String text = new String(octets.toArray(), StandardCharsets.UTF_8);
        out.name(TEXT).string(text);
        if (!Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)).equals(octets)) {
            out.name(VALUE).hex(octets);
        }
    }

    private static void code(Members m, Tlv tlv, String name, List<String> names) {
        begin(m, tlv.type(), name);
        if (tlv.value().length() == 2) {
            m.out().name(CODE).number(tlv.code());
            m.text(CODE_NAME, tlv.code() < names.size() ? names.get(tlv.code()) : null);
        } else {
            m.out().name(VALUE).hex(tlv.value());
        }
        m.out().endObject();
    }
}
