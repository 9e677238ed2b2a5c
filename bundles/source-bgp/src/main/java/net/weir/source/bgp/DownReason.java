package net.weir.source.bgp;

import net.weir.event.PeerDown;
import net.weir.model.Bytes;
import net.weir.session.bgp.FsmEvent;
import net.weir.session.bgp.SessionEnd;

/** Why a session ended, as a BMP Peer Down has it (RFC 7854 section 4.9). */
record DownReason(PeerDown.Reason reason, int code, Bytes data) {

    static DownReason of(SessionEnd end) {
        if (end.received() != null) {
            return new DownReason(
                    PeerDown.Reason.REMOTE_NOTIFICATION,
                    3,
                    Bytes.copyOf(end.received().encode()));
        }
        if (end.sent() != null) {
            return new DownReason(
                    PeerDown.Reason.LOCAL_NOTIFICATION,
                    1,
                    Bytes.copyOf(end.sent().encode()));
        }
        if (end.event() == FsmEvent.TCP_CONNECTION_FAILS) {
            return new DownReason(PeerDown.Reason.REMOTE_CLOSED, 4, Bytes.EMPTY);
        }
        byte[] event = {0, (byte) end.event().number()};
        return new DownReason(PeerDown.Reason.LOCAL_FSM_EVENT, 2, Bytes.copyOf(event));
    }
}
