package net.weir.event;

import java.util.Objects;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one family and one next hop in one BGP UPDATE. Withdrawn applies before announced; a route in both is
 * announced. An UPDATE that spans families becomes several of these with the same {@link #messageSequence}.
 */
public final class RouteUpdate extends Event {
    /** Host bits were set in at least one prefix; they were cleared. */
    public static final int HOST_BITS_CLEARED = 1;
    /** Decoded with another AS size than the session should have. */
    public static final int ASSUMED_AS_SIZE = 2;
    /** Decoded with ADD-PATH the other way round than the session should have it. */
    public static final int ASSUMED_ADD_PATH = 4;

    /** Why routes are withdrawn or announced here. */
    public enum Cause {
        /** The peer said so. */
        PEER("peer"),
        /** The peer's announcement was damaged (RFC 7606 section 2). */
        TREAT_AS_WITHDRAW("treat-as-withdraw"),
        /** A filter rejected the announcement: whoever had the route loses it. */
        FILTERED("filtered");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private final Family family;
    private final @Nullable NlriBlock withdrawn;
    private final @Nullable NlriBlock announced;
    private final @Nullable PathAttributes attributes;
    private final Cause cause;
    private final int flags;
    private final long messageSequence;
    private final int part;
    private final int parts;
    private @Nullable BorrowedMessage raw;

    /**
     * @param attributes those of the announced routes; null exactly if none is announced
     * @param flags sum of the constants of this class
     * @param messageSequence number of the UPDATE within its transport session, from 1
     * @param part 1 to {@code parts}
     * @param raw the UPDATE as received, lent for the call on the lane
     */
    public RouteUpdate(
            Peer peer,
            long observedMicros,
            long receivedMicros,
            Family family,
            @Nullable NlriBlock withdrawn,
            @Nullable NlriBlock announced,
            @Nullable PathAttributes attributes,
            Cause cause,
            int flags,
            long messageSequence,
            int part,
            int parts,
            @Nullable BorrowedMessage raw) {
        super(peer, observedMicros, receivedMicros);
        if ((announced == null) != (attributes == null)) {
            throw new IllegalArgumentException("announced routes and attributes go together");
        }
        this.family = family;
        this.withdrawn = withdrawn;
        this.announced = announced;
        this.attributes = attributes;
        this.cause = cause;
        this.flags = flags;
        this.messageSequence = messageSequence;
        this.part = part;
        this.parts = parts;
        this.raw = raw;
    }

    @Override
    public EventKind kind() {
        return EventKind.ROUTE_UPDATE;
    }

    /** An UPDATE of one part as a peer sent it, without raw octets. */
    public static RouteUpdate of(
            Peer peer,
            long receivedMicros,
            Family family,
            @Nullable NlriBlock withdrawn,
            @Nullable NlriBlock announced,
            @Nullable PathAttributes attributes) {
        return new RouteUpdate(
                peer, 0, receivedMicros, family, withdrawn, announced, attributes, Cause.PEER, 0, 1, 1, 1, null);
    }

    /** The peer; a route update always has one. */
    public Peer routePeer() {
        return Objects.requireNonNull(peer());
    }

    public Family family() {
        return family;
    }

    public @Nullable NlriBlock withdrawn() {
        return withdrawn;
    }

    public @Nullable NlriBlock announced() {
        return announced;
    }

    public @Nullable PathAttributes attributes() {
        return attributes;
    }

    public Cause cause() {
        return cause;
    }

    public int flags() {
        return flags;
    }

    public long messageSequence() {
        return messageSequence;
    }

    public int part() {
        return part;
    }

    public int parts() {
        return parts;
    }

    /** The UPDATE as received, 16-octet marker included; valid only during the call on the lane, null later. */
    public @Nullable BorrowedMessage raw() {
        return raw;
    }

    /** A copy with other routes and attributes at the same place of the feed, as a filter or a modifier makes it. */
    public RouteUpdate with(
            @Nullable NlriBlock newWithdrawn,
            @Nullable NlriBlock newAnnounced,
            @Nullable PathAttributes newAttributes,
            Cause newCause) {
        RouteUpdate copy = new RouteUpdate(
                routePeer(),
                observedMicros(),
                receivedMicros(),
                family,
                newWithdrawn,
                newAnnounced,
                newAttributes,
                newCause,
                flags,
                messageSequence,
                part,
                parts,
                raw);
        copy.stampFrom(this, subsequence());
        return copy;
    }

    @Override
    public void releaseBorrowed() {
        raw = null;
    }

    @Override
    public void keepBorrowed() {
        if (raw != null) {
            raw = new BorrowedMessage(raw.copy().toArray(), 0, raw.length());
        }
    }

    @Override
    public int weight() {
        int routes = (withdrawn == null ? 0 : withdrawn.count()) + (announced == null ? 0 : announced.count());
        return 160 + 20 * routes + (attributes == null ? 0 : attributes.length());
    }

    @Override
    public String toString() {
        return "RouteUpdate[" + place() + " -" + withdrawn + " +" + announced + "]";
    }
}
