package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A stage between source and sink: filters, enriches, counts. */
@ConsumerType
public non-sealed interface Transform<C extends Record> extends Stage<C> {

    /**
     * Called once before the stage takes part, by the planner: reads files, starts workers. A stage that it replaces is
     * still at work then. If this throws, the stage is closed and does not come into the plan.
     *
     * @throws Exception with a message for the operator
     */
    default void open() throws Exception {}

    /**
     * The part of this stage that works on one lane; asked for once a lane, when the lane first needs it, by the lane
     * itself.
     *
     * @param lane a small number, distinct among the lanes that live at the same time
     */
    LaneTransform forLane(int lane);
}
