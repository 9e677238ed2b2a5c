package net.weir.session.bgp;

import static net.weir.session.bgp.FsmAction.*;
import static net.weir.session.bgp.SessionState.*;

/**
 * The table of RFC 4271 section 8.2.2: 29 events in 6 states. It differs from its letter in three places, where that
 * contradicts section 6 or leaves a gap: a broken header or OPEN on an established session is answered with its own error
 * and not as one of the state machine; an OPEN on a connection that had one is unexpected (RFC 6608), as here each
 * connection has its own machine; and a NOTIFICATION is never answered, also not in OpenSent. Stateless.
 */
final class Transitions {
    private static final Transition STAY_IDLE = Transition.to(IDLE);
    private static final Transition UPDATE = Transition.to(ESTABLISHED, RESTART_HOLD_TIMER, PROCESS);
    private static final Transition KEEPALIVE = Transition.to(ESTABLISHED, RESTART_HOLD_TIMER);

    private Transitions() {}

    static Transition of(SessionState state, FsmEvent event, FsmConditions given) {
        return switch (state) {
            case IDLE -> idle(event, given);
            case CONNECT -> waiting(CONNECT, event, given);
            case ACTIVE -> waiting(ACTIVE, event, given);
            case OPEN_SENT -> openSent(event, given);
            case OPEN_CONFIRM -> openConfirm(event, given);
            case ESTABLISHED -> established(event, given);
        };
    }

    private static Transition idle(FsmEvent event, FsmConditions given) {
        return switch (event) {
            case MANUAL_START, AUTOMATIC_START -> starts(false);
            case MANUAL_START_PASSIVE, AUTOMATIC_START_PASSIVE -> starts(true);
            case AUTOMATIC_START_DAMPED, AUTOMATIC_START_DAMPED_PASSIVE ->
                given.damp() ? Transition.to(IDLE, START_IDLE_HOLD_TIMER) : STAY_IDLE;
            case IDLE_HOLD_TIMER_EXPIRES -> given.damp() ? starts(given.passive()) : STAY_IDLE;
            case TCP_CONNECTION_VALID, TCP_CR_INVALID -> Transition.to(IDLE, REJECT);
            default -> STAY_IDLE;
        };
    }

    private static Transition starts(boolean passive) {
        return passive
                ? Transition.to(ACTIVE, CLEAR_RETRY_COUNTER, START_CONNECT_RETRY_TIMER)
                : Transition.to(CONNECT, CLEAR_RETRY_COUNTER, START_CONNECT_RETRY_TIMER, DIAL);
    }

    /** Connect and Active, which differ in little. */
    private static Transition waiting(SessionState state, FsmEvent event, FsmConditions given) {
        boolean active = state == ACTIVE;
        return switch (event) {
            case MANUAL_START,
                    AUTOMATIC_START,
                    MANUAL_START_PASSIVE,
                    AUTOMATIC_START_PASSIVE,
                    AUTOMATIC_START_DAMPED,
                    AUTOMATIC_START_DAMPED_PASSIVE,
                    TCP_CONNECTION_VALID -> Transition.to(state);
            case TCP_CR_INVALID -> Transition.to(state, REJECT);
            case MANUAL_STOP ->
                Transition.some(
                        IDLE,
                        active && given.delayOpenTimerRunning() && given.notificationWithoutOpen()
                                ? SEND_NOTIFICATION
                                : "",
                        STOP_DELAY_OPEN_TIMER,
                        DROP_CONNECTION,
                        CLEAR_RETRY_COUNTER,
                        STOP_CONNECT_RETRY_TIMER);
            case CONNECT_RETRY_TIMER_EXPIRES ->
                active
                        ? Transition.to(CONNECT, START_CONNECT_RETRY_TIMER, DIAL)
                        : Transition.to(
                                CONNECT, DROP_CONNECTION, START_CONNECT_RETRY_TIMER, STOP_DELAY_OPEN_TIMER, DIAL);
            case DELAY_OPEN_TIMER_EXPIRES -> opens();
            case TCP_CR_ACKED, TCP_CONNECTION_CONFIRMED ->
                given.delayOpen() ? Transition.to(state, STOP_CONNECT_RETRY_TIMER, START_DELAY_OPEN_TIMER) : opens();
            case TCP_CONNECTION_FAILS -> active ? lostInActive(given) : lostInConnect(given);
            case BGP_OPEN_DELAYED ->
                Transition.to(
                        OPEN_CONFIRM,
                        STOP_CONNECT_RETRY_TIMER,
                        STOP_DELAY_OPEN_TIMER,
                        SEND_OPEN,
                        SEND_KEEPALIVE,
                        START_NEGOTIATED_TIMERS);
            case BGP_HEADER_ERR, BGP_OPEN_MSG_ERR -> ends(given.notificationWithoutOpen(), false, true, given);
            case NOTIF_MSG_VER_ERR -> ends(false, false, !given.delayOpenTimerRunning(), given);
            default -> ends(false, false, true, given);
        };
    }

    private static Transition opens() {
        return Transition.to(
                OPEN_SENT, STOP_CONNECT_RETRY_TIMER, STOP_DELAY_OPEN_TIMER, SEND_OPEN, START_LARGE_HOLD_TIMER);
    }

