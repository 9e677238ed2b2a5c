package net.weir.codec.mrt;

import net.weir.model.Bytes;
import net.weir.model.Problem;

/**
 * What is wrong with a record, which is skipped as a whole.
 *
 * @param fileOffset where the record starts in its file, decompressed
 * @param record its type in words
 * @param at octet in the record at which it shows, common header included
 * @param reason one sentence for a person
 * @param evidence up to 64 octets from there
 */
public record MrtDamage(long fileOffset, String record, int at, String reason, Bytes evidence) {
    private static final int EVIDENCE = 64;

    /** @param at in the record's buffer, not in the record */
    public static MrtDamage of(MrtRecord record, int at, String reason) {
        int from = Math.max(record.offset(), Math.min(at, record.end() - EVIDENCE / 4));
        Bytes shown = Bytes.copyOf(record.buffer(), from, Math.min(EVIDENCE, record.end() - from));
        String name = MrtType.name(record.type(), record.subtype());
        return new MrtDamage(record.fileOffset(), name, at - record.offset(), reason, shown);
    }

    /** The same as the model tells it. */
    public Problem toProblem() {
        String text = reason + " (" + record + " record at octet " + fileOffset + " of the file)";
        return new Problem(text, "RFC 6396 section 4", Problem.Action.MESSAGE_SKIPPED, at, evidence);
    }

    @Override
    public String toString() {
        return "octet " + fileOffset + ": " + record + ": " + reason + " (octet " + at + " of the record)";
    }
}
