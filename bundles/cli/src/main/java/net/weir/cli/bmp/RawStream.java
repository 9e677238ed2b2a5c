package net.weir.cli.bmp;

import java.io.IOException;
import java.io.InputStream;
import net.weir.codec.bmp.MessageType;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.model.IpAddress;
import net.weir.model.Octets;

/**
 * The octets of one BMP session from a file or the standard input. They have no times of receipt: the peers' clocks stand
 * for them, never going back. Confined to one thread.
 */
public final class RawStream implements MessageCutter.Sink {
    private static final TcpFlow FLOW = new TcpFlow(1, IpAddress.ofV4(0), 0, IpAddress.ofV4(0), 0);
    private static final int PEER_TIME = 6 + 34;

    private final Streams.Output output;
    private final MessageCutter cutter = new MessageCutter(this);
    private long micros;
    private long read;
    private boolean damaged;

    public RawStream(Streams.Output output) {
        this.output = output;
    }

    /** Reads to the end. */
    public void read(InputStream in) throws IOException {
        byte[] chunk = new byte[1 << 16];
        for (int got = in.read(chunk); got >= 0 && cutter.isAlive(); got = in.read(chunk)) {
            feed(chunk, 0, got);
        }
        cutter.end();
        if (isUnfinished()) {
            output.trouble(FLOW, "the input ends " + cutter.pending() + " octets into a message");
        }
    }

    /** Takes the next octets. */
    void feed(byte[] octets, int offset, int length) {
        read += length;
        cutter.feed(octets, offset, length, 0);
    }

    /** True if there were octets and none of them a message. */
    public boolean isForeign() {
        return read > 0 && cutter.messages() == 0 && !isUnfinished();
    }

    /** True if the input ends in the middle of a message. */
    private boolean isUnfinished() {
        return cutter.pending() > 0;
    }

    /** True if part of the input is no message, or of one the input ends in the middle of. */
    public boolean isDamaged() {
        return damaged || isForeign() || isUnfinished();
    }

    @Override
    public void message(byte[] octets, int offset, int length, long ignored) {
        boolean ofPeer = MessageType.ofCode(Octets.u8(octets, offset + 5)).isPerPeer();
        if (ofPeer && length >= 6 + PerPeerHeader.LENGTH) {
            long told = Octets.u32(octets, offset + PEER_TIME) * 1_000_000 + Octets.u32(octets, offset + PEER_TIME + 4);
            micros = Math.max(micros, told);
        }
        output.message(FLOW, octets, offset, length, micros);
    }

    @Override
    public void broken(byte[] octets, int offset, int length, long ignored) {
        damaged = true;
        output.broken(FLOW, octets, offset, length, micros);
    }

    @Override
    public void skipped(long octets) {
        damaged = true;
        output.trouble(FLOW, passedOver(octets));
    }

    static String passedOver(long octets) {
        return octets + (octets == 1 ? " octet" : " octets") + " passed over that are no message";
    }
}
