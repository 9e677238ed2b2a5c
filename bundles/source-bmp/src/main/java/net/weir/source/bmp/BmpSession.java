package net.weir.source.bmp;

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
 * One connection of one router: octets and times in, events out. No sockets, clock or threads; confined to one lane, but
 * for {@link #snapshot}. Never writes to the router, and never throws on what it sends.
 */
final class BmpSession {
    private final IpAddress address;
    private final UpdateDecoder decoder;
    private final Outlet out;
    private final SessionClock clock;
    private final BmpFramer framer;
    private final BmpMessageView message = new BmpMessageView();
    private final MessageReader reader;
    private final long startNanos;
    private long nowNanos;
    private long upSinceMicros;
    private SessionSettings settings;
    private final ActivityWatch activity;
    private volatile Phase phase = Phase.PROVISIONAL;
    private final RouterIdentity identity;
    private volatile @Nullable PeerTracker peers;

    /**
     * @param decoder the lane's
     * @param nowNanos monotonic time of the connection
     */
    BmpSession(
            SessionSettings settings,
            IpAddress address,
            int port,
            UpdateDecoder decoder,
            SessionOwner owner,
            long nowNanos) {
        this.settings = settings;
        this.address = address;
        this.decoder = decoder;
        this.out = new Outlet(owner);
        this.identity = new RouterIdentity(settings, address, port, out);
        this.clock = new SessionClock(out);
        this.framer = new BmpFramer(settings.limits());
        this.reader = new MessageReader(this, out, clock, settings.limits());
        this.startNanos = nowNanos;
        this.nowNanos = nowNanos;
        this.activity = new ActivityWatch(out, nowNanos);
    }

    /**
     * Reads octets of the stream.
     *
     * @return how many were read: fewer than {@code length} if the owner wants no more for now, or the router has to
     *     wait; the rest is to be given again
     */
    int receive(byte[] buffer, int offset, int length, long receivedMicros) {
        if (phase == Phase.HELD || phase == Phase.ENDED) {
            return length;
        }
        clock.advance(receivedMicros);
        activity.heard(nowNanos);
        out.resume();
        framer.feed(buffer, offset, length);
        while (isReading() && framer.next()) {
            message.wrap(framer.array(), framer.offset(), framer.length());
            out.counters.message(message.type(), message.length());
            out.owner.received(message.type().toString(), message.length());
            dispatch();
        }
        BmpDamage damage = framer.damage();
        if (damage != null && phase != Phase.ENDED && phase != Phase.HELD) {
            String reason = damage.reason() + " at octet " + framer.streamOffset() + " of the stream";
            out.fault(Fault.FRAMING, address + ": " + reason);
            protocolError(damage.fault() + ": " + reason);
        }
        return length - framer.giveBack();
    }

    private boolean isReading() {
        return out.hasRoom() && (phase == Phase.UP || phase == Phase.PROVISIONAL);
    }

    private void dispatch() {
        PeerTracker tracker = peers;
        if (tracker != null) {
            reader.read(message, tracker, nowNanos);
        } else if (message.type() == MessageType.INITIATION) {
            reader.initiation(message);
        } else {
            // RFC 7854 section 4.3: the Initiation comes first
            out.fault(Fault.FIRST_MESSAGE, address + " sent " + message.type() + " before its Initiation");
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
                out.owner.info(Lines.routerUp(named, true));
                out.event(new RouterUp(clock.received(), named, true));
            }
        } else if (named != null) {
            peers = new PeerTracker(out, clock, decoder, settings, named);
            phase = Phase.WAITING;
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

    /** The older connection has ended: this one goes on where it stopped; the owner gives the unread octets again. */
    void admitted() {
        Router named = identity.router();
        if (phase != Phase.WAITING || named == null) {
            return;
        }
        phase = Phase.UP;
        upSinceMicros = clock.received();
        out.owner.info(Lines.routerUp(named, false));
        out.event(new RouterUp(clock.received(), named, false));
    }

    /** Takes over peers whose routes an older connection left behind; to be called before {@link #admitted}. */
    void takeHeld(List<HeldPeer> held) {
        held.forEach(tracker().held()::add);
    }

    private PeerTracker tracker() {
        PeerTracker tracker = peers;
        if (tracker == null) {
            throw new IllegalStateException("the router has not named itself");
        }
        return tracker;
    }

    /** Time passes; to be called every second or so. */
    void tick(long nanoTime, long nowMicros) {
        nowNanos = nanoTime;
        clock.advance(nowMicros);
        if (phase == Phase.PROVISIONAL
                && nanoTime - startNanos >= settings.initiationTimeout().toNanos()) {
            Duration limit = settings.initiationTimeout();
            out.fault(Fault.INITIATION_TIMEOUT, address + " sent no Initiation in " + limit.toSeconds() + " s");
            protocolError("no initiation in time");
        } else if (phase == Phase.UP) {
            tracker().tick(nanoTime);
            activity.check(String.valueOf(identity.router()), settings.expectedActivity(), nanoTime);
        } else if (phase == Phase.HELD) {
            tracker().tick(nanoTime);
            if (tracker().held().isEmpty()) {
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
    void closed(RouterDown.Cause cause, String detail, long nowMicros) {
        clock.advance(nowMicros);
        if (framer.pending() > 0 && isReading()) {
            out.fault(Fault.TRUNCATED, address + ": the end came after " + framer.pending() + " octets of a message");
        }
        lost(cause, detail);
    }

    private void lost(RouterDown.Cause cause, String detail) {
        Router named = identity.router();
        if (phase != Phase.UP || named == null) {
            if (phase != Phase.HELD) {
                end();
            }
            return;
        }
        boolean meant = cause == RouterDown.Cause.TERMINATION || cause == RouterDown.Cause.SHUTDOWN;
        Duration hold = meant ? Duration.ZERO : settings.holdOnLoss();
        long holdMicros = hold.toNanos() / 1000;
        out.owner.info(Lines.routerDown(
                named, cause, detail, tracker().views().length, tracker().routes(), holdMicros));
        out.event(new RouterDown(clock.received(), named, cause, detail, holdMicros));
        if (hold.isZero()) {
            tracker().allGone();
            end();
        } else {
            tracker().hold(nowNanos + hold.toNanos());
            phase = Phase.HELD;
        }
    }

    /**
     * A newer connection of the router has come: this one ends. What was held is the newer one's.
     *
     * @return peers to be handed to the newer session, empty if their end was told
     */
    List<HeldPeer> superseded(long nowMicros) {
        boolean connected = phase != Phase.HELD;
        closed(RouterDown.Cause.SUPERSEDED, "a newer connection of the same router", nowMicros);
        List<HeldPeer> held = phase == Phase.HELD ? tracker().held().give() : List.of();
        end();
        if (connected) {
            out.owner.close("superseded");
        }
        return held;
    }

    /** The stage stops: what is held goes too, also if this session was about to take it over. */
    void shutdown(long nowMicros) {
        clock.advance(nowMicros);
        if (phase == Phase.HELD || phase == Phase.WAITING) {
            tracker().allGone();
            end();
        } else {
            lost(RouterDown.Cause.SHUTDOWN, "");
        }
    }

    private void end() {
        if (phase != Phase.ENDED) {
            phase = Phase.ENDED;
            out.owner.ended();
        }
    }

    /** Takes new settings as far as they concern a session that runs: how long it may be silent, what a loss means. */
    void settings(SessionSettings next) {
        settings = next;
    }

    Phase phase() {
        return phase;
    }

    @Nullable
    Router router() {
        return identity.router();
    }

    /** Monotonic time of the last octets, exact to a tick; any thread may ask. */
    long heardNanos() {
        return activity.heardNanos();
    }

    Counters counters() {
        return out.counters;
    }

    /** What is known of the session; any thread may ask, the counts may be a moment old. */
    RouterSnapshot snapshot() {
        PeerTracker tracker = peers;
        PeerView[] views = tracker == null ? new PeerView[0] : tracker.views();
        return new RouterSnapshot(
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
