package net.weir.api;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import net.weir.model.RouterKey;
import org.osgi.annotation.versioning.ProviderType;

/** A source's way into the pipeline. */
@ProviderType
public interface Feeds {

    /**
     * Makes threads that are lanes. A source builds its event loops of them, so that a session's events are decoded,
     * filtered and stored without changing threads.
     */
    ThreadFactory laneThreads();

    /** How many lane threads the operator wants a source to use, at least 1. */
    int lanes();

    /**
     * Opens a feed, called on a lane thread. Where another feed has the same key, that one is told {@link
     * FeedOwner#superseded} on its own lane and this one waits: {@link FeedOwner#ready} comes when the old feed is closed,
     * on this lane; at once and before this method returns if there is none.
     *
     * @param lane runs a task on the calling lane thread, in order; may be used for the life of the feed
     */
    Feed open(RouterKey key, Executor lane, FeedOwner owner);
}
