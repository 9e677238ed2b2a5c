package net.weir.api;

import net.weir.event.Event;
import org.osgi.annotation.versioning.ProviderType;

/** Where a transform's events go: all stages downstream of it. Valid during the call that it was given to. */
@ProviderType
public interface EventSink {
    void accept(Event event);
}
