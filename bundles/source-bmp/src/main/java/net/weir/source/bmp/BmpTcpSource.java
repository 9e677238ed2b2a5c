package net.weir.source.bmp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.weir.api.Counter;
import net.weir.api.Feeds;
import net.weir.api.Source;
import net.weir.api.StageContext;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.event.RouterDown;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.session.bmp.SessionFault;
import net.weir.session.bmp.SessionSettings;
import net.weir.session.bmp.SessionSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The stage {@code bmp.tcp}: routers dial, each connection is read on the lane that its event loop is. Opened,
 * reconfigured and closed by the planner's thread.
 */
final class BmpTcpSource implements Source<BmpTcpOptions> {
    private static final Duration EXPECTED_WITHIN = Duration.ofMinutes(1);
    private static final int CLOSE_SECONDS = 4;
    private static final int END_SECONDS = 4;

    private final StageContext context;
    private final long tickMillis;
    private final StageHealth health;
    private final RouterDirectory directory = new RouterDirectory();
    private final Set<BmpConnection> connections = ConcurrentHashMap.newKeySet();
    private final Map<EventLoop, UpdateDecoder> decoders = new ConcurrentHashMap<>();
    private final Counter[] faults;
    private final Counter accepted;
    private final Counter unread;
    private volatile BmpTcpOptions options;
    private volatile boolean closing;
    private @Nullable Feeds feeds;
    private @Nullable EventLoopGroup group;
    private @Nullable Channel listener;

    BmpTcpSource(BmpTcpOptions options, StageContext context) {
        this(options, context, 1000);
    }

    /** @param tickMillis how often sessions look at the clock */
    BmpTcpSource(BmpTcpOptions options, StageContext context, long tickMillis) {
        this.options = options;
        this.context = context;
        this.tickMillis = tickMillis;
        this.health = new StageHealth(context);
        this.faults = new Counter[SessionFault.values().length];
        for (SessionFault fault : SessionFault.values()) {
            String help = "what routers sent that was wrong or odd";
            faults[fault.ordinal()] = context.counter("faults", help, "", "reason", fault.toString());
        }
        this.accepted = context.counter("connections_accepted", "connections of routers taken", "");
        this.unread = context.counter("unread_octets", "octets dropped because their session had ended", "");
        context.gauge("connections", "connections of routers now", "", this::connected);
    }

