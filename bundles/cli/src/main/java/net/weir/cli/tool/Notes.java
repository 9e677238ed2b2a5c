package net.weir.cli.tool;

import java.io.PrintStream;
import net.weir.model.Printable;

/** What a tool says about its input on the standard error: the first lines of it. */
public final class Notes {
    private static final int MOST = 20;

    private final PrintStream err;
    private int told;

    public Notes(PrintStream err) {
        this.err = err;
    }

    /** One line; after some of them only that there are more. */
    public void tell(String text) {
        told++;
        if (told <= MOST) {
            say(text);
        } else if (told == MOST + 1) {
            say("more of this, which is only counted");
        }
    }

    /** One line, always. */
    public void say(String text) {
        err.println("weir: " + Printable.of(text));
    }
}
