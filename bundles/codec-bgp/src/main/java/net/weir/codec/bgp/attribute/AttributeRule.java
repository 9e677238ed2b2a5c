package net.weir.codec.bgp.attribute;

import net.weir.model.AttributeType;
import net.weir.model.Problem.Action;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of RFC 7606: what an attribute must look like and what follows if it does not.
 *
 * @param name the spelling of the IANA registry "BGP Path Attributes"
 * @param flags the Optional and Transitive bits that it must have
 * @param least octets of the value, at least
 * @param most octets of the value, at most
 * @param unit the length is a multiple of this
 * @param action if length or value are wrong
 * @param flagsAction if the flags are wrong
 * @param internal to be discarded, right or wrong, if it comes from another AS
 * @param section where the text says so
 */
public record AttributeRule(
        int type,
        String name,
        int flags,
        int least,
        int most,
        int unit,
        Action action,
        Action flagsAction,
        boolean internal,
        String section) {

    /** What the value of an attribute must be beyond its length. */
    public interface ValueCheck {
        /** The reason why the value is wrong, or null. */
        @Nullable
        String fault(byte[] octets, int at, int length);
    }

    /** The reason why a value of this length is wrong, or null. */
    public @Nullable String lengthFault(int length) {
        return length < least || length > most || !isMultiple(length)
                ? name + " has an impossible length of " + length
                : null;
    }

    /** A division costs as much as the rest of the check, and most units are powers of two. */
    private boolean isMultiple(int length) {
        return (unit & unit - 1) == 0 ? (length & unit - 1) == 0 : length % unit == 0;
    }

    /** The reason why these flags are wrong, or null. */
    public @Nullable String flagsFault(int received) {
        return (received & (AttributeType.OPTIONAL | AttributeType.TRANSITIVE)) != flags
                ? name + " has impossible flags 0x" + Integer.toHexString(received)
                : null;
    }
}
