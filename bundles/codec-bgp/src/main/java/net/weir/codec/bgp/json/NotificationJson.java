package net.weir.codec.bgp.json;

import net.weir.codec.bgp.NotificationMessage;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;

/** {@code bgp-notification}. */
final class NotificationJson {
    private static final JsonKey CODE = JsonKey.of("code");
    private static final JsonKey CODE_NAME = JsonKey.of("codeName");
    private static final JsonKey SUBCODE = JsonKey.of("subcode");
    private static final JsonKey SUBCODE_NAME = JsonKey.of("subcodeName");
    private static final JsonKey TEXT = JsonKey.of("text");
    private static final JsonKey DATA = JsonKey.of("data");
    private static final JsonKey CARRIES = JsonKey.of("carries");

    private NotificationJson() {}

    static boolean write(Members m, NotificationMessage message) {
        m.out().name(BgpJson.TYPE).plain("bgp-notification");
        members(m, message);
        NotificationMessage inner = message.unwrapped();
        if (inner == message) {
            m.nothing(CARRIES);
        } else { // RFC 8538 section 3.1
            m.out().name(CARRIES).beginObject();
            members(m, inner);
            m.out().endObject();
        }
        return true;
    }

    /** The fields of one that stands alone or in another. */
    static void members(Members m, NotificationMessage message) {
        JsonWriter out = m.out();
        out.name(CODE).number(message.code());
        m.text(CODE_NAME, message.codeName());
        out.name(SUBCODE).number(message.subcode());
        m.text(SUBCODE_NAME, message.subcodeName());
        String text = message.shutdownCommunication();
        m.text(TEXT, text.isEmpty() ? null : text);
        m.hex(DATA, message.data());
    }
}
