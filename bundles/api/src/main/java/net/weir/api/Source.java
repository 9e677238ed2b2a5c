package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A door through which events come in. */
@ConsumerType
public non-sealed interface Source<C extends Record> extends Stage<C> {

    /**
     * Starts to listen, to dial or to read. Returns at once; what comes in is offered on lanes.
     *
     * @throws Exception with a message for the operator if the door cannot be opened (port taken, no such file)
     */
    void open(Feeds feeds) throws Exception;

    /**
     * True if the outside goes on whether or not we read: a sink behind it must not hold it up unless the operator says
     * so. False for what can wait, such as a file.
     */
    default boolean live() {
        return true;
    }
}
