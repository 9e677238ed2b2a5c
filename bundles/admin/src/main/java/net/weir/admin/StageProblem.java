package net.weir.admin;

/**
 * A kind of problem that a stage has had since the start.
 *
 * @param kind as in the log, such as {@code routes-of-unknown-peer}
 * @param last what was said of it last, one line; may hold text of routers
 */
public record StageProblem(String kind, long count, String last) {}
