package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A stage between source and sink: filters, enriches, counts. */
@ConsumerType
public non-sealed interface Transform<C extends Record> extends Stage<C> {

    /**
     * The part of this stage that works on one lane; asked for once a lane, when the lane first needs it, by the lane
     * itself.
     *
     * @param lane a small number, distinct among the lanes that live at the same time
     */
    LaneTransform forLane(int lane);
}
