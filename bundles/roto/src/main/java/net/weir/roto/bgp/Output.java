package net.weir.roto.bgp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.Value;
import net.weir.text.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * The context variable {@code output}: each call becomes a record for whoever takes them. Confined to one thread. While
 * there is nobody to take them (a route that is told again), nothing comes of a call.
 */
public final class Output {
    private static final Value NOTHING = new Value.Nothing();

    private @Nullable OutputSink sink;
    private @Nullable Event event;
    private final Clock clock;
    private LogEntry entry = new LogEntry();

    Output(Clock clock) {
        this.clock = clock;
    }

    /** Host: who takes records during the next call, and of which event they speak. */
    void set(@Nullable OutputSink newSink, @Nullable Event newEvent) {
        sink = newSink;
        event = newEvent;
    }

    private void put(String topic, Value value) {
        if (sink != null) {
            sink.record(topic, value);
        }
    }

    private static Value fields(Object... namesAndValues) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.Fields(fields);
    }

    static Value number(int unsigned) {
        return new Value.Int(Integer.toUnsignedLong(unsigned));
    }

    public void logPrefix(Prefix prefix) {
        put("prefix", fields("prefix", new Value.Text(prefix.toString())));
    }

    public void logMatchedAsn(int asn) {
        put("asn", number(asn));
    }

    public void logMatchedOrigin(int asn) {
        put("origin", number(asn));
    }

    public void logMatchedCommunity(int community) {
        put("community", new Value.Text(Attributes.communityText(community)));
    }

    /** Only of a peer that went down; else nothing. */
    public void logPeerDown() {
        Peer peer = event == null ? null : event.peer();
        if (event instanceof PeerDown && peer != null) {
            String address =
                    peer.key().address() == null ? "::" : peer.key().address().toString();
            put(
                    "peerdown",
                    new Value.Many(List.of(
                            new Value.Text(address), new Value.Int(peer.asn().number()))));
        }
    }

    public void logCustom(int id, int value) {
        put("custom", fields("id", number(id), "value", number(value)));
    }

    public void print(String text) {
        put("print", new Value.Text(text));
    }

    public void timestampedPrint(String text) {
        put("print", new Value.Text("[" + Timestamps.text(clock.micros()) + "] " + text));
    }

    public LogEntry entry() {
        return entry;
    }

    /** Queues the entry that was begun; the next one is empty. */
    public void writeEntry() {
        put("log_entry", entry.toValue(clock.micros()));
        entry = new LogEntry();
    }

    static Value orNothing(@Nullable Value value) {
        return value == null ? NOTHING : value;
    }
}
