package net.weir.engine.service;

import java.util.List;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;

/**
 * What a stage object does and tells when asked. Offered as services are, so that it goes before the object is closed and
 * leases on it hold that up; but to the engine alone.
 */
public interface Declared {
    List<Action<?>> actions();

    List<Report> reports();

    /** Held while one of them runs: each has the stage for itself. */
    Object turn();

    /** As a stage said it. */
    record Of(List<Action<?>> actions, List<Report> reports, Object turn) implements Declared {}
}
