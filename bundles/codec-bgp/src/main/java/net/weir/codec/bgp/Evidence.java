package net.weir.codec.bgp;

import net.weir.model.Bytes;
import net.weir.model.Problem;

/** Makes problems with the octets that show them. */
final class Evidence {
    private static final int MOST = 64;

    private Evidence() {}

    /** @param at where the damage shows, counted from the start of the message; evidence starts there */
    static Problem problem(
            String reason, String rule, Problem.Action action, byte[] buffer, int offset, int length, int at) {
        int from = at < length ? at : Math.max(0, length - 16); // nothing stands at the end: show what stands before
        return new Problem(
                reason, rule, action, at, Bytes.copyOf(buffer, offset + from, Math.min(MOST, length - from)));
    }
}
