package net.weir.session.bmp;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bmp.BmpDamage;
import net.weir.codec.bmp.BmpFramer;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.MessageType;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.IpAddress;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/**
 * What one router says in BMP: octets and times in, events out. No sockets, clock or threads; confined to one thread, but
 * for {@link #phase}, {@link #router}, {@link #heardNanos} and {@link #snapshot}. Never writes to the router, and never
 * throws on what it sends.
 *
 * <p>The octets are a stream that begins with an Initiation, as from a TCP connection ({@link #receive}), or whole
 * messages of a router that is known beforehand, as from a broker ({@link #ofRouter}, {@link #receiveMessages}).
 */
public final class BmpSession {
    private final IpAddress address;
    private final UpdateDecoder decoder;
    private final SessionOutput out;
    private final SessionClock clock;
    private BmpFramer framer;
    private final BmpMessageView message = new BmpMessageView();
    private final MessageReader reader;
    private final long startNanos;
    private long nowNanos;
    private long upSinceMicros;
    private SessionSettings settings;
    private final ActivityWatch activity;
    private volatile SessionPhase phase = SessionPhase.PROVISIONAL;
    private final RouterIdentity identity;
    private volatile @Nullable PeerTracker peers;

    /**
     * The session of a connection whose router has yet to name itself.
     *
     * @param address the router's end
     * @param port the router's TCP port, 0 if there is none
     * @param decoder may be shared with other sessions of the same thread
     * @param nowNanos monotonic time of the connection
     */
    public BmpSession(
            SessionSettings settings,
            IpAddress address,
            int port,
            UpdateDecoder decoder,
            SessionOwner owner,
            long nowNanos) {
        this.settings = settings;
        this.address = address;
        this.decoder = decoder;
        this.out = new SessionOutput(owner);
        this.identity = new RouterIdentity(settings, address, port, out);
        this.clock = new SessionClock(out);
        this.framer = new BmpFramer(settings.limits());
        this.reader = new MessageReader(this, out, clock, settings.limits());
        this.startNanos = nowNanos;
        this.nowNanos = nowNanos;
        this.activity = new ActivityWatch(out, nowNanos);
    }

    /**
     * The session of a router that is known beforehand, as where raw BMP comes out of a broker: no Initiation is waited
     * for, and one that comes tells facts, not who the router is. It waits for {@link #admitted}. With {@link
     * SessionSettings#withInferredPeers} it may begin in the middle of what the router has to say.
     */
    public static BmpSession ofRouter(
            SessionSettings settings, Router router, UpdateDecoder decoder, SessionOwner owner, long nowNanos) {
        BmpSession session = new BmpSession(settings, router.address(), router.port(), decoder, owner, nowNanos);
        session.identity.given(router);
        session.expect(router);
        return session;
    }

    private void expect(Router named) {
        peers = new PeerTracker(out, clock, decoder, settings, named);
        phase = SessionPhase.WAITING;
    }

    /**
     * Reads octets of the stream.
     *
     * @return how many were read: fewer than {@code length} if the owner wants no more for now, or the router has to
     *     wait; the rest is to be given again
     */
    public int receive(byte[] buffer, int offset, int length, long receivedMicros) {
        if (isOver()) {
            return length;
        }
        readFrom(buffer, offset, length, receivedMicros);
        BmpDamage damage = framer.damage();
        if (damage != null && !isOver()) {
            String reason = damage.reason() + " at octet " + framer.streamOffset() + " of the stream";
            out.fault(SessionFault.FRAMING, address + ": " + reason);
            protocolError(damage.fault() + ": " + reason);
        }
        return length - framer.giveBack();
    }

