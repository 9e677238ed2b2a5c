package net.weir.sink.mrt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.api.Counter;
import net.weir.api.StageContext;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.event.BorrowedMessage;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Tags;
import org.jspecify.annotations.Nullable;

/** Puts messages and changes of state into the chunks of their archives. Confined to whoever holds the sink's lock. */
final class RecordWriter {
    static final int ESTABLISHED = 6;
    static final int OPEN_CONFIRM = 5;
    static final int IDLE = 1;

    private final StageContext context;
    private final boolean extended;
    private final Map<Family, UpdateEncoder> withPathIds = new HashMap<>();
    private final UpdateEncoder plain = encoder(Set.of(), false);
    private final Counter original;
    private final Counter encoded;
    private final Counter states;

    RecordWriter(StageContext context, Stamps stamps) {
        this.context = context;
        this.extended = stamps == Stamps.MICROSECONDS;
        String help = "Records written to update files";
        original = context.counter("records", help, "", "form", "original");
        encoded = context.counter("records", help, "", "form", "encoded");
        states = context.counter("records", help, "", "form", "state");
    }

    private static UpdateEncoder encoder(Set<Family> addPath, boolean extendedMessage) {
        return new UpdateEncoder(new SessionParameters(true, addPath, extendedMessage), UpdateEncoder.Ipv4Form.CLASSIC);
    }

    void state(ArchivedPeer of, Archive archive, long micros, int from, int to) {
        Chunk chunk = chunk(archive, micros);
        int before = chunk.records.length();
        chunk.records.stateChange(micros, extended, of.session(), true, from, to);
        added(archive, chunk, before, micros, false);
        states.increment();
    }

    /** An UPDATE as it was received; false if there is no record for it. */
    boolean original(ArchivedPeer of, Archive archive, long micros, BorrowedMessage raw, int asSize, boolean pathIds) {
        boolean four = asSize == OriginalUpdate.FOUR_OCTET_AS;
        boolean wide = of.session().peerAs().number() > 0xffff
                || of.session().localAs().number() > 0xffff;
        if (asSize == OriginalUpdate.UNKNOWN || !four && wide) {
            return false;
        }
        byte[] message =
                raw.array().length == raw.length() ? raw.array() : raw.copy().toArray();
        Chunk chunk = chunk(archive, micros);
        int before = chunk.records.length();
        chunk.records.message(micros, extended, of.session(), four, false, pathIds, message);
        added(archive, chunk, before, micros, false);
        original.increment();
        return true;
    }

    /** Routes as one or more UPDATEs. */
    void routes(
            ArchivedPeer of,
            Archive archive,
            long micros,
            @Nullable NlriBlock withdrawn,
            @Nullable NlriBlock announced,
            @Nullable PathAttributes attributes) {
        NlriBlock any = announced != null ? announced : withdrawn;
        if (any == null) {
            return;
        }
        PathAttributes set = attributes == null ? null : attributes.withTags(Tags.NONE);
        boolean pathIds = any.hasPathIds();
        for (byte[] message : messages(any, pathIds, withdrawn, announced, set)) {
            message(of, archive, micros, pathIds, message);
        }
    }

    void endOfRib(ArchivedPeer of, Archive archive, long micros, Family family) {
        message(of, archive, micros, false, plain.endOfRib(family));
    }

    private void message(ArchivedPeer of, Archive archive, long micros, boolean pathIds, byte[] message) {
        Chunk chunk = chunk(archive, micros);
        int before = chunk.records.length();
        chunk.records.message(micros, extended, of.session(), true, false, pathIds, message);
        added(archive, chunk, before, micros, true);
        encoded.increment();
    }

    private List<byte[]> messages(
            NlriBlock any,
            boolean pathIds,
            @Nullable NlriBlock withdrawn,
            @Nullable NlriBlock announced,
            @Nullable PathAttributes set) {
        UpdateEncoder encoder =
                pathIds ? withPathIds.computeIfAbsent(any.family(), family -> encoder(Set.of(family), false)) : plain;
        try {
            return encoder.encode(withdrawn, announced, set);
        } catch (IllegalArgumentException tooLong) { // or there is no next hop: then the next says so again
            return longMessages(any, pathIds, withdrawn, announced, set);
        }
    }

    private List<byte[]> longMessages(
            NlriBlock any,
            boolean pathIds,
            @Nullable NlriBlock withdrawn,
            @Nullable NlriBlock announced,
            @Nullable PathAttributes set) {
        try {
            return encoder(pathIds ? Set.of(any.family()) : Set.of(), true).encode(withdrawn, announced, set);
        } catch (IllegalArgumentException e) {
            context.drops("not-encodable").increment();
            context.problem(
                    "not-encodable", "routes of " + any.family() + " are not in the archive: " + e.getMessage());
            return List.of();
        }
    }

    private Chunk chunk(Archive archive, long micros) {
        return archive.chunk(micros, context.nowMicros(), context.nanoTime());
    }

    private static void added(Archive archive, Chunk chunk, int before, long micros, boolean isEncoded) {
        chunk.added(micros, isEncoded);
        archive.added(chunk.records.length() - before);
    }
}
