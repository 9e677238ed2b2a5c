package net.weir.session.bgp;

import java.time.Duration;
import java.util.random.RandomGenerator;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.model.Bytes;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/**
 * The session with one configured peer: the connection that it has or wants, and for a while a second one where both ends
 * dialled (RFC 4271 section 6.8). Confined to one thread at a time, but for what says otherwise. Times are of a monotonic
 * clock in nanoseconds.
 */
public final class BgpSession {
    /** So long up, and what was before is forgotten. */
    private static final Duration STABLE = Duration.ofSeconds(60);
    /** A second connection sooner than this may still be of the dial that lost. */
    private static final Duration SETTLED = Duration.ofSeconds(10);
    /** A peer that dials is refused while it waits for its next chance, after more failures than this. */
    private static final int FAILURES_UNREFUSED = 2;

    private static final int CONNECTION_REJECTED = 5;

    private final SessionOwner owner;
    private final RandomGenerator random;
    private final SessionCounters counters = new SessionCounters();
    private SessionSettings settings;
    private final Deadline restart = new Deadline();
    private Connection primary = new Connection(this);
    private @Nullable Connection secondary;
    private boolean wanted;
    private boolean endsHard;
    private int retries;
    private int failures;
    private int dialFailures;
    private long upSince;
    private volatile @Nullable SessionEnd lastEnd;
    private volatile @Nullable Negotiated current;

    /** @param random for the jitter of timers (RFC 4271 section 10) */
    public BgpSession(SessionSettings settings, SessionOwner owner, RandomGenerator random) {
        this.settings = settings;
        this.owner = owner;
        this.random = random;
    }

    /** An operator starts it, or the configuration does. No effect if it was started. */
    public void start(long now) {
        if (!wanted) {
            wanted = true;
            failures = 0;
            dialFailures = 0;
            primary.fire(settings.way().passive() ? FsmEvent.MANUAL_START_PASSIVE : FsmEvent.MANUAL_START, now);
        }
    }

    /**
     * Ends it until the next {@link #start}.
     *
     * @param message what the peer is told, such as {@link NotificationMessage#cease}
     * @param hard helpers are to keep no routes: said by a Hard Reset where that was agreed on (RFC 8538)
     */
    public void stop(NotificationMessage message, boolean hard, long now) {
        wanted = false;
        restart.stop();
        end(FsmEvent.MANUAL_STOP, message, hard, now);
        primary.withdraw();
    }

    /** Ends the connection it has; it starts again as after a failure. */
    public void reset(NotificationMessage message, boolean hard, long now) {
        end(FsmEvent.AUTOMATIC_STOP, message, hard, now);
    }

    private void end(FsmEvent event, NotificationMessage message, boolean hard, long now) {
        endsHard = hard;
        Connection first = primary;
        Connection second = secondary;
        if (first.state != SessionState.IDLE) {
            first.fire(event, message, now);
        }
        if (second != null && second.state != SessionState.IDLE) {
            second.fire(event, message, now);
        }
        endsHard = false;
    }

    /** Other settings, for the next connection. */
    public void settings(SessionSettings next) {
        settings = next;
    }

    /** The dial worked. */
    public void connected(Transport transport, long now) {
        if (primary.isDialling()) {
            dialFailures = 0;
            primary.attach(transport);
            primary.fire(FsmEvent.TCP_CR_ACKED, now);
        } else {
            transport.close();
        }
    }

    /** The dial failed. */
    public void dialFailed(String why, long now) {
        if (primary.isDialling()) {
            dialFailures++;
            primary.lost(why, now);
        }
    }

