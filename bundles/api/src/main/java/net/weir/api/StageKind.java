package net.weir.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a stage is in the stream, and what follows from that. */
public enum StageKind {
    /** Events come in through it. */
    SOURCE(false, true),
    /** Events pass it, on their lane. */
    TRANSFORM(true, true),
    /** Routes pass it and are kept. */
    RIB(true, true),
    /** It shows what another keeps, and stands beside the stream. */
    VIEW(false, false),
    /** Events leave through it. */
    SINK(true, false),
    /** A door with both ends, each for itself: what comes in at one does not go out at the other. */
    DUPLEX(true, true);

    private final boolean takesEvents;
    private final boolean givesEvents;

    StageKind(boolean takesEvents, boolean givesEvents) {
        this.takesEvents = takesEvents;
        this.givesEvents = givesEvents;
    }

    /** The kind of a stage object. */
    public static StageKind of(Stage<?> stage) {
        if (stage instanceof Duplex || stage instanceof Source && stage instanceof Sink) {
            return DUPLEX;
        }
        if (stage instanceof Source) {
            return SOURCE;
        }
        if (stage instanceof Sink) {
            return SINK;
        }
        if (stage instanceof Rib) {
            return RIB;
        }
        return stage instanceof RibView ? VIEW : TRANSFORM;
    }

    /** True if it has {@code sources}. */
    public boolean takesEvents() {
        return takesEvents;
    }

    /** True if it can be among another's {@code sources}, and be tapped. */
    public boolean givesEvents() {
        return givesEvents;
    }

    /** True if sessions begin in it: it opens feeds. */
    public boolean opensFeeds() {
        return this == SOURCE || this == DUPLEX;
    }

    /** True if a queue stands before it, which its own worker empties. */
    public boolean hasEdge() {
        return this == SINK || this == DUPLEX;
    }

    /** True if lanes run through it from its sources to those downstream. */
    public boolean isPassage() {
        return this == TRANSFORM || this == RIB;
    }

    /** True if what comes late behind it can be told what stands. */
    public boolean keepsRoutes() {
        return this == RIB;
    }

    /** The word of the faces, such as {@code sink}; empty for null, a kind that is not known yet. */
    public static String word(@Nullable StageKind kind) {
        return kind == null ? "" : kind.name().toLowerCase(Locale.ROOT);
    }

    /** The word of the faces. */
    @Override
    public String toString() {
        return word(this);
    }
}
