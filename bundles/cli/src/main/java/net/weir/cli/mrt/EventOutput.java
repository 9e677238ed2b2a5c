package net.weir.cli.mrt;

import java.io.Closeable;
import java.io.OutputStream;
import java.util.Set;
import net.weir.cli.tool.EventSink;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtPeers;
import net.weir.codec.mrt.MrtRecord;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;

/** Records as events in Weir's own JSON, or as rows. Confined to one thread. */
final class EventOutput implements MrtDecoder.Output, MrtPeers, Input.Reader, Closeable {
    private final Input input;
    private final EventSink lines;
    private final MrtDecoder decoder;
    private long sequence;
    private int peers;

    /** @param form {@code json}, {@code ndjson} or {@code csv} */
    EventOutput(OutputStream out, Input input, String form) {
        this.input = input;
        lines = EventSink.of(form, out, Set.of());
        decoder = new MrtDecoder(new RouterKey("mrt", null, null), this, null, this);
    }

    @Override
    public void record(MrtRecord record) {
        decoder.decode(record);
    }

    @Override
    public void endOfFile(String file) {
        decoder.endOfFile();
    }

    @Override
    public Peer up(PeerKey key, Peer.Facts facts) {
        return new Peer(++peers, 1, key, facts);
    }

    @Override
    public void damage(MrtDamage damage) {
        input.damage(damage);
    }

    @Override
    public void event(Event event) {
        event.stamp(1, ++sequence);
        lines.event(event);
    }

    @Override
    public void close() {
        lines.close();
    }
}
