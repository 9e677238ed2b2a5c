package net.weir.session.bgp;

/** The events of RFC 4271 section 8.1 and, as the 29th, that of RFC 9687; {@link #number} is theirs. */
public enum FsmEvent {
    MANUAL_START("ManualStart"),
    MANUAL_STOP("ManualStop"),
    AUTOMATIC_START("AutomaticStart"),
    MANUAL_START_PASSIVE("ManualStart_with_PassiveTcpEstablishment"),
    AUTOMATIC_START_PASSIVE("AutomaticStart_with_PassiveTcpEstablishment"),
    AUTOMATIC_START_DAMPED("AutomaticStart_with_DampPeerOscillations"),
    AUTOMATIC_START_DAMPED_PASSIVE("AutomaticStart_with_DampPeerOscillations_and_PassiveTcpEstablishment"),
    AUTOMATIC_STOP("AutomaticStop"),
    CONNECT_RETRY_TIMER_EXPIRES("ConnectRetryTimer_Expires"),
    HOLD_TIMER_EXPIRES("HoldTimer_Expires"),
    KEEPALIVE_TIMER_EXPIRES("KeepaliveTimer_Expires"),
    DELAY_OPEN_TIMER_EXPIRES("DelayOpenTimer_Expires"),
    IDLE_HOLD_TIMER_EXPIRES("IdleHoldTimer_Expires"),
    /** Somebody dials, and may. */
    TCP_CONNECTION_VALID("TcpConnection_Valid"),
    /** Somebody dials who may not. */
    TCP_CR_INVALID("Tcp_CR_Invalid"),
    /** The connection that we dialled is there. */
    TCP_CR_ACKED("Tcp_CR_Acked"),
    /** The connection that the peer dialled is there. */
    TCP_CONNECTION_CONFIRMED("TcpConnectionConfirmed"),
    TCP_CONNECTION_FAILS("TcpConnectionFails"),
    BGP_OPEN("BGPOpen"),
    BGP_OPEN_DELAYED("BGPOpen with DelayOpenTimer running"),
    BGP_HEADER_ERR("BGPHeaderErr"),
    BGP_OPEN_MSG_ERR("BGPOpenMsgErr"),
    OPEN_COLLISION_DUMP("OpenCollisionDump"),
    NOTIF_MSG_VER_ERR("NotifMsgVerErr"),
    NOTIF_MSG("NotifMsg"),
    KEEPALIVE_MSG("KeepAliveMsg"),
    UPDATE_MSG("UpdateMsg"),
    UPDATE_MSG_ERR("UpdateMsgErr"),
    SEND_HOLD_TIMER_EXPIRES("SendHoldTimer_Expires");

    private final String label;

    FsmEvent(String label) {
        this.label = label;
    }

    /** 1 to 29; what a BMP Peer Down of reason 2 carries (RFC 7854 section 4.9). */
    public int number() {
        return ordinal() + 1;
    }

    /** The name in the RFC. */
    @Override
    public String toString() {
        return label;
    }
}
