package net.weir.cli.tool;

/** Ends a tool with a message and an exit code. */
public final class Failure extends RuntimeException {
    /** The world did not play along: an output that cannot be written, a station that hangs up. */
    public static final int TROUBLE = 1;

    public static final int USAGE = 2;
    public static final int DAMAGED = 3;

    private static final long serialVersionUID = 1;
    private final int code;

    public Failure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** For words of the command line that make no sense, or files that cannot be read. */
    public static Failure usage(String message) {
        return new Failure(USAGE, message);
    }

    public int code() {
        return code;
    }
}
