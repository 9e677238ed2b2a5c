package net.weir.session.bgp;

/** What a row of the state table has done. Releasing resources is not among them: a connection that is dropped has none. */
enum FsmAction {
    CLEAR_RETRY_COUNTER,
    COUNT_RETRY,
    START_CONNECT_RETRY_TIMER,
    STOP_CONNECT_RETRY_TIMER,
    DIAL,
    REJECT,
    START_DELAY_OPEN_TIMER,
    STOP_DELAY_OPEN_TIMER,
    SEND_OPEN,
    SEND_KEEPALIVE,
    SEND_NOTIFICATION,
    /** To four minutes, until an OPEN says what the time is. */
    START_LARGE_HOLD_TIMER,
    /** Keepalive and hold timer with what the OPENs agree on; neither if that is 0. */
    START_NEGOTIATED_TIMERS,
    RESTART_HOLD_TIMER,
    RESTART_KEEPALIVE_TIMER,
    START_SEND_HOLD_TIMER,
    /** The session is up. */
    ANNOUNCE,
    /** An UPDATE is taken in. */
    PROCESS,
    /** The session was up and is no more. */
    DELETE_ROUTES,
    DROP_CONNECTION,
    /** One more oscillation of the peer: the next start waits longer. */
    DAMP,
    START_IDLE_HOLD_TIMER
}
