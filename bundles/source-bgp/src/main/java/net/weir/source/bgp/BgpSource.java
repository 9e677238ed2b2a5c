package net.weir.source.bgp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import net.weir.api.Counter;
import net.weir.api.Feeds;
import net.weir.api.Source;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.session.bgp.FsmEvent;
import net.weir.session.bgp.SessionEnd;
import net.weir.session.bgp.SessionState;
import org.jspecify.annotations.Nullable;

/** The stage {@code bgp}. Opened, reconfigured and closed by the planner's thread. */
final class BgpSource implements Source<BgpOptions> {
    private static final int CLOSE_SECONDS = 4;
    private static final int BACKLOG = 1024;
    private static final NotificationMessage REJECTED =
            new NotificationMessage(NotificationMessage.CEASE, 5, Bytes.EMPTY);
    private static final NotificationMessage DECONFIGURED =
            new NotificationMessage(NotificationMessage.CEASE, 3, Bytes.EMPTY);
    private static final int MOST_READ = 65_536;

    private final StageContext context;
    private final RandomGenerator random = new java.util.Random();
    private final Map<IpAddress, Neighbor> neighbors = new ConcurrentHashMap<>();
    private final Map<EventLoop, UpdateDecoder> decoders = new ConcurrentHashMap<>();
    private final Map<EventLoop, byte[]> scratches = new ConcurrentHashMap<>();
    /** Of each peer without a session, why not. */
    private final Map<IpAddress, String> troubles = new ConcurrentHashMap<>();

    private final List<Channel> listeners = new ArrayList<>();
    private final Strangers strangers = new Strangers();
    private final Counter refused;
    private final Counter unsent;
    private volatile BgpOptions options;
    private volatile List<PeerOption> peers;
    private @Nullable Feeds feeds;
    private @Nullable PeerLanes lanes;

    BgpSource(BgpOptions options, StageContext context) {
        this.options = options;
        this.context = context;
        this.peers = PeerOption.parse(options.peers());
        this.refused = context.counter("connections_refused", "connections of those who are no peers", "");
        this.unsent = context.counter("messages_unsent", "messages not sent, as the peer takes none", "");
        context.gauge("peers", "peers configured or come by a prefix", "", neighbors::size);
        context.gauge("peers_established", "peers whose session is up", "", () -> neighbors.values().stream()
                .filter(peer -> peer.state() == SessionState.ESTABLISHED)
                .count());
    }

    @Override
    public void open(Feeds way) throws IOException {
        feeds = way;
        PeerLanes made = new PeerLanes(way);
        lanes = made;
        try {
            for (InetSocketAddress address : options.listen()) {
                listen(made, address);
            }
        } catch (Exception e) { // Netty throws what it did not declare
            close();
            throw new IOException("cannot listen: " + e.getMessage(), e);
        }
        peers.stream().filter(PeerOption::isSingle).forEach(this::add);
        tellState();
    }

    private void listen(PeerLanes made, InetSocketAddress address) {
        Channel bound = new ServerBootstrap()
                .group(made)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        configure(channel);
                        accept(channel);
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
        listeners.add(bound);
        context.listening(
                listeners.size() == 1 ? "bgp" : "bgp" + listeners.size(), (InetSocketAddress) bound.localAddress());
    }