    /**
     * Reads a piece that holds whole messages, one or several, as a broker delivers them. Where the lengths in it do not
     * close, its rest is lost and counted, and the session goes on with the next piece.
     *
     * @return how many octets were read or lost: fewer than {@code length} if the owner wants no more for now; the rest is
     *     to be given again
     */
    public int receiveMessages(byte[] buffer, int offset, int length, long receivedMicros) {
        if (isOver()) {
            return length;
        }
        readFrom(buffer, offset, length, receivedMicros);
        if (isOver()) {
            return length;
        }
        BmpDamage damage = framer.damage();
        if (damage == null && !isReading()) {
            return length - framer.giveBack();
        }
        if (damage != null) {
            out.fault(SessionFault.FRAMING, identity.router() + ": " + damage.reason());
        } else if (framer.pending() > 0) {
            out.fault(
                    SessionFault.TRUNCATED,
                    identity.router() + ": a piece ends after " + framer.pending() + " octets of a message");
        }
        if (damage != null || framer.pending() > 0) {
            framer = new BmpFramer(settings.limits());
        }
        return length;
    }

    private boolean isOver() {
        return phase == SessionPhase.STALE || phase == SessionPhase.ENDED;
    }

    private void readFrom(byte[] buffer, int offset, int length, long receivedMicros) {
        clock.advance(receivedMicros);
        activity.heard(nowNanos);
        framer.feed(buffer, offset, length);
        while (isReading() && framer.next()) {
            message.wrap(framer.array(), framer.offset(), framer.length());
            out.counters.message(message.type(), message.length());
            if (peers == null) { // only from the first Initiation on is there a router to count for
                dispatch();
                out.owner.received(message.type().toString(), message.length());
            } else {
                out.owner.received(message.type().toString(), message.length());
                dispatch();
            }
        }
    }

    private boolean isReading() {
        return out.owner.hasRoom() && (phase == SessionPhase.UP || phase == SessionPhase.PROVISIONAL);
    }

    private void dispatch() {
        PeerTracker tracker = peers;
        if (tracker != null) {
            reader.read(message, tracker, nowNanos);
        } else if (message.type() == MessageType.INITIATION) {
            reader.initiation(message);
        } else {
            // RFC 7854 section 4.3: the Initiation comes first
            out.fault(SessionFault.FIRST_MESSAGE, address + " sent " + message.type() + " before its Initiation");
            protocolError("first message is " + message.type() + ", not initiation");
        }
    }

    /** The router has told who it is, for the first time or again. */
    void initiated(@Nullable String sysName, @Nullable String sysDescr, List<String> strings) {
        boolean first = identity.router() == null;
        Router named = identity.named(sysName, sysDescr, strings);
        if (!first) {
            if (named != null) {
                tracker().router(named);
                out.owner.info(LogText.routerUp(named, true));
                out.event(new RouterUp(clock.received(), named, true));
            }
        } else if (named != null) {
            expect(named);
            admission(named.key());
        }
    }

    private void admission(RouterKey key) {
        switch (out.owner.identified(key)) {
            case ADMITTED -> admitted();
            case REFUSED -> {
                end();
                out.owner.close("refused");
            }
            case WAIT -> {}
        }
    }

    /**
     * A router that waits may go on: no older connection of it is left. What was not read is to be given again. Does
     * nothing in another phase.
     */
    public void admitted() {
        Router named = identity.router();
        if (phase != SessionPhase.WAITING || named == null) {
            return;
        }
        phase = SessionPhase.UP;
        upSinceMicros = clock.received();
        out.owner.info(LogText.routerUp(named, false));
        out.event(new RouterUp(clock.received(), named, false));
    }

    /** Takes over peers whose routes an older connection left behind; to be called before {@link #admitted}. */
    public void adopt(List<StalePeer> stale) {
        stale.forEach(tracker().stale()::add);
    }

    private PeerTracker tracker() {
        PeerTracker tracker = peers;
        if (tracker == null) {
            throw new IllegalStateException("the router has not named itself");
        }
        return tracker;
    }

    /** Time passes; to be called every second or so. */
    public void tick(long nanoTime, long nowMicros) {
        nowNanos = nanoTime;
        clock.advance(nowMicros);
        if (phase == SessionPhase.PROVISIONAL
                && nanoTime - startNanos >= settings.initiationTimeout().toNanos()) {
            Duration limit = settings.initiationTimeout();
            out.fault(SessionFault.INITIATION_TIMEOUT, address + " sent no Initiation in " + limit.toSeconds() + " s");
            protocolError("no initiation in time");
        } else if (phase == SessionPhase.UP) {
            tracker().tick(nanoTime);
            activity.check(String.valueOf(identity.router()), settings.expectedActivity(), nanoTime);
        } else if (phase == SessionPhase.STALE) {
            tracker().tick(nanoTime);
            if (tracker().stale().isEmpty()) {
                end();
            }
        }
    }

