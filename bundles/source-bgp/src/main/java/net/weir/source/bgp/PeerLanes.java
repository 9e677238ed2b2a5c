package net.weir.source.bgp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import net.weir.api.Feeds;
import net.weir.model.IpAddress;

/** The lanes of a speaker. Whatever connects with one address does so on one lane, so that a session never changes its own. */
final class PeerLanes extends MultiThreadIoEventLoopGroup {
    private final List<EventLoop> loops = new ArrayList<>();

    PeerLanes(Feeds feeds) {
        super(feeds.lanes(), feeds.laneThreads(), NioIoHandler.newFactory());
        for (EventExecutor loop : this) {
            loops.add((EventLoop) loop);
        }
    }

    EventLoop of(IpAddress peer) {
        return loops.get(Math.floorMod(peer.hashCode(), loops.size()));
    }

    List<EventLoop> all() {
        return loops;
    }

    @Override
    public ChannelFuture register(Channel channel) {
        boolean peer = channel.remoteAddress() instanceof InetSocketAddress;
        return peer
                ? of(IpAddress.of(((InetSocketAddress) channel.remoteAddress()).getAddress()))
                        .register(channel)
                : super.register(channel);
    }
}
