package net.weir.event.io;

import java.io.IOException;

/** A segment cannot be read further. Everything before {@link #offset} was read well. */
public final class EventFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The segment ends inside a record: its writer was stopped, or is still writing. */
        TORN,
        /** The octets are not what was written. */
        DAMAGED,
        /** A later version of Weir wrote it. */
        UNSUPPORTED
    }

    private final Kind kind;
    private final long offset;

    EventFormatException(Kind kind, long offset, String what) {
        super(what + " at octet " + offset);
        this.kind = kind;
        this.offset = offset;
    }

    public Kind kind() {
        return kind;
    }

    /** Where the record begins that cannot be read; the segment may be cut here and appended to no more. */
    public long offset() {
        return offset;
    }
}