    /** What every connection of a peer has. */
    static void configure(SocketChannel channel) {
        channel.config()
                .setTcpNoDelay(true)
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(1024, 16_384, MOST_READ));
    }

    private void add(PeerOption peer) {
        IpAddress address = peer.range().address();
        Neighbor neighbor =
                new Neighbor(this, address, peer, Objects.requireNonNull(lanes).of(address));
        neighbors.put(address, neighbor);
        neighbor.lane().execute(neighbor::start);
    }

    /** On the lane of the peer's address. */
    private void accept(SocketChannel channel) {
        InetSocketAddress remote = channel.remoteAddress();
        if (remote == null) {
            channel.close(); // gone before it was looked at
            return;
        }
        IpAddress address = IpAddress.of(remote.getAddress());
        Neighbor neighbor = neighbors.get(address);
        if (neighbor == null) {
            neighbor = dynamic(address);
        }
        if (neighbor != null) {
            neighbor.accepted(channel);
        } else {
            refused.increment();
            if (strangers.isNews(address, context.nanoTime())) {
                context.info(address + " dialled and is no peer; told again in an hour at the earliest");
            }
            channel.writeAndFlush(Unpooled.wrappedBuffer(REJECTED.encode())).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The peer that an address may become by the longest prefix that has it. */
    private @Nullable Neighbor dynamic(IpAddress address) {
        PeerOption best = null;
        for (PeerOption peer : peers) {
            Prefix range = peer.range();
            boolean has = !peer.isSingle() && range.isV6() == address.isV6() && range.contains(address);
            if (has && (best == null || range.length() > best.range().length())) {
                best = peer;
            }
        }
        if (best == null) {
            return null;
        }
        long now = neighbors.values().stream()
                .filter(peer -> !peer.option().isSingle())
                .count();
        if (now >= options.maxDynamicPeers()) {
            context.problem("too-many-dynamic-peers", address + " would be one more than " + now);
            return null;
        }
        Neighbor neighbor =
                new Neighbor(this, address, best, Objects.requireNonNull(lanes).of(address));
        neighbors.put(address, neighbor);
        neighbor.start();
        return neighbor;
    }

    @Override
    public Reconfigured reconfigure(BgpOptions next) {
        List<PeerOption> wanted = PeerOption.parse(next.peers());
        options = next;
        peers = wanted;
        for (Map.Entry<IpAddress, Neighbor> entry : neighbors.entrySet()) {
            Neighbor neighbor = entry.getValue();
            PeerOption now = wanted.stream()
                    .filter(peer -> peer.range().equals(neighbor.option().range()))
                    .findFirst()
                    .orElse(null);
            if (now == null) {
                neighbors.remove(entry.getKey());
                troubles.remove(entry.getKey());
                neighbor.lane().execute(() -> neighbor.stop(DECONFIGURED));
            } else {
                neighbor.lane().execute(() -> neighbor.change(now));
            }
        }
        wanted.stream()
                .filter(PeerOption::isSingle)
                .filter(peer -> !neighbors.containsKey(peer.range().address()))
                .forEach(this::add);
        tellState();
        return Reconfigured.APPLIED;
    }

    /** Stops listening, then ends each session on its lane with a word. */
    @Override
    public void close() {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).close().syncUninterruptibly();
            context.listening(i == 0 ? "bgp" : "bgp" + (i + 1), null);
        }
        listeners.clear();
        PeerLanes ending = lanes;
        if (ending != null) {
            lanes = null;
            endSessions(ending);
            ending.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                    .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void endSessions(PeerLanes ending) {
        NotificationMessage word = NotificationMessage.cease(NotificationMessage.ADMINISTRATIVE_SHUTDOWN, "");
        CountDownLatch left = new CountDownLatch(ending.all().size());
        neighbors.values().forEach(peer -> peer.lane().execute(() -> peer.stop(word)));
        ending.all().forEach(lane -> lane.execute(left::countDown));
        try {
            if (!left.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                context.problem("slow-close", "a lane did not end its sessions in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The decoder of a lane: a new one once there are other families to read. */
    UpdateDecoder decoder(EventLoop lane) {
        return decoders.compute(
                lane,
                (l, known) -> known == null || known.families() != FamilyRegistry.current()
                        ? new UpdateDecoder(new AttributeCache())
                        : known);
    }

    /** A session that was up has ended. */
    void down(SessionEnd end) {
        context.counter(
                        "sessions_lost",
                        "sessions that were up and ended",
                        "",
                        "event",
                        end.event().toString())
                .increment();
    }

    byte[] scratch(EventLoop lane) {
        return scratches.computeIfAbsent(lane, l -> new byte[MOST_READ]);
    }

    /** A session is up. */
    void recovered(IpAddress address) {
        if (troubles.remove(address) != null) {
            tellState();
        }
    }

    /** A session did not come up. */
    void failed(IpAddress address, SessionEnd end, boolean news) {
        context.counter(
                        "sessions_failed",
                        "attempts at a session",
                        "",
                        "event",
                        end.event().toString())
                .increment();
        boolean mere = end.event() == FsmEvent.OPEN_COLLISION_DUMP || end.event() == FsmEvent.MANUAL_STOP;
        if (!mere && news) {
            context.info("no session with " + address + ": " + end.words());
            troubles.put(address, end.words());
            tellState();
        }
    }

    private void tellState() {
        Map.Entry<IpAddress, String> first =
                troubles.entrySet().stream().min(Map.Entry.comparingByKey()).orElse(null);
        if (first == null) {
            context.state(State.RUNNING, peers.size() + " peers or prefixes configured");
        } else {
            String more = troubles.size() == 1 ? "" : "; " + (troubles.size() - 1) + " more peers have no session";
            context.state(State.DEGRADED, "no session with " + first.getKey() + ": " + first.getValue() + more);
        }
    }

    void unsent() {
        unsent.increment();
    }

    RandomGenerator random() {
        return random;
    }

    BgpOptions options() {
        return options;
    }

    StageContext context() {
        return context;
    }

    Feeds feeds() {
        return Objects.requireNonNull(feeds);
    }
}