    @Override
    public void open(Feeds way) throws IOException {
        feeds = way;
        KeepaliveOptions keepalive = KeepaliveOptions.of(options);
        EventLoopGroup lanes =
                new MultiThreadIoEventLoopGroup(way.lanes(), way.laneThreads(), NioIoHandler.newFactory());
        group = lanes;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(lanes)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.ALLOCATOR, new ArrayAllocator())
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(1024, 16_384, 65_536))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        keepalive.apply(channel);
                        accept(channel);
                    }
                });
        try {
            Channel bound =
                    bootstrap.bind(options.listen()).syncUninterruptibly().channel();
            listener = bound;
            InetSocketAddress address = (InetSocketAddress) bound.localAddress();
            context.listening("bmp", address);
            health.listening(address);
        } catch (Exception e) { // Netty throws what it did not declare
            stop(lanes);
            throw new IOException("cannot listen on " + options.listen() + ": " + e.getMessage(), e);
        }
        lanes.next().scheduleAtFixedRate(this::endConflicts, tickMillis, tickMillis, TimeUnit.MILLISECONDS);
        health.expect(options.expected(), List.of());
        lanes.next().schedule(health::alarm, EXPECTED_WITHIN.toSeconds(), TimeUnit.SECONDS);
    }

    private void endConflicts() {
        for (RouterKey key : directory.settled(context.nanoTime())) {
            health.clear(key);
            context.info("the conflict over " + key + " is over");
        }
    }

    private void accept(SocketChannel channel) {
        InetSocketAddress remote = channel.remoteAddress();
        if (remote == null) {
            channel.close(); // gone before it was looked at
            return;
        }
        IpAddress address = IpAddress.of(remote.getAddress());
        BmpTcpOptions now = options;
        if (!now.allow().isEmpty() && now.allow().stream().noneMatch(prefix -> allows(prefix, address))) {
            refuse(channel, "address-not-allowed", address + " is in none of the allowed prefixes");
        } else if (connected() >= now.maxSessions()) {
            refuse(channel, "too-many-sessions", address + " would be one more than " + now.maxSessions());
        } else {
            accepted.increment();
            BmpConnection connection = new BmpConnection(this, channel, address, remote.getPort());
            connections.add(connection);
            channel.pipeline().addLast(connection);
            if (closing) {
                connection.shutdown(); // it came too late to be among those that close() knows
            }
        }
    }

    private static boolean allows(Prefix prefix, IpAddress address) {
        return prefix.isV6() == address.isV6() && prefix.contains(address);
    }

    private void refuse(SocketChannel channel, String kind, String text) {
        context.counter("connections_refused", "connections closed unread", "", "reason", kind)
                .increment();
        context.problem(kind, text);
        channel.close();
    }

    private int connected() {
        int count = 0;
        for (BmpConnection connection : connections) {
            count += connection.isConnected() ? 1 : 0;
        }
        return count;
    }

    /** The TCP connection is gone. */
    void disconnected(RouterDown.Cause cause) {
        context.counter("connections_lost", "connections that ended", "", "cause", cause.toString())
                .increment();
    }

    /** Octets came from a connection whose session had ended, such as one that was superseded. */
    void unread(int octets) {
        unread.add(octets);
    }

    /** The connection is gone with all that it held. */
    void ended(BmpConnection connection) {
        synchronized (connections) {
            connections.remove(connection);
            connections.notifyAll();
        }
    }

    @Override
    public Reconfigured reconfigure(BmpTcpOptions next) {
        boolean otherRouters = !next.expected().equals(options.expected());
        options = next;
        SessionSettings settings = settings();
        connections.forEach(connection -> connection.settings(settings));
        EventLoopGroup lanes = group;
        if (otherRouters && lanes != null) {
            health.expect(next.expected(), routers());
            lanes.next().schedule(health::alarm, EXPECTED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        }
        return Reconfigured.APPLIED;
    }

    private List<Router> routers() {
        List<Router> present = new ArrayList<>();
        for (SessionSnapshot snapshot : snapshots()) {
            Router router = snapshot.router();
            if (router != null) {
                present.add(router);
            }
        }
        return present;
    }

    /** Stops listening, then ends each session on its lane: what was read goes out, then what the end means. */
    @Override
    public void close() {
        Channel bound = listener;
        if (bound != null) {
            listener = null;
            bound.close().syncUninterruptibly();
            context.listening("bmp", null);
        }
        EventLoopGroup lanes = group;
        if (lanes != null) {
            group = null;
            closing = true;
            connections.forEach(BmpConnection::shutdown);
            awaitEnds();
            stop(lanes);
        }
    }

    /** Lanes hand keys and held peers to one another until all is told: none may end before the last of them. */
    private void awaitEnds() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        synchronized (connections) {
            try {
                while (!connections.isEmpty() && System.nanoTime() - deadline < 0) {
                    TimeUnit.NANOSECONDS.timedWait(connections, Math.max(1, deadline - System.nanoTime()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void stop(EventLoopGroup lanes) {
        lanes.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    /** The decoder of a lane, shared by its connections: a new one once there are other families to read. */
    UpdateDecoder decoder(EventLoop lane) {
        return decoders.compute(
                lane,
                (l, known) -> known == null || known.families() != FamilyRegistry.current()
                        ? new UpdateDecoder(new AttributeCache())
                        : known);
    }

    /** All sessions as they stand; any thread may ask. */
    List<SessionSnapshot> snapshots() {
        return connections.stream().map(BmpConnection::snapshot).toList();
    }

    SessionSettings settings() {
        return options.session(context.id());
    }

    long tickMillis() {
        return tickMillis;
    }

    StageContext context() {
        return context;
    }

    RouterDirectory directory() {
        return directory;
    }

    StageHealth health() {
        return health;
    }

    Counter faults(SessionFault fault) {
        return faults[fault.ordinal()];
    }

    Feeds feeds() {
        return Objects.requireNonNull(feeds);
    }
}