    /** The peer dialled. What is not wanted is told so (RFC 4486 section 4) and closed. */
    public void accepted(Transport transport, long now) {
        boolean waits = primary.isHeldIdle() && failures > FAILURES_UNREFUSED;
        if (!wanted || waits) {
            NotificationMessage no =
                    new NotificationMessage(NotificationMessage.CEASE, CONNECTION_REJECTED, Bytes.EMPTY);
            transport.send(no.encode());
            transport.close();
            return;
        }
        Connection chosen = primary;
        if (primary.transport != null || primary.state != SessionState.ACTIVE) {
            Connection older = secondary;
            if (older != null) { // the peer has given that one up: it would not dial again otherwise
                older.fire(FsmEvent.OPEN_COLLISION_DUMP, now);
            }
            chosen = new Connection(this);
            secondary = chosen;
            chosen.fire(FsmEvent.AUTOMATIC_START_PASSIVE, now);
        }
        chosen.fire(FsmEvent.TCP_CONNECTION_VALID, now);
        chosen.attach(transport);
        chosen.fire(FsmEvent.TCP_CONNECTION_CONFIRMED, now);
    }

    /**
     * Octets came. What is not taken is to be given again when the owner {@linkplain SessionOwner#hasRoom has room}.
     *
     * @return octets taken; all of them for a connection that is none of this session's any more
     */
    public int receive(Transport from, byte[] octets, int offset, int length, long now) {
        Connection connection = of(from);
        return connection == null ? length : connection.receive(octets, offset, length, now);
    }

    /** The connection ended. No effect if the session closed it. */
    public void closed(Transport which, String why, long now) {
        Connection connection = of(which);
        if (connection != null) {
            connection.lost(why, now);
        }
    }

    /** The socket took something of what was sent. */
    public void transmitted(Transport which, long now) {
        Connection connection = of(which);
        if (connection != null) {
            connection.transmitted(now);
        }
    }

    private @Nullable Connection of(Transport transport) {
        if (primary.transport == transport) {
            return primary;
        }
        Connection second = secondary;
        return second != null && second.transport == transport ? second : null;
    }

    /** Lets timers that are due do what they are for. */
    public void tick(long now) {
        primary.tick(now);
        Connection second = secondary;
        if (second != null) {
            second.tick(now);
        }
        if (restart.isDue(now)) {
            restart.stop();
            primary.fire(settings.way().passive() ? FsmEvent.AUTOMATIC_START_PASSIVE : FsmEvent.AUTOMATIC_START, now);
        }
    }

    /** Nanoseconds until {@link #tick} has something to do, at most; {@code Long.MAX_VALUE}: nothing. */
    public long left(long now) {
        Connection second = secondary;
        long both = Math.min(primary.left(now), restart.left(now));
        return second == null ? both : Math.min(both, second.left(now));
    }

    /** Sends a message of the established session. Returns false if there is none. */
    public boolean send(byte[] message, long now) {
        Connection up = primary;
        if (up.state != SessionState.ESTABLISHED) {
            return false;
        }
        up.send(message, now);
        return true;
    }

    /** Asks for a family again (RFC 2918). Returns false if the session is not up or the peer cannot. */
    public boolean refresh(Family family, long now) {
        Negotiated agreed = current;
        return agreed != null
                && agreed.routeRefresh()
                && agreed.families().contains(family)
                && send(new RouteRefreshMessage(family, RouteRefreshMessage.REQUEST, Bytes.EMPTY).encode(), now);
    }

    /** The further of its connections. Any thread may ask. */
    public SessionState state() {
        Connection second = secondary;
        SessionState first = primary.state;
        return second != null && second.state.compareTo(first) > 0 ? second.state : first;
    }

    /** What was agreed on, null if it is not up. Any thread may ask. */
    public @Nullable Negotiated negotiated() {
        return current;
    }

    /** Why the last connection ended, null if none did. Any thread may ask. */
    public @Nullable SessionEnd lastEnd() {
        return lastEnd;
    }

    public SessionCounters counters() {
        return counters;
    }

    /** The ConnectRetryCounter of RFC 4271 section 8. */
    public int retries() {
        return retries;
    }

    void retries(int count) {
        retries = count;
    }

