package net.weir.cli.mrt;

import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Failure;

/**
 * What bgpdump's options choose.
 *
 * @param form {@code H} many lines for a record, {@code m} one line for a route, {@code M} the same with dates
 * @param changeTime {@code -t change}: routes of dumps carry the time of their last change
 * @param packetIndex {@code -p}
 * @param large {@code -l}
 * @param unknown {@code -u}
 */
record TextOptions(char form, boolean changeTime, boolean packetIndex, boolean large, boolean unknown) {

    /** What {@code -H -m -M -t -p -l -u} say. */
    static TextOptions of(Arguments arguments, char otherwise) {
        String times = arguments.value("t", "dump");
        if (!times.equals("dump") && !times.equals("change")) {
            throw Failure.usage("-t is dump or change, not " + times);
        }
        return new TextOptions(
                arguments.form() == 0 ? otherwise : arguments.form(),
                times.equals("change"),
                arguments.has("p"),
                arguments.has("l"),
                arguments.has("u"));
    }
}
