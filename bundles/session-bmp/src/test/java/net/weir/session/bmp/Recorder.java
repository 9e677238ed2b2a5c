package net.weir.session.bmp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.event.Event;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** An owner that writes everything down and gives peers their ids. */
final class Recorder implements SessionOwner {
    final List<Event> events = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final Map<String, Integer> problems = new TreeMap<>();
    final List<String> texts = new ArrayList<>();
    final List<String> degraded = new ArrayList<>();
    final List<String> closes = new ArrayList<>();
    final List<RouterKey> keys = new ArrayList<>();
    final Map<String, Integer> received = new HashMap<>();
    final Map<SessionFault, Integer> faults = new EnumMap<>(SessionFault.class);
    /** What a RIB would say of any peer and family. */
    @Nullable
    StoredRoutes kept;

    int recovered;
    int ends;
    /** How many events it takes before it wants no more for now. */
    int capacity = Integer.MAX_VALUE;

    Admission admission = Admission.ADMITTED;
    private final Map<PeerKey, Integer> ids;
    private final Map<PeerKey, Integer> epochs;

    Recorder() {
        this(new HashMap<>(), new HashMap<>());
    }

    private Recorder(Map<PeerKey, Integer> ids, Map<PeerKey, Integer> epochs) {
        this.ids = ids;
        this.epochs = epochs;
    }

    /** An owner of a later session, with the same registry of peers. */
    Recorder next() {
        return new Recorder(ids, epochs);
    }

    <T extends Event> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends Event> T only(Class<T> type) {
        List<T> found = all(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + type.getSimpleName() + " in " + events);
        }
        return found.get(0);
    }

    /** The names of the events, without their content. */
    List<String> kinds() {
        return events.stream().map(e -> e.getClass().getSimpleName()).toList();
    }

    @Override
    public Admission identified(RouterKey key) {
        keys.add(key);
        return admission;
    }

    @Override
    public Peer up(PeerKey key, Peer.Facts facts) {
        int id = ids.computeIfAbsent(key, k -> ids.size() + 1);
        return new Peer(id, epochs.merge(key, 1, Integer::sum), key, facts);
    }

    @Override
    public void event(Event event) {
        event.keepBorrowed();
        events.add(event);
    }

    @Override
    public boolean hasRoom() {
        return events.size() < capacity;
    }

    @Override
    public void received(String type, int octets) {
        received.merge(type, 1, Integer::sum);
    }

    @Override
    public void fault(SessionFault fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    @Override
    public void info(String line) {
        lines.add(line);
    }

    @Override
    public void problem(String kind, String text) {
        problems.merge(kind, 1, Integer::sum);
        texts.add(text);
    }

    @Override
    public @Nullable StoredRoutes stored(Peer peer, @Nullable Family family) {
        return kept;
    }

    @Override
    public void degraded(Object about, String reason) {
        degraded.add(reason);
    }

    @Override
    public void recovered(Object about) {
        recovered++;
    }

    @Override
    public void close(String reason) {
        closes.add(reason);
    }

    @Override
    public void ended() {
        ends++;
    }
}
