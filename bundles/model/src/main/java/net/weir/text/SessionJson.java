package net.weir.text;

import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.Router;

/** What events of peers and routers hold. */
final class SessionJson {
    private static final JsonKey LOCAL_ADDRESS = JsonKey.of("localAddress");
    private static final JsonKey LOCAL_PORT = JsonKey.of("localPort");
    private static final JsonKey REMOTE_PORT = JsonKey.of("remotePort");
    private static final JsonKey SENT_OPEN = JsonKey.of("sentOpen");
    private static final JsonKey RECEIVED_OPEN = JsonKey.of("receivedOpen");
    private static final JsonKey STRINGS = JsonKey.of("strings");
    private static final JsonKey ADMIN_LABELS = JsonKey.of("adminLabels");
    private static final JsonKey REPLAYED = JsonKey.of("replayed");
    private static final JsonKey REASON = JsonKey.of("reason");
    private static final JsonKey CODE = JsonKey.of("code");
    private static final JsonKey SUBCODE = JsonKey.of("subcode");
    private static final JsonKey TEXT = JsonKey.of("text");
    private static final JsonKey NOTIFICATION = JsonKey.of("notification");
    private static final JsonKey DATA = JsonKey.of("data");
    private static final JsonKey ROUTER = JsonKey.of("router");
    private static final JsonKey REMOTE_ADDRESS = JsonKey.of("remoteAddress");
    private static final JsonKey SYS_NAME = JsonKey.of("sysName");
    private static final JsonKey SYS_DESCR = JsonKey.of("sysDescr");
    private static final JsonKey CAUSE = JsonKey.of("cause");
    private static final JsonKey DETAIL = JsonKey.of("detail");
    private static final JsonKey HOLD = JsonKey.of("holdMicros");

    private SessionJson() {}

    static void peerUp(Members m, PeerUp event) {
        PeerUp.Session session = event.session();
        JsonWriter out = m.out();
        m.address(LOCAL_ADDRESS, session.localAddress());
        out.name(LOCAL_PORT).number(session.localPort());
        out.name(REMOTE_PORT).number(session.remotePort());
        m.hex(SENT_OPEN, session.sentOpen()).hex(RECEIVED_OPEN, session.receivedOpen());
        m.array(STRINGS, session.strings(), JsonWriter::string);
        m.array(ADMIN_LABELS, session.adminLabels(), JsonWriter::string);
        out.name(REPLAYED).bool(event.replayed());
    }

    static void peerDown(Members m, PeerDown event) {
        JsonWriter out = m.out();
        out.name(REASON).plain(event.reason().toString()).name(CODE).number(event.code());
        if (event.notificationCode() < 0) {
            m.nothing(NOTIFICATION);
        } else {
            out.name(NOTIFICATION).beginObject();
            out.name(CODE).number(event.notificationCode());
            out.name(SUBCODE).number(event.notificationSubcode());
            m.text(TEXT, event.shutdownCommunication());
            out.endObject();
        }
        m.hex(DATA, event.data());
    }

    static void routerUp(Members m, RouterUp event) {
        router(m, event.router());
        m.out().name(REPLAYED).bool(event.replayed());
    }

    static void routerDown(Members m, RouterDown event) {
        router(m, event.router());
        m.out().name(CAUSE).plain(event.cause().toString());
        m.text(DETAIL, event.detail());
        m.out().name(HOLD).number(event.holdMicros());
    }

    private static void router(Members m, Router router) {
        JsonWriter out = m.out();
        out.name(ROUTER);
        PeerJson.write(out, router.key(), m.style());
        out.name(REMOTE_ADDRESS).address(router.address());
        out.name(REMOTE_PORT).number(router.port());
        m.text(SYS_NAME, router.sysName()).text(SYS_DESCR, router.sysDescr());
        m.array(STRINGS, router.strings(), JsonWriter::string);
    }
}
