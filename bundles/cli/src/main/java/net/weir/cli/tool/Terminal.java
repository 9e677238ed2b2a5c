package net.weir.cli.tool;

/** What the script says of the terminal: Java 17 itself knows only of input and output together. */
public final class Terminal {
    private static final String PROPERTY = "weir.terminal";

    private Terminal() {}

    /** True if the standard error is a terminal. */
    public static boolean showsErrors() {
        return System.getProperty(PROPERTY, "").contains("err");
    }

    /** True if a line that changes in place may be shown: the standard error is a terminal and the data goes elsewhere. */
    public static boolean showsErrorsOnly() {
        return System.getProperty(PROPERTY, "").equals("err");
    }
}
