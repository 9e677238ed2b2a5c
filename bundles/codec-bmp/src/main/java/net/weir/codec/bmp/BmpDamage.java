package net.weir.codec.bmp;

import net.weir.model.Bytes;
import net.weir.model.Problem;
import net.weir.model.Problem.Action;

/**
 * What is wrong with a message.
 *
 * @param action what became of the message, which for some faults depends on where they are
 * @param offset octet offset in the message at which it shows, from 0
 * @param reason one sentence for a person
 */
public record BmpDamage(BmpFault fault, Action action, int offset, String reason) {
    private static final int EVIDENCE = 64;

    /** Damage that has done what its fault does as a rule. */
    public BmpDamage(BmpFault fault, int offset, String reason) {
        this(fault, fault.action(), offset, reason);
    }

    /** The same where what could be read is enough without the rest. */
    BmpDamage kept() {
        return new BmpDamage(fault, Action.KEPT, offset, reason);
    }

    /** The same as the model tells it, with up to 64 octets of the message around the offset. */
    public Problem toProblem(byte[] array, int messageOffset, int messageLength) {
        int from = Math.max(0, Math.min(offset - EVIDENCE / 4, messageLength - EVIDENCE));
        int length = Math.min(EVIDENCE, messageLength - from);
        Bytes evidence = Bytes.copyOf(array, messageOffset + from, Math.max(0, length));
        return new Problem(reason, fault.rule(), action, offset, evidence);
    }
}
