package net.weir.source.bgp;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteRefresh;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.session.bgp.BgpSession;
import net.weir.session.bgp.Negotiated;
import net.weir.session.bgp.SessionEnd;
import net.weir.session.bgp.SessionOwner;
import net.weir.session.bgp.SessionState;
import org.jspecify.annotations.Nullable;

/** A peer with its session, its connections and, while it is up, its feed. Confined to its lane. */
final class Neighbor implements SessionOwner, FeedOwner {
    private final BgpSource stage;
    private final IpAddress address;
    private final EventLoop lane;
    private final BgpSession session;
    private PeerOption option;
    private @Nullable Dial dial;
    private @Nullable Future<?> wake;
    private long wakeAt;
    private @Nullable BgpChannel receiving;
    /** That of the session that is up. */
    private @Nullable BgpChannel serving;

    private @Nullable Feed feed;
    private @Nullable Peer peer;
    private @Nullable Router router;
    private @Nullable UpdateReader updates;
    private boolean ready;
    private boolean full;
    private long receivedMicros;
    private String lastFailure = "";

    Neighbor(BgpSource stage, IpAddress address, PeerOption option, EventLoop lane) {
        this.stage = stage;
        this.address = address;
        this.option = option;
        this.lane = lane;
        this.session = new BgpSession(option.settings(stage.options()), this, stage.random());
    }

    EventLoop lane() {
        return lane;
    }

    SessionState state() {
        return session.state();
    }

    PeerOption option() {
        return option;
    }

    private long now() {
        return stage.context().nanoTime();
    }

    void start() {
        session.start(now());
        wakeInTime();
    }

    /** Other options: in force at once if none stand in the OPEN, else with a new session. */
    void change(PeerOption next) {
        boolean otherwise = !option.settings(stage.options()).equals(session.settings())
                || !next.settings(stage.options()).equals(session.settings());
        option = next;
        session.settings(next.settings(stage.options()));
        if (otherwise) {
            session.reset(new NotificationMessage(NotificationMessage.CEASE, 6, Bytes.EMPTY), false, now());
            wakeInTime();
        }
    }