    private static Transition lostInConnect(FsmConditions given) {
        return given.delayOpenTimerRunning()
                ? Transition.to(ACTIVE, START_CONNECT_RETRY_TIMER, STOP_DELAY_OPEN_TIMER, DROP_CONNECTION)
                : Transition.to(IDLE, STOP_CONNECT_RETRY_TIMER, STOP_DELAY_OPEN_TIMER, DROP_CONNECTION);
    }

    private static Transition lostInActive(FsmConditions given) {
        return Transition.some(
                IDLE,
                START_CONNECT_RETRY_TIMER,
                STOP_DELAY_OPEN_TIMER,
                DROP_CONNECTION,
                COUNT_RETRY,
                given.damp() ? DAMP : "");
    }

    private static Transition openSent(FsmEvent event, FsmConditions given) {
        return switch (event) {
            case MANUAL_START,
                    AUTOMATIC_START,
                    MANUAL_START_PASSIVE,
                    AUTOMATIC_START_PASSIVE,
                    AUTOMATIC_START_DAMPED,
                    AUTOMATIC_START_DAMPED_PASSIVE,
                    TCP_CONNECTION_VALID,
                    TCP_CR_INVALID,
                    TCP_CR_ACKED,
                    TCP_CONNECTION_CONFIRMED -> Transition.to(OPEN_SENT);
            case MANUAL_STOP -> stopped(false);
            case TCP_CONNECTION_FAILS -> Transition.to(ACTIVE, DROP_CONNECTION, START_CONNECT_RETRY_TIMER);
            case BGP_OPEN ->
                Transition.to(
                        OPEN_CONFIRM,
                        STOP_DELAY_OPEN_TIMER,
                        STOP_CONNECT_RETRY_TIMER,
                        SEND_KEEPALIVE,
                        START_NEGOTIATED_TIMERS);
            case NOTIF_MSG_VER_ERR -> ends(false, false, false, given);
            case NOTIF_MSG -> ends(false, false, true, given); // a NOTIFICATION is never answered by one (section 6.4)
            default -> ends(true, false, true, given);
        };
    }

    private static Transition openConfirm(FsmEvent event, FsmConditions given) {
        return switch (event) {
            case MANUAL_START,
                    AUTOMATIC_START,
                    MANUAL_START_PASSIVE,
                    AUTOMATIC_START_PASSIVE,
                    AUTOMATIC_START_DAMPED,
                    AUTOMATIC_START_DAMPED_PASSIVE,
                    TCP_CONNECTION_VALID,
                    TCP_CR_INVALID,
                    TCP_CR_ACKED,
                    TCP_CONNECTION_CONFIRMED -> Transition.to(OPEN_CONFIRM);
            case MANUAL_STOP -> stopped(false);
            case KEEPALIVE_TIMER_EXPIRES -> Transition.to(OPEN_CONFIRM, SEND_KEEPALIVE, RESTART_KEEPALIVE_TIMER);
            case TCP_CONNECTION_FAILS, NOTIF_MSG -> ends(false, false, true, given);
            case NOTIF_MSG_VER_ERR -> ends(false, false, false, given);
            case KEEPALIVE_MSG -> Transition.to(ESTABLISHED, RESTART_HOLD_TIMER, START_SEND_HOLD_TIMER, ANNOUNCE);
            default -> ends(true, false, true, given);
        };
    }

    private static Transition established(FsmEvent event, FsmConditions given) {
        return switch (event) {
            case UPDATE_MSG -> UPDATE;
            case KEEPALIVE_MSG -> KEEPALIVE;
            case MANUAL_START,
                    AUTOMATIC_START,
                    MANUAL_START_PASSIVE,
                    AUTOMATIC_START_PASSIVE,
                    AUTOMATIC_START_DAMPED,
                    AUTOMATIC_START_DAMPED_PASSIVE,
                    TCP_CONNECTION_VALID,
                    TCP_CR_INVALID,
                    TCP_CR_ACKED,
                    TCP_CONNECTION_CONFIRMED -> Transition.to(ESTABLISHED);
            case MANUAL_STOP -> stopped(true);
            case KEEPALIVE_TIMER_EXPIRES -> Transition.to(ESTABLISHED, SEND_KEEPALIVE, RESTART_KEEPALIVE_TIMER);
            case TCP_CONNECTION_FAILS, NOTIF_MSG, NOTIF_MSG_VER_ERR -> ends(false, true, true, given);
            default -> ends(true, true, true, given);
        };
    }

    private static Transition stopped(boolean routes) {
        return Transition.some(
                IDLE,
                SEND_NOTIFICATION,
                STOP_CONNECT_RETRY_TIMER,
                routes ? DELETE_ROUTES : "",
                DROP_CONNECTION,
                CLEAR_RETRY_COUNTER);
    }

    /** @param counts false where the RFC has neither the retry counter rise nor the peer damped */
    private static Transition ends(boolean notifies, boolean routes, boolean counts, FsmConditions given) {
        return Transition.some(
                IDLE,
                notifies ? SEND_NOTIFICATION : "",
                STOP_CONNECT_RETRY_TIMER,
                STOP_DELAY_OPEN_TIMER,
                routes ? DELETE_ROUTES : "",
                DROP_CONNECTION,
                counts ? COUNT_RETRY : "",
                counts && given.damp() ? DAMP : "");
    }
}
