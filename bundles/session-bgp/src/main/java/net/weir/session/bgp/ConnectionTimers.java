package net.weir.session.bgp;

/** The timers of one connection's state machine (RFC 4271 sections 8.1.3 and 10, RFC 9687). */
final class ConnectionTimers {
    final Deadline connectRetry = new Deadline();
    final Deadline hold = new Deadline();
    final Deadline keepalive = new Deadline();
    final Deadline delayOpen = new Deadline();
    final Deadline idleHold = new Deadline();
    final Deadline sendHold = new Deadline();

    private final Deadline[] all = {connectRetry, hold, keepalive, delayOpen, idleHold, sendHold};

    /** Those that make sense as long as there is a connection. */
    void stopConnected() {
        hold.stop();
        keepalive.stop();
        delayOpen.stop();
        sendHold.stop();
    }

    void stopAll() {
        for (Deadline one : all) {
            one.stop();
        }
    }

    /** Until the first is due. */
    long left(long now) {
        long least = Long.MAX_VALUE;
        for (Deadline one : all) {
            least = Math.min(least, one.left(now));
        }
        return least;
    }
}
