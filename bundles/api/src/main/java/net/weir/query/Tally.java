package net.weir.query;

import java.util.List;

/**
 * Routes being counted, a stretch at a time, so that who waits for it can leave. Confined to its reader; to be closed.
 */
public interface Tally extends AutoCloseable {
    /** Groups at most: who asks for more is told to ask for less. */
    int MOST_GROUPS = 1_000_000;

    /**
     * Counts on for some milliseconds.
     *
     * @return false once everything is counted
     * @throws IllegalStateException if there are more groups than {@link #MOST_GROUPS}
     */
    boolean advance();

    /** What was counted so far, in ascending order of the groups. Without grouping just one. */
    List<Group> groups();

    @Override
    void close();

    /**
     * One group.
     *
     * @param keys what the routes have in common, in the order asked for; -1 for nothing
     * @param prefixes distinct prefixes or route keys with such a route
     */
    record Group(List<Long> keys, long routes, long prefixes) {}
}
