package net.weir.codec.bmp.json;

import java.util.List;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;

/** {@code bmp-peer-up} and {@code bmp-peer-down}. */
final class SessionJson {
    private static final List<String> REASONS = List.of(
            "local-notification",
            "local-fsm-event",
            "remote-notification",
            "remote-closed",
            "monitoring-stopped",
            "loc-rib-down");
    private static final int BGP_HEADER = 19;
    private static final JsonKey LOCAL_ADDRESS = JsonKey.of("localAddress");
    private static final JsonKey LOCAL_PORT = JsonKey.of("localPort");
    private static final JsonKey REMOTE_PORT = JsonKey.of("remotePort");
    private static final JsonKey SENT_OPEN = JsonKey.of("sentOpen");
    private static final JsonKey RECEIVED_OPEN = JsonKey.of("receivedOpen");
    private static final JsonKey REASON = JsonKey.of("reason");
    private static final JsonKey REASON_NAME = JsonKey.of("reasonName");
    private static final JsonKey NOTIFICATION = JsonKey.of("notification");
    private static final JsonKey FSM_EVENT = JsonKey.of("fsmEvent");
    private static final JsonKey DATA = JsonKey.of("data");

    private SessionJson() {}

    static void up(Members m, BmpMessage.PeerUp up, BmpJson.BgpMessages bgp) {
        JsonWriter out = m.out();
        m.address(LOCAL_ADDRESS, up.localAddress());
        out.name(LOCAL_PORT).number(up.localPort());
        out.name(REMOTE_PORT).number(up.remotePort());
        bgp.write(out.name(SENT_OPEN), up, up.sentOpen());
        bgp.write(out.name(RECEIVED_OPEN), up, up.receivedOpen());
        TlvJson.peerUp(m, up.tlvs());
    }

    static void down(Members m, BmpMessage.PeerDown down, BmpJson.BgpMessages bgp) {
        JsonWriter out = m.out();
        int reason = down.reason();
        out.name(REASON).number(reason);
        m.text(REASON_NAME, reason >= 1 && reason <= REASONS.size() ? REASONS.get(reason - 1) : null);
        int notification = notificationLength(down);
        if (notification == 0) {
            m.nothing(NOTIFICATION);
        } else {
            bgp.write(out.name(NOTIFICATION), down, part(down.data(), 0, notification));
        }
        int event = down.fsmEvent();
        if (event < 0) {
            m.nothing(FSM_EVENT);
        } else {
            out.name(FSM_EVENT).number(event);
        }
        TlvJson.peerDown(m, down.tlvs());
        int from = event < 0 ? notification : 2;
        for (Tlv tlv : down.tlvs()) {
            from += Tlv.HEADER + tlv.value().length();
        }
        int all = down.data().length();
        m.hex(DATA, part(down.data(), Math.min(from, all), all));
    }

    /** As long as it says itself, or all there is if that cannot be. */
    private static int notificationLength(BmpMessage.PeerDown down) {
        if (down.reason() != BmpMessage.PeerDown.LOCAL_NOTIFICATION
                && down.reason() != BmpMessage.PeerDown.REMOTE_NOTIFICATION) {
            return 0;
        }
        int all = down.data().length();
        int own = all < BGP_HEADER ? all : Octets.u16(down.data().toArray(), 16);
        return own < BGP_HEADER || own > all ? all : own;
    }

    private static Bytes part(Bytes octets, int from, int to) {
        return Bytes.copyOf(octets.toArray(), from, to - from);
    }
}
