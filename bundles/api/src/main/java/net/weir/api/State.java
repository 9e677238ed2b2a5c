package net.weir.api;

/** The state of a stage as every face shows it, always with a reason. */
public enum State {
    /** Its factory or something upstream is not here, or it is between two attempts to open. */
    WAITING,
    RUNNING,
    /** It works, but an operator should look. */
    DEGRADED,
    /** It was taken out of service after it failed. */
    FAULTED,
    STOPPED
}
