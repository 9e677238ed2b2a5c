package net.weir.session.bgp;

import java.time.Duration;
import net.weir.codec.bgp.Decoded;
import net.weir.codec.bgp.KeepaliveMessage;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.model.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one connection, or of the wish for one (RFC 4271 section 8.2.1: one for each). Confined to the
 * session's thread.
 */
final class Connection {
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration WHILE_INPUT_WAITS = Duration.ofSeconds(10);

    private final BgpSession session;
    private final ConnectionTimers timers = new ConnectionTimers();
    private MessageCutter cutter = new MessageCutter();
    private boolean dialling;
    private int unexpectedType;
    private @Nullable NotificationMessage answer;
    private @Nullable NotificationMessage sent;
    private @Nullable NotificationMessage received;
    private String detail = "";

    volatile SessionState state = SessionState.IDLE;

    @Nullable
    Transport transport;
    /** From the peer's valid OPEN on. */
    @Nullable
    Negotiated negotiated;

    Connection(BgpSession session) {
        this.session = session;
    }

    boolean isDialling() {
        return dialling;
    }

    /** True while it waits to be started again. */
    boolean isHeldIdle() {
        return timers.idleHold.isRunning();
    }

    void attach(Transport found) {
        dialling = false;
        transport = found;
        cutter = new MessageCutter();
        negotiated = null;
        sent = null;
        received = null;
        detail = "";
    }

    /** The connection is gone, or none came about. */
    void lost(String why, long now) {
        dialling = false;
        detail = why;
        fire(FsmEvent.TCP_CONNECTION_FAILS, now);
    }

    /** Takes back a wish for a connection without an event: another connection serves. */
    void withdraw() {
        timers.stopAll();
        giveUpDial();
        state = SessionState.IDLE;
    }

    /** @return octets taken; all of them if the connection is over */
    int receive(byte[] octets, int from, int length, long now) {
        int at = from;
        int end = from + length;
        while (at < end && transport != null && mayRead()) {
            Negotiated agreed = negotiated;
            at += cutter.next(
                    octets, at, end - at, agreed != null && agreed.in().extendedMessage());
            if (cutter.fault != null) {
                fire(FsmEvent.BGP_HEADER_ERR, cutter.fault, now);
            } else if (cutter.complete()) {
                message(now);
            }
        }
        return transport == null ? length : at - from;
    }

    private boolean mayRead() {
        return state != SessionState.ESTABLISHED || session.owner().hasRoom();
    }

    private void message(long now) {
        int type = MessageHeader.type(cutter.array, cutter.offset);
        session.counters().in(type, cutter.length);
        unexpectedType = type;
        switch (type) {
            case MessageHeader.OPEN -> open(now);
            case MessageHeader.UPDATE -> fire(FsmEvent.UPDATE_MSG, now);
            case MessageHeader.NOTIFICATION -> notification(now);
            case MessageHeader.KEEPALIVE -> fire(FsmEvent.KEEPALIVE_MSG, now);
            default -> refresh(now);
        }
        unexpectedType = 0;
    }

    private void open(long now) {
        if (state == SessionState.OPEN_CONFIRM || state == SessionState.ESTABLISHED) {
            fire(FsmEvent.BGP_OPEN, now);
            return;
        }
        Decoded<OpenMessage> decoded = OpenMessage.decode(cutter.array, cutter.offset, cutter.length);
        OpenMessage open = decoded.message();
        NotificationMessage objection = decoded.notification();
        if (open != null && (objection == null || open.version() != 4)) {
            objection = OpenJudge.objection(open, session.settings());
        }
        if (open == null || objection != null) {
            detail = open == null
                    ? "its OPEN cannot be read"
                    : "its OPEN says " + open.asn() + ", identifier " + open.bgpId();
            fire(FsmEvent.BGP_OPEN_MSG_ERR, objection, now);
            return;
        }
        Negotiated agreed = Negotiated.of(
                session.settings().open(), open, Bytes.copyOf(cutter.array, cutter.offset, cutter.length));
        negotiated = agreed;
        if (!session.wins(this, now)) {
            fire(FsmEvent.OPEN_COLLISION_DUMP, now);
        } else {
            fire(timers.delayOpen.isRunning() ? FsmEvent.BGP_OPEN_DELAYED : FsmEvent.BGP_OPEN, now);
        }
    }

    private void notification(long now) {
        NotificationMessage message = NotificationMessage.decode(cutter.array, cutter.offset, cutter.length)
                .message();
        received = message;
        boolean version = message != null && message.code() == OpenJudge.OPEN_ERROR && message.subcode() == 1;
        fire(version ? FsmEvent.NOTIF_MSG_VER_ERR : FsmEvent.NOTIF_MSG, now);
    }

