package net.weir.shell;

import net.weir.model.Printable;
import org.apache.karaf.shell.support.CommandException;

/** Why a command did not do what it was asked, in one line. */
public final class CommandFailure extends CommandException {
    private static final long serialVersionUID = 1;

    /** @param text may hold words of the user or of a router */
    public CommandFailure(String text) {
        super(Printable.of(text));
    }
}
