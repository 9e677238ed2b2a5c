package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.weir.event.Arrival;
import net.weir.event.BorrowedMessage;
import net.weir.event.RouteUpdate;
import net.weir.event.RouteUpdate.Cause;
import net.weir.event.RouteUpdateBuilder;
import net.weir.model.CompactNlri;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What one UPDATE says. Owned by the decoder that returned it and valid until its next call; the blocks and attributes
 * inside are immutable and may be kept.
 */
public final class DecodedUpdate {
    private static final int MOST_PARTS = 4;

    private final Part[] parts = new Part[MOST_PARTS];
    private int count;
    private @Nullable Family endOfRib;
    private @Nullable PathAttributes ribAttributes;
    private final List<Problem> problems = new ArrayList<>();
    private final List<@Nullable Family> problemFamilies = new ArrayList<>();
    private @Nullable NotificationMessage notification;
    private boolean asPathFailed;
    private @Nullable Family nlriFailed;
    /** Of the last event: the next one mostly came with it. */
    private final RouteUpdateBuilder event = new RouteUpdateBuilder();

    private @Nullable Arrival arrival;

    DecodedUpdate() {
        for (int i = 0; i < MOST_PARTS; i++) {
            parts[i] = new Part();
        }
    }

    /** How many parts there are, 0 to 4: withdrawals per family, then MP_REACH_NLRI, then classic NLRI. */
    public int parts() {
        return count;
    }

    /** @param index from 0 */
    public Part part(int index) {
        if (index >= count) {
            throw new IndexOutOfBoundsException(index + " of " + count);
        }
        return parts[index];
    }

    /**
     * One part as an event.
     *
     * @param index of the part, from 0
     * @param sequence which of the source's UPDATEs this is
     * @param message its octets, if they are to be had
     */
    public RouteUpdate event(
            int index,
            Peer peer,
            long observedMicros,
            long receivedMicros,
            long sequence,
            @Nullable BorrowedMessage message) {
        Part part = part(index);
        Arrival last = arrival;
        Arrival now = last == null
                ? Arrival.of(peer, observedMicros, receivedMicros, sequence)
                : last.next(peer, observedMicros, receivedMicros, sequence);
        arrival = now;
        part.routes(event.arrival(now));
        return event.cause(part.cause)
                .flags(part.flags)
                .message(sequence)
                .part(index + 1, count)
                .raw(message)
                .build();
    }

    /** The family of which this message is the End-of-RIB (RFC 4724 section 2), or null. */
    public @Nullable Family endOfRib() {
        return endOfRib;
    }

    /** The attributes of a RIB entry after {@link UpdateDecoder#decodeRibEntry}; null if they make it a withdrawal. */
    public @Nullable PathAttributes ribAttributes() {
        return ribAttributes;
    }

    /** What is wrong with the message, empty if nothing; an immutable list to keep. */
    public List<Problem> problems() {
        return problems.isEmpty() ? List.of() : List.copyOf(problems);
    }

    /** The family that problem {@code index} concerns, null if all may be. */
    public @Nullable Family problemFamily(int index) {
        return problemFamilies.get(index);
    }

    /**
     * True if lengths do not close in a way that another AS size or ADD-PATH setting might explain: an AS_PATH's segments
     * or the NLRI of a family. Other damage has no such explanation.
     */
    public boolean structureFailed() {
        return asPathFailed || nlriFailed != null;
    }

    /** True if announcements or withdrawals were skipped unread, or the session is to be reset. */
    public boolean losesRoutes() {
        for (Problem problem : problems) {
            switch (problem.action()) {
                case FAMILY_SKIPPED, MESSAGE_SKIPPED, SESSION_RESET -> {
                    return true;
                }
                case KEPT, ATTRIBUTE_DISCARDED, TREATED_AS_WITHDRAW, MISREAD -> {}
            }
        }
        return false;
    }