    /** No event of the RFC's: as unexpected as an UPDATE before the session is up, and then of no effect on the state. */
    private void refresh(long now) {
        if (state != SessionState.ESTABLISHED) {
            fire(FsmEvent.UPDATE_MSG, now);
            return;
        }
        Decoded<RouteRefreshMessage> decoded = RouteRefreshMessage.decode(cutter.array, cutter.offset, cutter.length);
        if (decoded.message() != null) {
            session.owner().routeRefresh(decoded.message());
        } else {
            fire(FsmEvent.UPDATE_MSG_ERR, decoded.notification(), now);
        }
    }

    /** Lets timers that are due do what they are for. */
    void tick(long now) {
        if (timers.sendHold.isDue(now)) {
            fire(FsmEvent.SEND_HOLD_TIMER_EXPIRES, now);
        }
        if (timers.hold.isDue(now)) {
            holdDue(now);
        }
        if (timers.keepalive.isDue(now)) {
            fire(FsmEvent.KEEPALIVE_TIMER_EXPIRES, now);
        }
        if (timers.delayOpen.isDue(now)) {
            fire(FsmEvent.DELAY_OPEN_TIMER_EXPIRES, now);
        }
        if (timers.connectRetry.isDue(now)) {
            fire(FsmEvent.CONNECT_RETRY_TIMER_EXPIRES, now);
        }
        if (timers.idleHold.isDue(now)) {
            timers.idleHold.stop();
            fire(FsmEvent.IDLE_HOLD_TIMER_EXPIRES, now);
        }
    }

    /** A session must not die because we did not read or were not woken: then the peer's silence is none. */
    private void holdDue(long now) {
        if (session.owner().inputWaits()) {
            timers.hold.start(now, WHILE_INPUT_WAITS);
        } else if (timers.hold.overdue(now) > GRACE.toNanos()) {
            timers.hold.start(now, GRACE);
        } else {
            fire(FsmEvent.HOLD_TIMER_EXPIRES, now);
        }
    }

    long left(long now) {
        return timers.left(now);
    }

    /** The socket took something. */
    void transmitted(long now) {
        Negotiated agreed = negotiated;
        if (state == SessionState.ESTABLISHED && agreed != null) {
            if (agreed.holdSeconds() == 0) {
                timers.sendHold.stop(); // without keepalives there may be nothing to send for hours
            } else {
                timers.sendHold.start(now, SessionTimes.sendHold(agreed.holdSeconds()));
            }
        }
    }

    /** Sends a message of the established session; it counts as a sign of life (RFC 4271 section 8.2.2, Established). */
    void send(byte[] message, long now) {
        transmit(message);
        Negotiated agreed = negotiated;
        if (agreed != null) {
            keepaliveLater(agreed, now);
            if (!timers.sendHold.isRunning()) {
                timers.sendHold.start(now, SessionTimes.sendHold(agreed.holdSeconds()));
            }
        }
    }

    void fire(FsmEvent event, long now) {
        fire(event, null, now);
    }

    /** @param told what to send if a NOTIFICATION is to be sent; null: what the event calls for */
    void fire(FsmEvent event, @Nullable NotificationMessage told, long now) {
        SessionState before = state;
        SessionSettings settings = session.settings();
        SessionSettings.Way way = settings.way();
        Transition row = Transitions.of(
                before,
                event,
                session.conditions(!settings.times().delayOpen().isZero(), timers.delayOpen.isRunning(), way));
        answer = told;
        state = row.next();
        for (FsmAction action : row.actions()) {
            perform(action, event, before, now);
        }
        if (before != SessionState.IDLE && ends(before, row.next())) {
            over(event, before, now);
        }
    }

    /** True if a connection, or the wish for one, is over. */
    private static boolean ends(SessionState before, SessionState next) {
        return next == SessionState.IDLE
                || before == SessionState.OPEN_SENT && next == SessionState.ACTIVE
                || before == SessionState.CONNECT && next == SessionState.ACTIVE;
    }

    private void over(FsmEvent event, SessionState before, long now) {
        Negotiated agreed = negotiated;
        Retention kept = before == SessionState.ESTABLISHED && agreed != null ? kept(event, agreed) : Retention.NONE;
        SessionEnd end = new SessionEnd(event, before, sent, received, detail, kept);
        negotiated = null;
        session.over(this, end, now);
    }