    void stop(NotificationMessage message) {
        session.stop(message, false, now());
        Future<?> waiting = wake;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    void accepted(SocketChannel channel) {
        BgpChannel transport = new BgpChannel(this, channel, false, stage.scratch(lane));
        channel.pipeline().addLast(transport);
        session.accepted(transport, now());
        wakeInTime();
    }

    @Override
    public void dial() {
        cancelDial();
        InetSocketAddress to = new InetSocketAddress(address.toInetAddress(), option.port());
        Dial started = new Dial(this, lane);
        dial = started;
        started.start(to, option.source(), stage.options().connectRetry());
    }

    @Override
    public void cancelDial() {
        Dial old = dial;
        if (old != null) {
            dial = null;
            old.cancel();
        }
    }

    void dialled(Dial by, SocketChannel channel) {
        if (by == dial) {
            dial = null;
            BgpChannel transport = new BgpChannel(this, channel, true, stage.scratch(lane));
            channel.pipeline().addLast(transport);
            session.connected(transport, now());
            channel.config().setAutoRead(true);
            wakeInTime();
        } else {
            channel.close();
        }
    }

    void dialFailed(Dial by, String why) {
        if (by == dial) {
            dial = null;
            session.dialFailed(why, now());
            wakeInTime();
        }
    }

    int receive(BgpChannel from, byte[] octets, int length) {
        receiving = from;
        int taken = session.receive(from, octets, 0, length, now());
        receiving = null;
        wakeInTime();
        if (full && from == serving) {
            waitForRoom();
        }
        return taken;
    }

    /** Octets came: the clock of what they become. */
    void heard() {
        receivedMicros = Math.max(receivedMicros, stage.context().nowMicros());
    }

    void transmitted(BgpChannel which) {
        session.transmitted(which, now());
    }

    void closed(BgpChannel which, String why) {
        session.closed(which, why, now());
        wakeInTime();
    }

    void unsent() {
        stage.unsent();
    }

    void internalError(Throwable cause) {
        stage.context().problem("internal-error", address + ": " + cause);
    }

    /** Sees that the session is woken when it wants to be; later than planned is planned anew when the time comes. */
    private void wakeInTime() {
        long now = now();
        long left = session.left(now);
        if (left == Long.MAX_VALUE || wake != null && wakeAt - (now + left) <= 0) {
            return;
        }
        Future<?> old = wake;
        if (old != null) {
            old.cancel(false);
        }
        wakeAt = now + left;
        wake = lane.schedule(this::woken, left, TimeUnit.NANOSECONDS);
    }

    private void woken() {
        wake = null;
        session.tick(now());
        wakeInTime();
    }

    @Override
    public void established(Negotiated agreed) {
        BgpChannel over = receiving;
        serving = over;
        heard();
        RouterKey key = new RouterKey(stage.context().id(), address, null);
        ready = false;
        Feed opened = stage.feeds().open(key, lane, this);
        feed = opened;
        Router told = new Router(key, address, over == null ? 0 : over.remote().getPort(), null, null, List.of());
        router = told;
        PeerKey peerKey = PeerKey.global(key, address, View.ADJ_RIB_IN_PRE);
        Peer up = stage.context()
                .peers()
                .up(peerKey, new Peer.Facts(agreed.remoteAs(), agreed.received().bgpId(), null, false));
        peer = up;
        updates = new UpdateReader(up, agreed, stage.decoder(lane), stage.context(), this::offer);
        full = !ready;
        if (ready) {
            begin(agreed);
        }
    }

    private void begin(Negotiated agreed) {
        Router told = router;
        Peer up = peer;
        BgpChannel over = serving;
        if (told == null || up == null) {
            return;
        }
        offer(new RouterUp(receivedMicros, told, false));
        InetSocketAddress local = over == null ? null : over.local();
        offer(new PeerUp(
                up,
                0,
                receivedMicros,
                new PeerUp.Session(
                        local == null ? null : IpAddress.of(local.getAddress()),
                        local == null ? 0 : local.getPort(),
                        told.port(),
                        Bytes.copyOf(agreed.sent().encode()),
                        agreed.receivedOctets(),
                        List.of(),
                        List.of()),
                false));
        stage.context()
                .info("peer " + up.asn() + " " + address + " is up, " + agreed.families() + ", hold time "
                        + agreed.holdSeconds() + " s");
        stage.recovered(address);
    }

    /** The feed may be used: at once, or when one of an earlier stage has ended. */
    @Override
    public void ready() {
        boolean waited = feed != null;
        ready = true;
        Negotiated agreed = session.negotiated();
        if (waited && agreed != null) {
            full = false;
            begin(agreed);
            readOn();
        }
    }

    /** Another stage speaks with this peer under our name. */
    @Override
    public void superseded() {
        session.reset(new NotificationMessage(NotificationMessage.CEASE, 5, Bytes.EMPTY), false, now());
        wakeInTime();
    }

    /** A peer tells everything to a new session. */
    @Override
    public void tellAgain() {
        session.reset(
                NotificationMessage.cease(NotificationMessage.ADMINISTRATIVE_RESET, "tell everything again"),
                false,
                now());
        wakeInTime();
    }

    private void offer(Event event) {
        Feed open = feed;
        if (open != null && !open.offer(event)) {
            full = true;
        }
    }

    private void waitForRoom() {
        Feed waiting = feed;
        if (waiting != null && ready) {
            waiting.whenRoom(() -> lane.execute(() -> {
                if (waiting == feed) {
                    full = false;
                    readOn();
                }
            }));
        }
    }

    private void readOn() {
        BgpChannel from = serving;
        if (from != null) {
            from.read();
        }
    }

    @Override
    public @Nullable NotificationMessage update(byte[] array, int offset, int length) {
        UpdateReader reader = updates;
        Feed open = feed;
        if (reader == null || open == null) {
            return null;
        }
        open.received("update", length);
        return reader.read(array, offset, length, receivedMicros);
    }

    @Override
    public void routeRefresh(RouteRefreshMessage message) {
        Peer up = peer;
        if (up != null) {
            offer(new RouteRefresh(up, 0, receivedMicros, message.family(), message.subtype()));
        }
    }

    @Override
    public void ended(SessionEnd end) {
        Feed open = feed;
        Peer gone = peer;
        Router told = router;
        if (open == null || gone == null || told == null) {
            return;
        }
        heard();
        Feed.Kept kept = ready ? open.kept(gone, null) : null;
        stage.context()
                .info("peer " + gone.asn() + " " + address + " is down: " + end.words()
                        + (kept == null ? "" : ", " + kept.routes() + " routes lost"));
        if (ready) {
            DownReason why = DownReason.of(end);
            offer(new PeerDown(gone, 0, receivedMicros, why.reason(), why.code(), why.data()));
            offer(new RouterDown(receivedMicros, told, cause(end), end.words(), 0));
        }
        feed = null;
        peer = null;
        updates = null;
        serving = null;
        full = false;
        open.close();
        lastFailure = "";
        stage.down(end);
    }

    private static RouterDown.Cause cause(SessionEnd end) {
        return switch (end.event()) {
            case TCP_CONNECTION_FAILS -> RouterDown.Cause.TCP_CLOSED;
            case HOLD_TIMER_EXPIRES, SEND_HOLD_TIMER_EXPIRES -> RouterDown.Cause.KEEPALIVE;
            case MANUAL_STOP, AUTOMATIC_STOP -> RouterDown.Cause.SHUTDOWN;
            case NOTIF_MSG, NOTIF_MSG_VER_ERR -> RouterDown.Cause.TERMINATION;
            default -> RouterDown.Cause.PROTOCOL_ERROR;
        };
    }

    @Override
    public void failed(SessionEnd end) {
        String words = end.words();
        boolean news = !words.equals(lastFailure);
        lastFailure = words;
        stage.failed(address, end, news);
    }

    @Override
    public boolean hasRoom() {
        return !full;
    }

    @Override
    public boolean inputWaits() {
        BgpChannel from = serving;
        return full || from != null && from.hasUnread();
    }
}
