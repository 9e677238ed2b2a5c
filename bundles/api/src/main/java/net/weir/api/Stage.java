package net.weir.api;

import java.util.List;
import java.util.Map;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;

/**
 * One box of the pipeline. {@link #reconfigure} and {@link #close} are called by the planner's thread while lanes or the
 * worker may be inside the stage.
 *
 * @param <C> its options
 */
public sealed interface Stage<C extends Record> permits Source, Transform, Sink {

    /** What became of new options. */
    enum Reconfigured {
        /** They are in force. */
        APPLIED,
        /** The stage has to be replaced by a new one. */
        REPLACE
    }

    /**
     * Takes new options while running. Asked only if every option that changed is marked live; all others mean {@link
     * Reconfigured#REPLACE} without asking.
     */
    default Reconfigured reconfigure(C next) {
        return Reconfigured.REPLACE;
    }

    /**
     * What the stage offers to other stages and to faces besides events: interfaces that do not come from its own bundle,
     * and what implements them. Asked for by the planner's thread once the object is in force (a door: once it plays) and
     * again after {@link StageContext#servicesChanged}; it does not wait. All of it is withdrawn before {@link #close}, and
     * until then it may be called by any thread.
     */
    default Map<Class<?>, Object> services() {
        return Map.of();
    }

    /** What it does when somebody asks for it; asked for as {@link #services} is, and there as long. */
    default List<Action<?>> actions() {
        return List.of();
    }

    /** What it tells when somebody asks for it; asked for as {@link #services} is, and there as long. */
    default List<Report> reports() {
        return List.of();
    }

    /**
     * Lets go of everything. No lane and no worker is inside the stage any more. Called once; 10 s, then the engine goes
     * on without it and reports the stack.
     */
    default void close() throws Exception {}
}
