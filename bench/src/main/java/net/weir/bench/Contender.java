package net.weir.bench;

import java.util.List;

/** A daemon that takes in tables. */
interface Contender extends AutoCloseable {
    /** How a row calls it. */
    String name();

    /** Its process, all that it has. */
    ProcessUse use();

    /** True if it has no routes and takes sessions. */
    boolean isIdle();

    /** Begins to send it these tables, each as a peer of its own, and stays connected until the feed is closed. */
    AutoCloseable feed(List<Table> tables);

    /** How many routes it has now. */
    long routes();

    /** True once it has all of these tables, the last prefix of each included; asked again and again. */
    boolean has(List<Table> tables);

    /** Gives back what it holds and does not need, as far as it can be told to. */
    void tidyUp();

    @Override
    void close();
}
