package net.weir.source.bgp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import net.weir.session.bgp.Transport;

/** A TCP connection of a peer. Confined to the peer's lane. */
final class BgpChannel extends ChannelInboundHandlerAdapter implements Transport {
    /** What may wait for a peer that takes nothing: keepalives, as nothing else is sent unasked. */
    private static final long MOST_UNSENT = 64 << 10;

    private static final int LINGER_SECONDS = 2;

    private final Neighbor neighbor;
    private final SocketChannel channel;
    private final boolean dialled;
    /** Of the lane: what is read now lies here as an array. */
    private final byte[] scratch;

    private final Deque<ByteBuf> unread = new ArrayDeque<>(4);
    private String trouble = "";
    private boolean over;
    private boolean reading;

    BgpChannel(Neighbor neighbor, SocketChannel channel, boolean dialled, byte[] scratch) {
        this.neighbor = neighbor;
        this.scratch = scratch;
        this.channel = channel;
        this.dialled = dialled;
    }

    @Override
    public boolean dialled() {
        return dialled;
    }

    InetSocketAddress local() {
        return channel.localAddress();
    }

    InetSocketAddress remote() {
        return channel.remoteAddress();
    }

    boolean hasUnread() {
        return !unread.isEmpty();
    }

    @Override
    public void send(byte[] message) {
        if (channel.unsafe().outboundBuffer() == null
                || channel.unsafe().outboundBuffer().totalPendingWriteBytes() > MOST_UNSENT) {
            neighbor.unsent();
            return;
        }
        channel.writeAndFlush(Unpooled.wrappedBuffer(message)).addListener(done -> {
            if (done.isSuccess() && !over) {
                neighbor.transmitted(this);
            }
        });
    }

    /** What was sent last gets out: a plain close with octets unread would be a reset, which overtakes it. */
    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        discard();
        if (channel.isActive()) {
            channel.shutdownOutput();
            channel.config().setAutoRead(true);
            channel.eventLoop().schedule(() -> channel.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        } else {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over || !(message instanceof ByteBuf octets)) {
            ReferenceCountUtil.release(message);
            return;
        }
        unread.add(octets);
        neighbor.heard();
        read();
    }

    /** Reads on until there is nothing more, or no room for more: then the socket is left alone until there is. */
    void read() {
        if (reading || over) {
            return;
        }
        reading = true;
        boolean stuck = false;
        while (!unread.isEmpty() && !stuck && !over) {
            ByteBuf first = unread.element();
            int length = Math.min(scratch.length, first.readableBytes());
            first.getBytes(first.readerIndex(), scratch, 0, length);
            int taken = neighbor.receive(this, scratch, length);
            first.skipBytes(taken);
            stuck = taken < length;
            if (!first.isReadable()) {
                unread.remove().release();
            }
        }
        reading = false;
        if (over) {
            discard();
        } else {
            channel.config().setAutoRead(!stuck);
        }
    }

    private void discard() {
        if (!reading) {
            unread.forEach(ByteBuf::release);
            unread.clear();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        read(); // what came before the end counts
        if (!over) {
            over = true;
            discard();
            neighbor.closed(this, trouble.isEmpty() ? "closed by the peer" : trouble);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        trouble = String.valueOf(cause.getMessage());
        if (!(cause instanceof java.io.IOException)) {
            neighbor.internalError(cause);
        }
        context.close();
    }
}
