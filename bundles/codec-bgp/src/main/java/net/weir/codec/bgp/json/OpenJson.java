package net.weir.codec.bgp.json;

import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;

/** {@code bgp-open}. */
final class OpenJson {
    private static final JsonKey VERSION = JsonKey.of("version");
    private static final JsonKey ASN = JsonKey.of("asn");
    private static final JsonKey AS_FIELD = JsonKey.of("asField");
    private static final JsonKey HOLD_TIME = JsonKey.of("holdTime");
    private static final JsonKey IDENTIFIER = JsonKey.of("bgpIdentifier");
    private static final JsonKey CAPABILITIES = JsonKey.of("capabilities");
    private static final JsonKey OTHER = JsonKey.of("otherParameters");
    private static final JsonKey VALUE = JsonKey.of("value");
    private static final JsonKey OBJECTION = JsonKey.of("objection");

    private OpenJson() {}

    static boolean write(Members m, OpenMessage open) {
        JsonWriter out = m.out();
        out.name(BgpJson.TYPE).plain("bgp-open");
        out.name(VERSION).number(open.version());
        out.name(ASN).number(open.asn().number());
        out.name(AS_FIELD).number(open.asField());
        out.name(HOLD_TIME).number(open.holdTimeSeconds());
        out.name(IDENTIFIER).address(open.bgpId());
        m.array(CAPABILITIES, open.capabilities(), (to, capability) -> CapabilityJson.write(m, capability));
        m.array(OTHER, open.otherParameters(), (to, other) -> to.beginObject()
                .name(BgpJson.TYPE)
                .number(other.type())
                .name(VALUE)
                .hex(other.value())
                .endObject());
        NotificationMessage objection = open.objection();
        if (objection == null) {
            m.nothing(OBJECTION);
        } else {
            out.name(OBJECTION).beginObject();
            NotificationJson.members(m, objection);
            out.endObject();
        }
        return true;
    }
}
