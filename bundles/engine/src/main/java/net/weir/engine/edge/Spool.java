package net.weir.engine.edge;

import java.io.IOException;

/**
 * Events on disk, first in first out, kept over a restart. Appended to by one thread and read by another; thread-safe.
 */
public interface Spool extends AutoCloseable {

    /** True if everything that was appended has been read. */
    boolean isDrained();

    /** Octets on disk that are not acknowledged. */
    long octets();

    /**
     * Appends events in order.
     *
     * @return false if there is no room for them; then none is in
     */
    boolean append(Stretch events) throws IOException;

    /** Puts events in front of everything that is there unacknowledged; nothing may have been read since the last acknowledgement. */
    void prepend(Stretch events) throws IOException;

    /** The next events, at most {@code max} records; empty if drained. */
    Stretch read(int max) throws IOException;

    /** All that was read is delivered: it will not be read again, and its disk is free. */
    void acknowledge() throws IOException;

    /** Forces to the disk what was appended: on return it survives the machine. */
    void force() throws IOException;

    /** What was read but not acknowledged will be read again. */
    void rewind() throws IOException;

    @Override
    void close() throws IOException;
}
