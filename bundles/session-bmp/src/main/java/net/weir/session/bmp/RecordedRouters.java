package net.weir.session.bmp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bmp.BmpLimits;
import net.weir.event.Event;
import net.weir.event.RouterDown;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;

/**
 * BMP sessions that were recorded, read again by what reads live ones: the same octets and times give the same events.
 * Time is that of the recording. Confined to one thread.
 */
public final class RecordedRouters {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Set<SessionFault> DAMAGE = EnumSet.of(
            SessionFault.FRAMING,
            SessionFault.TRUNCATED,
            SessionFault.MESSAGE_DAMAGED,
            SessionFault.FIRST_MESSAGE,
            SessionFault.OPEN_DAMAGED,
            SessionFault.NOT_AN_UPDATE,
            SessionFault.TRAILING_OCTETS,
            SessionFault.UPDATE_DAMAGED,
            SessionFault.MISREAD);

    private final SessionSettings settings;
    private final Output output;
    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
    private final Map<PeerKey, Integer> ids = new HashMap<>();
    private final Map<PeerKey, Integer> epochs = new HashMap<>();
    private final Map<RouterKey, Session> byKey = new HashMap<>();
    private final List<Session> running = new ArrayList<>();
    private final Map<SessionFault, Long> faults = new EnumMap<>(SessionFault.class);
    private long tickedMicros;
    private int feeds;

    /** Who takes what comes out, within calls of a session. */
    public interface Output {
        /** Already stamped with its place; valid within the call. */
        void event(Event event);

        /** Something that an operator of a live session would be told. */
        void problem(String kind, String text);
    }

    /** @param source what stands for the id of the source stage in events */
    public RecordedRouters(String source, Output output) {
        this.settings = SessionSettings.of(source).withLimits(BmpLimits.WITH_VERSION_4, SessionSettings.MAX_PEERS);
        this.output = output;
    }

    /** A connection that began at this time. */
    public Session open(IpAddress address, int port, long micros) {
        tick(micros);
        Session session = new Session(address, port, micros);
        running.add(session);
        return session;
    }

    /** Lets time pass for all connections. */
    private void tick(long micros) {
        if (micros - tickedMicros >= TICK.toNanos() / 1000) {
            tickedMicros = micros;
            for (Session session : List.copyOf(running)) {
                session.session.tick(micros * 1000, micros);
            }
        }
    }

    /** What was wrong with what the routers sent, by reason. */
    public Map<String, Long> faults() {
        Map<String, Long> counts = new LinkedHashMap<>();
        faults.forEach((fault, count) -> counts.put(fault.toString(), count));
        return counts;
    }

    /** How often messages or what they carry were damaged, as opposed to merely odd. */
    public long damaged() {
        return DAMAGE.stream()
                .mapToLong(fault -> faults.getOrDefault(fault, 0L))
                .sum();
    }

    /** One connection of one router. */
    public final class Session {
        private final BmpSession session;
        private final int feed = ++feeds;
        private long sequence;

        private Session(IpAddress address, int port, long micros) {
            session = new BmpSession(settings, address, port, decoder, new Owner(this), micros * 1000);
        }

        /** Reads octets of the stream. */
        public void receive(byte[] octets, int offset, int length, long micros) {
            tick(micros);
            session.receive(octets, offset, length, micros);
        }

        /** The connection ended. */
        public void closed(boolean reset, long micros) {
            tick(micros);
            session.closed(reset ? RouterDown.Cause.TCP_RESET : RouterDown.Cause.TCP_CLOSED, "", micros);
        }

        /** True once nothing more will come of it, whatever it receives. */
        public boolean isEnded() {
            return session.phase() == SessionPhase.ENDED;
        }
    }

    /** What a session asks of the world, answered as a stage without limits would. */
    private final class Owner implements SessionOwner {
        private final Session mine;

        Owner(Session mine) {
            this.mine = mine;
        }

        @Override
        public Admission identified(RouterKey key) {
            Session older = byKey.put(key, mine);
            if (older != null && older != mine) {
                older.session.superseded(tickedMicros);
            }
            return Admission.ADMITTED;
        }

        @Override
        public Peer up(PeerKey key, Peer.Facts facts) {
            int id = ids.computeIfAbsent(key, fresh -> ids.size() + 1);
            return new Peer(id, epochs.merge(key, 1, Integer::sum), key, facts);
        }

        @Override
        public void event(Event event) {
            event.stamp(mine.feed, ++mine.sequence);
            output.event(event);
        }

        @Override
        public void fault(SessionFault fault) {
            faults.merge(fault, 1L, Long::sum);
        }

        @Override
        public void problem(String kind, String text) {
            output.problem(kind, text);
        }

        @Override
        public void close(String reason) {}

        @Override
        public void ended() {
            running.remove(mine);
            byKey.values().remove(mine);
        }
    }
}
