package net.weir.codec.bgp.attribute;

import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is remarkable about a block of attributes: that it is damaged, or that its canonical form differs from the octets
 * under which it was found. Most blocks have none.
 *
 * @param key the octets as found; null if they are the canonical ones
 * @param asPathBroken the AS_PATH's segments do not close, as with a wrong AS size
 */
public record AttributeJudgement(byte @Nullable [] key, Finding[] findings, boolean asPathBroken) {

    /**
     * A problem at some place of the block, not yet of a message.
     *
     * @param at octet offset in the block of the attribute
     * @param subcode of the UPDATE Message Error that RFC 4271 section 6.3 gives for it
     */
    public record Finding(int at, String reason, String rule, Problem.Action action, int subcode) {}

    /** The stronger of the two, as RFC 7606 section 3.h has it. */
    static Problem.Action stronger(Problem.Action a, Problem.Action b) {
        return strength(a) >= strength(b) ? a : b;
    }

    private static int strength(Problem.Action action) {
        return switch (action) {
            case KEPT, MISREAD -> 0; // the second is never said of an attribute
            case ATTRIBUTE_DISCARDED -> 1;
            case TREATED_AS_WITHDRAW -> 2;
            case FAMILY_SKIPPED -> 3;
            case MESSAGE_SKIPPED -> 4;
            case SESSION_RESET -> 5;
        };
    }
}