    private void protocolError(String reason) {
        lost(RouterDown.Cause.PROTOCOL_ERROR, reason);
        out.owner.close(reason);
    }

    /** The router says goodbye: that is meant, so nothing is held. */
    void terminated(String reason) {
        lost(RouterDown.Cause.TERMINATION, reason);
        out.owner.close("termination: " + reason);
    }

    /** The transport session is over. */
    public void closed(RouterDown.Cause cause, String detail, long nowMicros) {
        clock.advance(nowMicros);
        if (framer.pending() > 0 && isReading()) {
            out.fault(
                    SessionFault.TRUNCATED,
                    address + ": the end came after " + framer.pending() + " octets of a message");
        }
        lost(cause, detail);
    }

    private void lost(RouterDown.Cause cause, String detail) {
        Router named = identity.router();
        if (phase != SessionPhase.UP || named == null) {
            if (phase != SessionPhase.STALE) {
                end();
            }
            return;
        }
        boolean meant = cause == RouterDown.Cause.TERMINATION || cause == RouterDown.Cause.SHUTDOWN;
        Duration hold = meant ? Duration.ZERO : settings.holdOnLoss();
        long holdMicros = hold.toNanos() / 1000;
        out.owner.info(LogText.routerDown(
                named, cause, detail, tracker().views().length, tracker().routes(), holdMicros));
        out.event(new RouterDown(clock.received(), named, cause, detail, holdMicros));
        if (hold.isZero()) {
            tracker().allGone();
            end();
        } else {
            tracker().markStale(nowNanos + hold.toNanos());
            phase = SessionPhase.STALE;
        }
    }

    /**
     * A newer connection of the router has come: this one ends. What was held is the newer one's.
     *
     * @return peers to be handed to the newer session, empty if their end was told
     */
    public List<StalePeer> superseded(long nowMicros) {
        boolean connected = phase != SessionPhase.STALE;
        closed(RouterDown.Cause.SUPERSEDED, "a newer connection of the same router", nowMicros);
        List<StalePeer> stale = phase == SessionPhase.STALE ? tracker().stale().give() : List.of();
        end();
        if (connected) {
            out.owner.close("superseded");
        }
        return stale;
    }

    /** The stage stops: what is held goes too, also if this session was about to take it over. */
    public void shutdown(long nowMicros) {
        clock.advance(nowMicros);
        if (phase == SessionPhase.STALE || phase == SessionPhase.WAITING) {
            tracker().allGone();
            end();
        } else {
            lost(RouterDown.Cause.SHUTDOWN, "");
        }
    }

    private void end() {
        if (phase != SessionPhase.ENDED) {
            phase = SessionPhase.ENDED;
            out.owner.ended();
        }
    }

    /** Takes new settings as far as they concern a session that runs: how long it may be silent, what a loss means. */
    public void settings(SessionSettings next) {
        settings = next;
    }

    /** Any thread may ask. */
    public SessionPhase phase() {
        return phase;
    }

    /** The router as it is known, null before it has named itself; any thread may ask. */
    public @Nullable Router router() {
        return identity.router();
    }

    /** Monotonic time of the last octets, exact to a tick; any thread may ask. */
    public long heardNanos() {
        return activity.heardNanos();
    }

    SessionCounters counters() {
        return out.counters;
    }

    /** What is known of the session; any thread may ask, the counts may be a moment old. */
    public SessionSnapshot snapshot() {
        PeerTracker tracker = peers;
        PeerView[] views = tracker == null ? new PeerView[0] : tracker.views();
        return new SessionSnapshot(
                identity.router(),
                phase,
                upSinceMicros,
                clock.received(),
                out.counters.octets,
                out.counters.messagesByType(),
                out.counters.faultsByReason(),
                Arrays.stream(views).map(PeerView::snapshot).toList());
    }
}
