package net.weir.cli.mrt;

import net.weir.codec.mrt.MrtRecord;

/** Writes records as bgpdump does. Confined to one thread. */
interface RecordText {
    /** What became of a record. */
    enum Outcome {
        PRINTED,
        /** There is nothing in it that bgpdump would print in this form. */
        SILENT,
        /** It has routes, but bgpdump does not know their kind. */
        LEFT_OUT
    }

    Outcome print(MrtRecord record);

    /** What comes next is of another file. */
    void endOfFile();
}
