package net.weir.event;

import java.util.Objects;
import net.weir.model.CompactNlri;
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
    /** The announced routes have no next hop: kept where the source was told to. */
    public static final int NO_NEXT_HOP = 8;

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

    /** The number of the message in the lower half of {@link #details}; above it part, parts, cause and flags. */
    private static final int MESSAGE_BITS = 16;

    private static final int PART_AT = MESSAGE_BITS;
    private static final int PARTS_AT = PART_AT + 3;
    private static final int CAUSE_AT = PARTS_AT + 3;
    private static final int FLAGS_AT = CAUSE_AT + 2;
    /** One past the highest part: an UPDATE has four at most, each field three bits. */
    private static final int PART_LIMIT = 8;

    /** {@link #details}: the octets in {@link #raw} are this event's own and stay. */
    private static final int RETAINS = 1 << Integer.SIZE - 1;

    private static final int FLAG_LIMIT = 1 << Integer.SIZE - 1 - FLAGS_AT;
    private static final Cause[] CAUSES = Cause.values();

    /** A {@link CompactNlri}, or the family alone if there are no routes at all. */
    private @Nullable Object withdrawn;
    /** A {@link CompactNlri}. */
    private @Nullable Object announced;

    private final @Nullable PathAttributes attributes;
    private final int details;
    private @Nullable BorrowedMessage raw;

    /**
     * As {@link RouteUpdateBuilder} puts it together.
     *
     * @param withdrawn a {@link CompactNlri}; the family alone if there are no routes at all; null if none is withdrawn
     * @param announced a {@link CompactNlri} of the same family, or null
     * @throws IllegalArgumentException if these do not go together
     */
    RouteUpdate(
            Arrival arrival,
            @Nullable Object withdrawn,
            @Nullable Object announced,
            @Nullable PathAttributes attributes,
            int details,
            @Nullable BorrowedMessage raw) {
        super(arrival);
        if ((announced == null) != (attributes == null)) {
            throw new IllegalArgumentException("announced routes and attributes go together");
        }
        if (withdrawn == null && announced == null) {
            throw new IllegalArgumentException("neither routes nor a family");
        }
        if (withdrawn != null && announced != null) {
            requireFamily(CompactNlri.family(withdrawn), announced);
        }
        this.withdrawn = withdrawn;
        this.announced = announced;
        this.attributes = attributes;
        this.details = details;
        this.raw = raw;
    }

    static void requireFamily(Family family, @Nullable Object routes) {
        if (routes != null && !CompactNlri.family(routes).equals(family)) {
            throw new IllegalArgumentException(
                    "routes of " + CompactNlri.family(routes) + " in an update of " + family);
        }
    }

    static int details(Cause cause, int flags, int part, int parts) {
        if (part < 1 || part > parts || parts >= PART_LIMIT || flags < 0 || flags >= FLAG_LIMIT) {
            throw new IllegalArgumentException("part " + part + " of " + parts + " with flags " + flags);
        }
        return part << PART_AT | parts << PARTS_AT | cause.ordinal() << CAUSE_AT | flags << FLAGS_AT;
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
        return new RouteUpdateBuilder()
                .from(peer, 0, receivedMicros)
                .family(family)
                .withdrawn(withdrawn)
                .announced(announced, attributes)
                .build();
    }

    /** The peer; a route update always has one. */
    public Peer routePeer() {
        return arrival().requirePeer();
    }

    public Family family() {
        Object routes = announced != null ? announced : Objects.requireNonNull(withdrawn);
        return routes instanceof Family alone ? alone : CompactNlri.family(routes);
    }

    /** The routes that are gone; null if none are. */
    public @Nullable NlriBlock withdrawn() {
        Object routes = withdrawn;
        if (routes instanceof long[]) {
            withdrawn = routes = CompactNlri.block(routes); // threads that ask at once make the same, each its own
        }
        return routes instanceof NlriBlock block ? block : null;
    }

    /** The routes that {@link #attributes} are of; null if there are none. */
    public @Nullable NlriBlock announced() {
        Object routes = announced;
        if (routes instanceof long[]) {
            announced = routes = CompactNlri.block(routes);
        }
        return (NlriBlock) routes;
    }

    /** How many routes are withdrawn. */
    public int withdrawnCount() {
        return withdrawn instanceof Family ? 0 : CompactNlri.count(withdrawn);
    }

    /** How many routes are announced. */
    public int announcedCount() {
        return CompactNlri.count(announced);
    }

    public @Nullable PathAttributes attributes() {
        return attributes;
    }

    public Cause cause() {
        return CAUSES[details >>> CAUSE_AT & 3];
    }

    public int flags() {
        return (details & ~RETAINS) >>> FLAGS_AT;
    }

    public long messageSequence() {
        return arrival().message(details & (1 << MESSAGE_BITS) - 1);
    }

    public int part() {
        return details >>> PART_AT & PART_LIMIT - 1;
    }

    public int parts() {
        return details >>> PARTS_AT & PART_LIMIT - 1;
    }

    /**
     * The UPDATE as received, 16-octet marker included; valid only during the call on the lane, null later. An event that was
     * {@link #retained} keeps it.
     */
    public @Nullable BorrowedMessage raw() {
        return raw;
    }

    /** A copy with other routes and attributes at the same place of the feed, as a filter or a modifier makes it. */
    public RouteUpdate with(
            @Nullable NlriBlock newWithdrawn,
            @Nullable NlriBlock newAnnounced,
            @Nullable PathAttributes newAttributes,
            Cause newCause) {
        Family family = family();
        requireFamily(family, newWithdrawn);
        requireFamily(family, newAnnounced);
        boolean none = newWithdrawn == null && newAnnounced == null;
        RouteUpdate copy = new RouteUpdate(
                arrival(),
                none ? family : newWithdrawn,
                newAnnounced,
                newAttributes,
                details & ~(3 << CAUSE_AT) | newCause.ordinal() << CAUSE_AT,
                raw);
        copy.stampFrom(this, subsequence());
        return copy;
    }

    @Override
    public RouteUpdate retained() {
        BorrowedMessage lent = raw;
        if (lent == null || retains()) {
            return this;
        }
        BorrowedMessage own = new BorrowedMessage(lent.copy().toArray(), 0, lent.length());
        RouteUpdate copy = new RouteUpdate(arrival(), withdrawn, announced, attributes, details | RETAINS, own);
        copy.stampFrom(this, subsequence());
        return copy;
    }

    private boolean retains() {
        return (details & RETAINS) != 0;
    }

    @Override
    public void releaseBorrowed() {
        if (!retains()) {
            raw = null;
        }
    }

    @Override
    public void keepBorrowed() {
        if (raw != null && !retains()) {
            raw = new BorrowedMessage(raw.copy().toArray(), 0, raw.length());
        }
    }

    @Override
    public int weight() {
        int routes = withdrawnCount() + announcedCount();
        BorrowedMessage own = retains() ? raw : null; // what is only lent is gone before the queue asks again
        return 160 + 20 * routes + (attributes == null ? 0 : attributes.length()) + (own == null ? 0 : own.length());
    }

    @Override
    public String toString() {
        return "RouteUpdate[" + place() + " -" + withdrawn() + " +" + announced() + "]";
    }
}
