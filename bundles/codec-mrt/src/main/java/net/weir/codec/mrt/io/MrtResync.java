package net.weir.codec.mrt.io;

import net.weir.codec.mrt.MrtRecord;
import net.weir.model.Octets;

/**
 * Tells where records go on in a file with damaged lengths: at a header that may be one and whose length leads to another
 * such, of a time not far away, or to the end of the file. Confined to one thread.
 */
final class MrtResync {
    private static final long YEAR = 366L * 86_400;
    private static final long EARLIEST = 631_152_000; // 1990-01-01: there was no BGP-4 before

    private final MrtLimits limits;

    MrtResync(MrtLimits limits) {
        this.limits = limits;
    }

    /** True if a record begins {@code index} octets from the next one of the reader and something sound follows it. */
    boolean leadsOn(MrtReader reader, int index) {
        if (!isPlausible(reader.buffer(), reader.at(index))) {
            return false;
        }
        int behind = index + length(reader.buffer(), reader.at(index));
        if (!reader.has(behind + MrtRecord.HEADER)) {
            return reader.endsAfter(behind);
        }
        byte[] octets = reader.buffer();
        long apart = Octets.u32(octets, reader.at(behind)) - Octets.u32(octets, reader.at(index));
        return Math.abs(apart) <= YEAR && isPlausible(octets, reader.at(behind));
    }

    boolean isPlausible(byte[] octets, int at) {
        return Octets.u32(octets, at) >= EARLIEST
                && Octets.u32(octets, at + 8) + MrtRecord.HEADER <= limits.maxRecord()
                && isType(Octets.u16(octets, at + 4), Octets.u16(octets, at + 6));
    }

    /** The types of the IANA registry with few subtypes, also those that nobody here reads. */
    private static boolean isType(int type, int subtype) {
        return switch (type) {
            case 5, 12, 13, 16, 17 -> subtype < 32;
            case 11, 32, 33, 48, 49 -> subtype < 64;
            default -> false;
        };
    }

    /** With the header, of a plausible one. */
    int length(byte[] octets, int at) {
        return Octets.i32(octets, at + 8) + MrtRecord.HEADER;
    }
}
