package net.weir.cli.bmp;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import net.weir.cli.tool.Notes;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.event.Event;
import net.weir.session.bmp.RecordedRouters;

/** Reads flows as live sessions are read. Confined to one thread. */
final class LiveReader implements MessageReader, RecordedRouters.Output {
    private final Notes notes;
    private final Consumer<Event> events;
    private final RecordedRouters routers = new RecordedRouters("bmp", this);
    private final Map<TcpFlow, RecordedRouters.Session> sessions = new HashMap<>();

    LiveReader(Notes notes, Consumer<Event> events) {
        this.notes = notes;
        this.events = events;
    }

    private RecordedRouters.Session session(TcpFlow flow, long micros) {
        return sessions.computeIfAbsent(flow, fresh -> routers.open(flow.source(), flow.sourcePort(), micros));
    }

    @Override
    public void message(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        session(flow, micros).receive(octets, offset, length, micros);
    }

    @Override
    public void broken(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        session(flow, micros).receive(octets, offset, length, micros);
        sessions.remove(flow); // what is found behind it is of a session of its own
    }

    @Override
    public void closed(TcpFlow flow, boolean reset, long micros) {
        RecordedRouters.Session session = sessions.remove(flow);
        if (session != null) {
            session.closed(reset, micros);
        }
    }

    @Override
    public void trouble(TcpFlow flow, String text) {
        notes.tell(flow + ": " + text);
    }

    @Override
    public void event(Event event) {
        events.accept(event);
    }

    @Override
    public void problem(String kind, String text) {
        notes.tell(text);
    }

    @Override
    public boolean isDamaged() {
        return routers.damaged() > 0;
    }

    @Override
    public Map<String, Long> faults() {
        return routers.faults();
    }
}
