package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/** What a feed tells the session that opened it, on the lane. */
@ConsumerType
public interface FeedOwner {

    /** The feed may be used from now on. */
    default void ready() {}

    /**
     * Another session of the same router has come. The owner offers what its own end means and closes the feed, now or
     * soon; until then the new session waits.
     */
    void superseded();

    /**
     * Events of this feed were lost on their way to a store, and the operator wants it made whole: the owner has the far
     * end tell everything again if it can, mostly by dropping the connection.
     */
    default void tellAgain() {}
}
