package net.weir.session.bgp;

import net.weir.codec.bgp.NotificationMessage;
import net.weir.model.Bytes;

/** The NOTIFICATION that an event calls for where whoever raised it does not say one. */
final class Answers {
    private static final int HOLD_TIMER_EXPIRED = 4;
    private static final int STATE_MACHINE_ERROR = 5;
    private static final int COLLISION = 7;
    private static final int SEND_HOLD_TIMER_EXPIRED = 8;

    private Answers() {}

    /** @param type of the message that was not expected, 0 if the event is none */
    static NotificationMessage to(FsmEvent event, SessionState state, int type) {
        return switch (event) {
            case MANUAL_STOP, AUTOMATIC_STOP ->
                NotificationMessage.cease(NotificationMessage.ADMINISTRATIVE_SHUTDOWN, "");
            case HOLD_TIMER_EXPIRES -> bare(HOLD_TIMER_EXPIRED, 0);
            case OPEN_COLLISION_DUMP -> bare(NotificationMessage.CEASE, COLLISION);
            case SEND_HOLD_TIMER_EXPIRES -> bare(SEND_HOLD_TIMER_EXPIRED, 0);
            default -> unexpected(state, type);
        };
    }

    /** RFC 6608 section 4: the subcode is the state's, the data the message's type. */
    private static NotificationMessage unexpected(SessionState state, int type) {
        int subcode =
                switch (state) {
                    case OPEN_SENT -> 1;
                    case OPEN_CONFIRM -> 2;
                    case ESTABLISHED -> 3;
                    case IDLE, CONNECT, ACTIVE -> 0;
                };
        return type == 0
                ? bare(STATE_MACHINE_ERROR, 0)
                : new NotificationMessage(STATE_MACHINE_ERROR, subcode, Bytes.copyOf(new byte[] {(byte) type}));
    }

    private static NotificationMessage bare(int code, int subcode) {
        return new NotificationMessage(code, subcode, Bytes.EMPTY);
    }

    /** The same as a Hard Reset, after which no helper keeps routes (RFC 8538 section 3.1). */
    static NotificationMessage hard(NotificationMessage inner) {
        byte[] data = new byte[2 + inner.data().length()];
        data[0] = (byte) inner.code();
        data[1] = (byte) inner.subcode();
        inner.data().copyTo(data, 2);
        return new NotificationMessage(NotificationMessage.CEASE, NotificationMessage.HARD_RESET, Bytes.copyOf(data));
    }
}
