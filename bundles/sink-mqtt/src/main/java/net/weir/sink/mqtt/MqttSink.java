package net.weir.sink.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.weir.api.Counter;
import net.weir.api.Sink;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.event.Event;
import net.weir.text.EventJson;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events. Confined to the sink's worker but for what a connection reports.
 *
 * <p>A batch that was accepted is the sink's: its messages stay in the {@link Outbox} until the broker has acknowledged
 * them, and go out again, in order, on the next connection if one breaks. So a broken connection never makes a batch come
 * twice; only what was sent and not acknowledged does. While there is no connection {@link #accept} and {@link #flush}
 * throw, and the engine tries again.
 */
final class MqttSink implements Sink<MqttOptions>, Link.Listener {
    private static final int PACKET_OVERHEAD = 64; // fixed header, lengths, packet id, topic alias

    private final MqttOptions options;
    private final TopicTemplate topics;
    private final Links links;
    private final StageContext context;
    private final Outbox outbox = new Outbox();
    private final JsonWriter out = new JsonWriter();
    private final EventJson json;
    private final Counter published;
    private final Counter connections;
    private @Nullable Link link;
    private long nextAttempt;
    private String lastFailure = "";
    private boolean attempted;
    private volatile @Nullable String downBecause;
    private volatile @Nullable String refusal;
    private volatile long lastSign;

    /** Makes connections that are not up yet. */
    interface Links {
        Link make() throws IOException;
    }

    MqttSink(MqttOptions options, TopicTemplate topics, Links links, StageContext context) {
        this.options = options;
        this.topics = topics;
        this.links = links;
        this.context = context;
        this.json = new EventJson(options.format().style());
        this.published = context.counter("published", "Messages that the broker has acknowledged", "");
        this.connections = context.counter("connections", "Connections to the broker that came up", "");
        context.gauge("in_flight", "Messages that wait for their acknowledgement", "", outbox::inFlight);
    }

    @Override
    public void open() throws IOException, InterruptedException {
        connected();
    }

    /** The connection that is up, or a new one. What an earlier one had in flight waits again. */
    private Link connected() throws IOException, InterruptedException {
        Link current = link;
        if (current != null && downBecause == null) {
            return current;
        }
        boolean again = attempted;
        disconnect();
        long now = context.nanoTime();
        if (again && now - nextAttempt < 0) {
            long millis = TimeUnit.NANOSECONDS.toMillis(nextAttempt - now);
            throw new IOException("no connection to " + options.server() + ": " + lastFailure + "; next attempt in "
                    + (millis + 999) / 1000 + " s");
        }
        attempted = true;
        nextAttempt = now + options.connectRetry().toNanos();
        downBecause = null;
        Link made = links.make();
        link = made;
        try {
            made.connect(this);
        } catch (IOException e) {
            disconnect();
            lastFailure = String.valueOf(e.getMessage());
            throw new IOException("cannot connect to " + options.server() + ": " + lastFailure, e);
        } catch (InterruptedException e) {
            disconnect();
            throw e;
        }
        connections.increment();
        lastSign = context.nanoTime();
        if (again) {
            context.state(State.RUNNING, "");
        }
        return made;
    }

    private void disconnect() {
        Link old = link;
        link = null;
        if (old != null) {
            String reason = downBecause;
            lastFailure = reason == null ? lastFailure : reason;
            old.close();
        }
        outbox.takeBack();
    }

    @Override
    public void accept(List<Event> batch) throws IOException, InterruptedException {
        pump(() -> outbox.waiting() == 0); // before anything of this batch is taken
        List<Message> messages = new ArrayList<>(batch.size());
        for (Event event : batch) {
            out.reset();
            json.write(out, event);
            messages.add(new Message(topics.of(event), out.toBytes()));
        }
        outbox.put(messages);
        Link current = link;
        if (current != null && downBecause == null) {
            try {
                send(current);
            } catch (IOException e) {
                down(Link.words(e)); // the messages are in the outbox: the next call makes a connection for them
            }
        }
    }

    @Override
    public void flush() throws IOException, InterruptedException {
        pump(outbox::isEmpty);
    }

    private interface Until {
        boolean reached();
    }

    /** Connects, sends and waits for acknowledgements until it is reached, or there is no connection, or no sign of life. */
    private void pump(Until until) throws IOException, InterruptedException {
        refusal = null;
        while (true) {
            Link current = connected();
            int seen = outbox.changes();
            try {
                send(current);
            } catch (IOException e) {
                down(Link.words(e));
                continue;
            }
            String refused = refusal;
            if (refused != null) {
                throw new IOException(refused);
            }
            if (until.reached()) {
                return;
            }
            long silent = context.nanoTime() - lastSign;
            if (outbox.inFlight() == 0) {
                lastSign = context.nanoTime();
            } else if (silent >= options.ackTimeout().toNanos()) {
                down("no acknowledgement for " + options.ackTimeout().toSeconds() + " s");
                continue;
            }
            outbox.awaitChange(seen, Math.min(100, options.ackTimeout().toMillis()));
        }
    }

    private void send(Link current) throws IOException {
        int window = Math.min(options.inFlight(), current.window());
        for (Message next = outbox.take(window); next != null; next = outbox.take(window)) {
            if (next.size() + PACKET_OVERHEAD > current.largestPacket()) {
                drop(next, "larger than the " + current.largestPacket() + " octets that the broker takes");
            } else {
                if (outbox.inFlight() == 1) {
                    lastSign = context.nanoTime();
                }
                current.publish(next);
            }
        }
    }

    private void drop(Message message, String why) {
        outbox.remove(message, context.drops("message-refused")::increment);
        context.problem("message-refused", "a message for " + message.topic() + " is dropped: " + why);
    }

    @Override
    public void acknowledged(Message message) {
        outbox.remove(message, published::increment);
        lastSign = context.nanoTime();
    }

    /** What can never be delivered is dropped and counted; what an operator can allow waits for it. */
    @Override
    public void refused(Message message, int reasonCode) {
        lastSign = context.nanoTime();
        if (Refusals.isFinal(reasonCode)) {
            drop(message, Refusals.words(reasonCode));
            return;
        }
        refusal = "the broker refuses " + message.topic() + ": " + Refusals.words(reasonCode);
        outbox.takeBack(message);
    }

    @Override
    public void down(String reason) {
        if (downBecause == null) {
            downBecause = reason;
            context.state(State.DEGRADED, "connection to " + options.server() + " lost: " + reason);
        }
        outbox.changed();
    }

    @Override
    public Delivery delivery() {
        return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public PeerDownForm peerDown() {
        return options.peerDown() == PeerDownMessages.ONE ? PeerDownForm.ONE : PeerDownForm.EACH;
    }

    @Override
    public void close() {
        disconnect();
        outbox.clear();
    }
}
