package net.weir.cli.mrt;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtPeers;
import net.weir.codec.mrt.MrtRecord;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.sink.file.CsvLines;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Records as events in Weir's own JSON, or as rows. Confined to one thread. */
final class EventOutput implements MrtDecoder.Output, MrtPeers, Input.Reader, Closeable {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final Input input;
    private final String form;
    private final MrtDecoder decoder;
    private final JsonWriter json = new JsonWriter();
    private final EventJson events = new EventJson(JsonStyle.FULL);
    private final @Nullable CsvLines rows;
    private long sequence;
    private int peers;

    /** @param form {@code json}, {@code ndjson} or {@code csv} */
    EventOutput(OutputStream out, Input input, String form) {
        this.out = out;
        this.input = input;
        this.form = form;
        rows = form.equals("csv") ? new CsvLines() : null;
        if (rows != null) {
            rows.header(json);
        }
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
        if (rows != null) {
            rows.lines(json, event);
        } else {
            if (form.equals("json")) {
                json.buffer().ascii(sequence == 1 ? "[" : ",");
            }
            events.write(json, event);
            json.newline();
        }
        if (json.length() > CHUNK) {
            flush();
        }
    }

    private void flush() {
        try {
            json.copyTo(out);
            json.reset();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (form.equals("json")) {
            json.buffer().ascii(sequence == 0 ? "[]\n" : "]\n");
        }
        flush();
    }
}