    /** RFC 4724 section 4.2 for a connection that is gone, RFC 8538 section 3 for one that was ended with a word. */
    private Retention kept(FsmEvent event, Negotiated agreed) {
        boolean stopped = event == FsmEvent.MANUAL_STOP;
        NotificationMessage word = sent != null ? sent : received;
        boolean hard = word != null
                && word.code() == NotificationMessage.CEASE
                && word.subcode() == NotificationMessage.HARD_RESET;
        boolean gone = event == FsmEvent.TCP_CONNECTION_FAILS || !hard && agreed.notificationKeepsRoutes();
        return gone && !stopped ? Retention.of(agreed) : Retention.NONE;
    }

    private void perform(FsmAction action, FsmEvent event, SessionState before, long now) {
        SessionTimes times = session.settings().times();
        switch (action) {
            case CLEAR_RETRY_COUNTER -> session.retries(0);
            case COUNT_RETRY -> session.retries(session.retries() + 1);
            case START_CONNECT_RETRY_TIMER -> startConnectRetry(times, now);
            case STOP_CONNECT_RETRY_TIMER -> timers.connectRetry.stop();
            case DIAL -> {
                dialling = true;
                session.owner().dial();
            }
            case REJECT -> {}
            case START_DELAY_OPEN_TIMER -> timers.delayOpen.start(now, times.delayOpen());
            case STOP_DELAY_OPEN_TIMER -> timers.delayOpen.stop();
            case SEND_OPEN -> transmit(session.settings().open().encode());
            case SEND_KEEPALIVE -> transmit(new KeepaliveMessage().encode());
            case SEND_NOTIFICATION -> notify(event, before);
            case START_LARGE_HOLD_TIMER -> timers.hold.start(now, SessionTimes.LARGE_HOLD);
            case START_NEGOTIATED_TIMERS -> {
                restartHold(now);
                restartKeepalive(now);
            }
            case RESTART_HOLD_TIMER -> restartHold(now);
            case RESTART_KEEPALIVE_TIMER -> restartKeepalive(now);
            case START_SEND_HOLD_TIMER -> transmitted(now);
            case ANNOUNCE -> session.announce(this, now);
            case PROCESS -> process(now);
            case DELETE_ROUTES -> session.dropped(now);
            case DROP_CONNECTION -> drop();
            case DAMP -> session.oscillated();
            case START_IDLE_HOLD_TIMER -> timers.idleHold.start(now, session.idleTime());
        }
    }

    private void startConnectRetry(SessionTimes times, long now) {
        boolean serves = !session.settings().way().passive() && session.isPrimary(this);
        if (serves) { // whoever waits to be dialled never dials, and a second connection has not to be dialled again
            timers.connectRetry.start(now, session.jittered(times.connectRetry()));
        }
    }

    private void process(long now) {
        NotificationMessage damaged = session.owner().update(cutter.array, cutter.offset, cutter.length);
        if (damaged != null) {
            fire(FsmEvent.UPDATE_MSG_ERR, damaged, now);
        }
    }

    private void restartHold(long now) {
        Negotiated agreed = negotiated;
        if (agreed == null || agreed.holdSeconds() == 0) {
            timers.hold.stop();
        } else {
            timers.hold.start(now, Duration.ofSeconds(agreed.holdSeconds()));
        }
    }

    private void restartKeepalive(long now) {
        Negotiated agreed = negotiated;
        if (agreed != null) {
            keepaliveLater(agreed, now);
        }
    }

    private void keepaliveLater(Negotiated agreed, long now) {
        if (agreed.keepaliveSeconds() == 0) {
            timers.keepalive.stop();
        } else {
            timers.keepalive.start(now, session.jittered(Duration.ofSeconds(agreed.keepaliveSeconds())));
        }
    }

    private void notify(FsmEvent event, SessionState before) {
        NotificationMessage told = answer;
        NotificationMessage plain = told != null ? told : Answers.to(event, before, unexpectedType);
        Negotiated agreed = negotiated;
        boolean hard = session.endsHard()
                && before == SessionState.ESTABLISHED
                && agreed != null
                && agreed.notificationKeepsRoutes();
        NotificationMessage message = hard ? Answers.hard(plain) : plain;
        if (transport != null) {
            transmit(message.encode());
            sent = message;
        }
    }

    private void transmit(byte[] message) {
        Transport to = transport;
        if (to != null) {
            session.counters().out(MessageHeader.type(message, 0));
            to.send(message);
        }
    }

    private void drop() {
        timers.stopConnected();
        giveUpDial();
        Transport old = transport;
        if (old != null) {
            transport = null;
            old.close();
        }
    }

    private void giveUpDial() {
        if (dialling) {
            dialling = false;
            session.owner().cancelDial();
        }
    }
}
