package net.weir.event;

import net.weir.model.Peer;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/** A value for the sinks behind, under a topic: what a filter wrote, or what a source has to say that is no other event. */
public final class TopicRecord extends Event {
    private final String topic;
    private final Value value;

    public TopicRecord(@Nullable Peer peer, long observedMicros, long receivedMicros, String topic, Value value) {
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
