package net.weir.source.bgp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/** One attempt to connect to a peer. Confined to the peer's lane. */
final class Dial {
    private final Neighbor neighbor;
    private final EventLoop lane;
    private @Nullable ChannelFuture connecting;

    Dial(Neighbor neighbor, EventLoop lane) {
        this.neighbor = neighbor;
        this.lane = lane;
    }

    /** @param source our address, null: as the system has it */
    void start(InetSocketAddress to, @Nullable IpAddress source, Duration atMost) {
        Bootstrap bootstrap = new Bootstrap()
                .group(lane)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(Integer.MAX_VALUE, atMost.toMillis()))
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        BgpSource.configure(channel);
                    }
                });
        ChannelFuture future = source == null
                ? bootstrap.connect(to)
                : bootstrap.connect(to, new InetSocketAddress(source.toInetAddress(), 0));
        connecting = future;
        future.addListener(done -> lane.execute(
                () -> { // never from within the session's call that dials
                    if (done.isSuccess()) {
                        neighbor.dialled(this, (SocketChannel) future.channel());
                    } else {
                        neighbor.dialFailed(this, String.valueOf(done.cause().getMessage()));
                    }
                }));
    }

    void cancel() {
        ChannelFuture future = connecting;
        if (future != null) {
            future.cancel(false);
            future.channel().close();
        }
    }
}
