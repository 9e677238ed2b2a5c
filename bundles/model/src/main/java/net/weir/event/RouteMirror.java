package net.weir.event;

import java.util.List;
import net.weir.model.Bytes;
import net.weir.model.Peer;

/** BGP messages copied verbatim by a router (RFC 7854 section 4.7). */
public final class RouteMirror extends Event {
    private final List<Bytes> messages;
    private final List<Integer> codes;

    /**
     * @param messages BGP messages with their markers (TLV type 0)
     * @param codes information codes (TLV type 1): 0 errored PDU, 1 messages lost
     */
    public RouteMirror(Peer peer, long observedMicros, long receivedMicros, List<Bytes> messages, List<Integer> codes) {
        super(peer, observedMicros, receivedMicros);
        this.messages = List.copyOf(messages);
        this.codes = List.copyOf(codes);
    }

    @Override
    public EventKind kind() {
        return EventKind.ROUTE_MIRROR;
    }

    public List<Bytes> messages() {
        return messages;
    }

    public List<Integer> codes() {
        return codes;
    }

    @Override
    public int weight() {
        return 128 + messages.stream().mapToInt(Bytes::length).sum();
    }
}
