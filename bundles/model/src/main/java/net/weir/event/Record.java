package net.weir.event;

import net.weir.model.Peer;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/** What a filter wrote for the sinks behind it. */
public final class Record extends Event {
    private final String topic;
    private final Value value;

    public Record(@Nullable Peer peer, long observedMicros, long receivedMicros, String topic, Value value) {
        super(peer, observedMicros, receivedMicros);
        this.topic = topic;
        this.value = value;
    }

    @Override
    public EventKind kind() {
        return EventKind.RECORD;
    }

    public String topic() {
        return topic;
    }

    public Value value() {
        return value;
    }

    @Override
    public int weight() {
        return (int) Math.min(Integer.MAX_VALUE, 160L + value.weight());
    }
}