    /** What the next connection is to be. */
    public SessionSettings settings() {
        return settings;
    }

    SessionOwner owner() {
        return owner;
    }

    boolean endsHard() {
        return endsHard;
    }

    boolean isPrimary(Connection connection) {
        return connection == primary;
    }

    FsmConditions conditions(boolean delayOpen, boolean delayOpenRunning, SessionSettings.Way way) {
        return new FsmConditions(delayOpen, delayOpenRunning, way.damp(), way.notificationWithoutOpen(), way.passive());
    }

    /** RFC 4271 section 10: 0.75 to 1 of it. */
    Duration jittered(Duration time) {
        return Duration.ofNanos((long) (time.toNanos() * (0.75 + random.nextDouble() * 0.25)));
    }

    void oscillated() {
        failures++;
    }

    Duration idleTime() {
        return jittered(settings.times().idle(Math.max(1, Math.max(failures, dialFailures))));
    }

    /** A valid OPEN came on the connection: whether it goes on. The other one is ended if it does not (section 6.8). */
    boolean wins(Connection newer, long now) {
        Connection other = newer == primary ? secondary : primary;
        Negotiated agreed = newer.negotiated;
        if (other == null || other.transport == null || agreed == null) {
            return true;
        }
        boolean dialled = newer.transport != null && newer.transport.dialled();
        if (other.state == SessionState.ESTABLISHED) {
            boolean restarted = !dialled && agreed.remoteRestarted() && now - upSince >= SETTLED.toNanos();
            if (restarted) {
                other.lost("the peer came back on another connection", now); // RFC 4724 section 4.2
            }
            return restarted;
        }
        if (other.state != SessionState.OPEN_CONFIRM) {
            return true;
        }
        boolean otherDialled = other.transport.dialled();
        boolean wins = dialled == otherDialled || dialled == isHigher(agreed);
        if (wins) {
            other.fire(FsmEvent.OPEN_COLLISION_DUMP, now);
        }
        return wins;
    }

    /** True if what we dial is kept: ours is the higher identifier, or AS where they are equal (RFC 6286 section 2.3). */
    private static boolean isHigher(Negotiated agreed) {
        int byId = agreed.sent().bgpId().compareTo(agreed.received().bgpId());
        return byId > 0
                || byId == 0 && agreed.sent().asn().compareTo(agreed.received().asn()) > 0;
    }

    void announce(Connection up, long now) {
        if (up == secondary) {
            Connection other = primary;
            primary = up;
            secondary = other.transport == null ? null : other;
            if (other.transport == null) {
                other.withdraw();
            }
        }
        upSince = now;
        counters.established++;
        Negotiated agreed = up.negotiated;
        if (agreed != null) {
            current = agreed;
            owner.established(agreed);
        }
    }

    /** The session that was up goes down; {@link #over} follows. */
    void dropped(long now) {
        current = null;
        counters.dropped++;
        if (now - upSince >= STABLE.toNanos()) {
            failures = 0;
        }
    }

    /** A connection, or the wish for one, ended. */
    void over(Connection which, SessionEnd end, long now) {
        lastEnd = end;
        if (end.state() == SessionState.ESTABLISHED) {
            owner.ended(end);
        } else {
            owner.failed(end);
        }
        if (which == secondary) {
            secondary = null;
            which.withdraw();
        } else if (secondary != null) {
            which.withdraw();
            primary = secondary;
            secondary = null;
        }
        if (wanted && primary.state == SessionState.IDLE) {
            again(now);
        }
    }

    private void again(long now) {
        if (settings.way().damp()) {
            primary.fire(
                    settings.way().passive()
                            ? FsmEvent.AUTOMATIC_START_DAMPED_PASSIVE
                            : FsmEvent.AUTOMATIC_START_DAMPED,
                    now);
        } else {
            restart.start(now, jittered(settings.times().firstIdle()));
        }
    }
}
