package net.weir.source.bmp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.event.Event;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import net.weir.session.bmp.BmpSession;
import net.weir.session.bmp.SessionPhase;
import net.weir.session.bmp.SessionSettings;
import net.weir.session.bmp.SessionSnapshot;
import net.weir.session.bmp.StalePeer;
import net.weir.session.bmp.StoredRoutes;
import org.jspecify.annotations.Nullable;

/**
 * A router's TCP connection, its session and its feed, all on one lane: the channel's event loop. Outlives the channel
 * while routes are stale. Writes nothing.
 */
final class BmpConnection extends StageReports implements FeedOwner {
    private final Channel channel;
    private final EventLoop lane;
    private final BmpSession session;
    private final ReceiveQueue unread = new ReceiveQueue();
    private final Future<?> ticks;
    private @Nullable RouterKey key;
    private @Nullable Feed feed;
    private RouterDown.@Nullable Cause ending;
    private String endingDetail = "";
    private boolean ready;
    private boolean yielding;
    private boolean full;
    private boolean reading;
    private boolean over;
    /** The stage stops. A connection that waits for the key goes on waiting: its predecessor may leave it peers to end. */
    private boolean stopping;

    private volatile boolean connected = true;

    /** On the channel's event loop. */
    BmpConnection(BmpTcpSource stage, Channel channel, IpAddress address, int port) {
        super(stage);
        this.channel = channel;
        this.lane = channel.eventLoop();
        this.session = new BmpSession(
                stage.settings(),
                address,
                port,
                stage.decoder(lane),
                this,
                stage.context().nanoTime());
        long every = stage.tickMillis();
        this.ticks = lane.scheduleAtFixedRate(this::tick, every, every, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        session.tick(stage.context().nanoTime(), stage.context().nowMicros());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf octets)) {
            ReferenceCountUtil.release(message);
            return;
        }
        unread.add(octets, stage.context().nowMicros());
        if (over) {
            discard();
        } else {
            read();
        }
    }

    /** Reads on until there is nothing more, or no room for more: then the socket is left alone until there is. */
    private void read() {
        if (reading) {
            return;
        }
        reading = true;
        try {
            while (!unread.isEmpty() && !full && mayRead()) {
                unread.readInto(session);
            }
        } finally {
            reading = false;
        }
        if (over) {
            discard();
        } else if (unread.isEmpty() && ending != null && mayRead()) {
            finish(ending);
        } else if (full) {
            channel.config().setAutoRead(false);
            waitForRoom();
        } else if (connected) {
            channel.config().setAutoRead(mayRead());
        }
    }

    /** What an ended session would have read is dropped. */
    private void discard() {
        stage.unread(unread.discard());
    }

    private boolean mayRead() {
        return !over && session.phase() != SessionPhase.WAITING;
    }

    private void waitForRoom() {
        Feed waiting = feed;
        if (waiting == null) {
            full = false;
            return;
        }
        waiting.whenRoom(() -> lane.execute(() -> {
            full = false;
            read();
        }));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connected = false;
        if (ending == null) {
            ending = RouterDown.Cause.TCP_CLOSED;
        }
        stage.disconnected(ending);
        read(); // what came before the end counts, also if it has to wait for an older connection's end
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        if (ending == null) {
            // ETIMEDOUT: the keepalive probes had no answer
            ending = !(cause instanceof IOException)
                    ? RouterDown.Cause.PROTOCOL_ERROR
                    : text.contains("timed out") ? RouterDown.Cause.KEEPALIVE : RouterDown.Cause.TCP_RESET;
            endingDetail = text;
        }
        if (ending == RouterDown.Cause.PROTOCOL_ERROR) {
            stage.context().problem("internal-error", channel.remoteAddress() + ": " + cause);
        }
        context.close();
    }

    private void finish(RouterDown.Cause cause) {
        session.closed(cause, endingDetail, stage.context().nowMicros());
    }

    /** The stage stops; from any thread. */
    void shutdown() {
        lane.execute(() -> {
            stopping = true;
            if (session.phase() != SessionPhase.WAITING) {
                session.shutdown(stage.context().nowMicros());
            }
            channel.close();
        });
    }

    /** New settings; from any thread. */
    void settings(SessionSettings next) {
        lane.execute(() -> session.settings(next));
    }

    /** False once the TCP connection is gone, though routes may still be stale; any thread may ask. */
    boolean isConnected() {
        return connected;
    }

    long heardNanos() {
        return session.heardNanos();
    }

    SessionSnapshot snapshot() {
        return session.snapshot();
    }

    @Override
    public Admission identified(RouterKey named) {
        BmpConnection rival =
                stage.directory().claim(named, this, stage.context().nanoTime());
        if (rival != null) {
            String text = named + " is claimed by " + channel.remoteAddress() + " and by "
                    + rival.channel.remoteAddress() + ", which is active; the newer one is refused; "
                    + stage.settings().identity().cure();
            stage.context().problem("identity-conflict", text);
            stage.health().degraded(named, text);
            return Admission.REFUSED;
        }
        stage.health().clear(named);
        key = named;
        feed = stage.feeds().open(named, lane, this);
        if (!ready) {
            return Admission.WAIT;
        }
        session.adopt(stage.directory().take(named));
        return Admission.ADMITTED;
    }

    /** The feed may be used: at once, within {@link #identified}, or when an older connection has ended. */
    @Override
    public void ready() {
        ready = true;
        RouterKey named = key;
        if (feed == null || named == null) {
            return;
        }
        if (session.phase() == SessionPhase.WAITING) {
            session.adopt(stage.directory().take(named));
            if (stopping) {
                session.shutdown(stage.context().nowMicros());
                return;
            }
            session.admitted();
            read();
        }
    }

    @Override
    public void superseded() {
        yielding = true;
        if (ending == null) {
            ending = RouterDown.Cause.SUPERSEDED;
        }
        RouterKey named = key;
        List<StalePeer> stale = session.superseded(stage.context().nowMicros());
        if (named != null) {
            stage.directory().leave(named, stale);
        }
        closeFeed();
    }

    /** A router tells everything when it connects; there is no other way to ask it. */
    @Override
    public void tellAgain() {
        ending = RouterDown.Cause.SHUTDOWN;
        endingDetail = "dropped, so that the router sends its tables again";
        channel.close();
    }

    @Override
    public void event(Event event) {
        if (event instanceof RouterUp up) {
            stage.health().seen(up.router());
        }
        Feed open = feed;
        if (open != null && !open.offer(event)) {
            full = true;
        }
    }

    /** The feed keeps the account; here is only whether it was asked to call when there is room. */
    @Override
    public boolean hasRoom() {
        return !full;
    }

    @Override
    public void received(String type, int octets) {
        Feed open = feed;
        if (open != null) {
            open.received(type, octets);
        }
    }

    @Override
    public @Nullable StoredRoutes stored(Peer peer, @Nullable Family family) {
        Feed open = feed;
        Feed.Kept kept = open == null ? null : open.kept(peer, family);
        return kept == null ? null : new StoredRoutes(kept.routes(), kept.filtered());
    }

    @Override
    public void close(String reason) {
        channel.close();
    }

    @Override
    public void ended() {
        over = true;
        ticks.cancel(false);
        if (!reading) {
            discard();
        }
        forgetConcerns();
        if (!yielding) {
            closeFeed();
        }
        stage.ended(this);
    }

    private void closeFeed() {
        Feed open = feed;
        RouterKey named = key;
        if (named != null) {
            stage.directory().gone(named, this, stage.context().nanoTime());
        }
        if (open != null) {
            feed = null;
            open.close();
        }
    }
}
