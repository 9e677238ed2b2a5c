package net.weir.source.bgp;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.session.bgp.BgpSession;
import net.weir.session.bgp.Negotiated;
import net.weir.session.bgp.SessionEnd;
import net.weir.session.bgp.SessionOwner;
import net.weir.session.bgp.SessionSettings;
import net.weir.session.bgp.SessionState;
import org.jspecify.annotations.Nullable;

/** A peer with its session and its connections; what it says goes to its feed. Confined to its lane. */
final class Neighbor implements SessionOwner {
    private final BgpSource stage;
    private final IpAddress address;
    private final EventLoop lane;
    private final BgpSession session;
    private final PeerFeed feed;
    private PeerOption option;
    private @Nullable Dial dial;
    private @Nullable Future<?> wake;
    private long wakeAt;
    private @Nullable BgpChannel receiving;
    /** That of the session that is up. */
    private @Nullable BgpChannel serving;

    private String lastFailure = "";

    Neighbor(BgpSource stage, IpAddress address, PeerOption option, EventLoop lane) {
        this.stage = stage;
        this.address = address;
        this.option = option;
        this.lane = lane;
        this.session = new BgpSession(option.settings(stage.options()), this, stage.random());
        this.feed = new PeerFeed(stage, address, lane, this::readOn, this::reset);
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

    /** Other options: with a new session if what it is to be changes. */
    void change(PeerOption next) {
        SessionSettings before = session.settings();
        option = next;
        session.settings(next.settings(stage.options()));
        if (!session.settings().equals(before)) {
            reset(new NotificationMessage(NotificationMessage.CEASE, 6, Bytes.EMPTY));
        }
    }

    void stop(NotificationMessage message) {
        session.stop(message, false, now());
        feed.forget();
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
        if (from == serving) {
            feed.waitForRoom();
        }
        return taken;
    }

    /** Octets came: the clock of what they become. */
    void heard() {
        feed.heard(stage.context().nowMicros());
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
        feed.up(
                agreed,
                over == null ? null : over.local(),
                over == null ? 0 : over.remote().getPort());
        UpdateEncoder encoder = new UpdateEncoder(agreed.out(), UpdateEncoder.Ipv4Form.CLASSIC);
        for (Family family : agreed.families()) { // we have nothing to tell, and who restarts waits for that (RFC 4724)
            session.send(encoder.endOfRib(family), now());
        }
        stage.recovered(address);
    }

    @Override
    public @Nullable NotificationMessage update(byte[] array, int offset, int length) {
        return feed.update(array, offset, length);
    }

    @Override
    public void routeRefresh(RouteRefreshMessage message) {
        feed.refresh(message);
    }

    @Override
    public void ended(SessionEnd end) {
        heard();
        serving = null;
        lastFailure = "";
        feed.down(end);
        stage.down(end);
    }

    /** There is room again, or the feed may be used. */
    private void readOn() {
        BgpChannel from = serving;
        if (from != null) {
            from.read();
        }
    }

    private void reset(NotificationMessage message) {
        session.reset(message, false, now());
        wakeInTime();
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
        return feed.hasRoom();
    }

    @Override
    public boolean inputWaits() {
        BgpChannel from = serving;
        return !feed.hasRoom() || from != null && from.hasUnread();
    }
}