    /** What to tell the peer if a problem is a session reset, else null. */
    public @Nullable NotificationMessage notification() {
        return notification;
    }

    boolean asPathFailed() {
        return asPathFailed;
    }

    /** The first family whose NLRI do not close, or null. */
    @Nullable
    Family nlriFailed() {
        return nlriFailed;
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            parts[i].clear();
        }
        count = 0;
        endOfRib = null;
        ribAttributes = null;
        notification = null;
        asPathFailed = false;
        nlriFailed = null;
        if (!problems.isEmpty()) {
            problems.clear();
            problemFamilies.clear();
        }
    }

    void endOfRib(Family family) {
        endOfRib = family;
    }

    void ribAttributes(@Nullable PathAttributes attributes) {
        ribAttributes = attributes;
    }

    void asPathFails() {
        asPathFailed = true;
    }

    void nlriFails(Family family) {
        nlriFailed = nlriFailed == null ? family : nlriFailed;
    }

    /** Adds a problem unless the same was found before, as when two parts share the damaged attribute. */
    void add(Problem problem, @Nullable Family family) {
        for (Problem known : problems) {
            if (known.offset() == problem.offset() && known.reason().equals(problem.reason())) {
                return;
            }
        }
        problems.add(problem);
        problemFamilies.add(family);
    }

    void notification(NotificationMessage message) {
        notification = notification == null ? message : notification;
    }

    /** A session that is reset has no routes any more, and the others follow by its end. */
    void dropParts() {
        for (int i = 0; i < count; i++) {
            parts[i].clear();
        }
        count = 0;
        endOfRib = null;
    }

    Part add() {
        return parts[count++];
    }

    /** One event to be: the routes of one family and one next hop. */
    public static final class Part {
        /** A {@link CompactNlri}, as is {@link #announced}; one of them is there. */
        private @Nullable Object withdrawn;

        private @Nullable Object announced;
        private @Nullable PathAttributes attributes;
        private Cause cause = Cause.PEER;
        private int flags;

        private Part() {}

        public Family family() {
            return CompactNlri.family(Objects.requireNonNull(announced != null ? announced : withdrawn));
        }

        public @Nullable NlriBlock withdrawn() {
            return withdrawn == null ? null : CompactNlri.block(withdrawn);
        }

        public @Nullable NlriBlock announced() {
            return announced == null ? null : CompactNlri.block(announced);
        }

        /** How many routes are withdrawn, without a block of them. */
        public int withdrawnCount() {
            return CompactNlri.count(withdrawn);
        }

        /** How many routes are announced, without a block of them. */
        public int announcedCount() {
            return CompactNlri.count(announced);
        }

        /** Of the announced routes; null exactly if none is announced. */
        public @Nullable PathAttributes attributes() {
            return attributes;
        }

        public Cause cause() {
            return cause;
        }

        /** Sum of the flags of {@link RouteUpdate}. */
        public int flags() {
            return flags;
        }

        private void routes(RouteUpdateBuilder event) {
            if (withdrawn instanceof long[] keys) {
                event.withdrawnKeys(keys);
            } else {
                event.withdrawn((NlriBlock) withdrawn);
            }
            if (announced instanceof long[] keys) {
                event.announcedKeys(keys, Objects.requireNonNull(attributes));
            } else {
                event.announced((NlriBlock) announced, attributes);
            }
        }

        void withdraw(Object nlri, int moreFlags) {
            withdrawn = nlri;
            flags |= moreFlags;
        }

        void announce(Object nlri, PathAttributes set, int moreFlags) {
            announced = nlri;
            attributes = set;
            flags |= moreFlags;
        }

        void treatAsWithdraw() {
            cause = Cause.TREAT_AS_WITHDRAW;
        }

        void flag(int moreFlags) {
            flags |= moreFlags;
        }

        private void clear() {
            withdrawn = null;
            announced = null;
            attributes = null;
            cause = Cause.PEER;
            flags = 0;
        }
    }
}
