package net.weir.codec.bmp;

import net.weir.model.Bytes;
import net.weir.model.Problem;

/**
 * What is wrong with a message.
 *
 * @param offset octet offset in the message at which it shows, from 0
 * @param reason one sentence for a person
 */
public record BmpDamage(BmpFault fault, int offset, String reason) {
    private static final int EVIDENCE = 64;

    /** The same as the model tells it, with up to 64 octets of the message around the offset. */
    public Problem toProblem(byte[] array, int messageOffset, int messageLength) {
        int from = Math.max(0, Math.min(offset - EVIDENCE / 4, messageLength - EVIDENCE));
        int length = Math.min(EVIDENCE, messageLength - from);
        Bytes evidence = Bytes.copyOf(array, messageOffset + from, Math.max(0, length));
        return new Problem(reason, fault.rule(), fault.action(), offset, evidence);
    }
}
