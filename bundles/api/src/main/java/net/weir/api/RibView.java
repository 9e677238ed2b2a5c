package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A stage that shows what another keeps, and keeps nothing: it stands beside the stream, has no {@code sources}, and
 * nothing comes out of it.
 */
@ConsumerType
public interface RibView<C extends Record> extends Transform<C> {

    /** Never asked for, as nothing flows into the stage. */
    @Override
    default LaneTransform forLane(int lane) {
        return (event, out) -> {};
    }
}
