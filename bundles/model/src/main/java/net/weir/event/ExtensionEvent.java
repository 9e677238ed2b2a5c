package net.weir.event;

import net.weir.model.Peer;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/** An event of a plugin's own kind. Carries plain values only, so that it outlives the plugin's classes. */
public final class ExtensionEvent extends Event {
    private final String type;
    private final int version;
    private final Value body;

    /**
     * @param type reverse DNS name of the kind, such as {@code org.example.flow}
     * @param version of the body's shape
     */
    public ExtensionEvent(
            @Nullable Peer peer, long observedMicros, long receivedMicros, String type, int version, Value body) {
        super(peer, observedMicros, receivedMicros);
        this.type = type;
        this.version = version;
        this.body = body;
    }

    @Override
    public EventKind kind() {
        return EventKind.EXTENSION;
    }

    public String type() {
        return type;
    }

    public int version() {
        return version;
    }

    public Value body() {
        return body;
    }

    @Override
    public int weight() {
        return (int) Math.min(Integer.MAX_VALUE, 160L + body.weight());
    }
}
