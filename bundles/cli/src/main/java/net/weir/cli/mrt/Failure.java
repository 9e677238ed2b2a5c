package net.weir.cli.mrt;

/** Ends a tool with a message and an exit code. */
final class Failure extends RuntimeException {
    static final int USAGE = 2;
    static final int DAMAGED = 3;

    private static final long serialVersionUID = 1;
    private final int code;

    Failure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
