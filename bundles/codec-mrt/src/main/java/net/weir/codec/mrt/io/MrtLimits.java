package net.weir.codec.mrt.io;

import net.weir.codec.mrt.MrtRecord;

/**
 * How much of a file's word is taken.
 *
 * @param maxRecord longest record in octets, common header included; a longer one is skipped unread
 */
public record MrtLimits(int maxRecord) {
    /** 16 MiB: the largest records of big collectors have some hundred kB, and they are known to pass 64 KiB. */
    public static final MrtLimits DEFAULT = new MrtLimits(16 << 20);

    public MrtLimits {
        if (maxRecord < MrtRecord.HEADER) {
            throw new IllegalArgumentException("limit too small: " + maxRecord + " octets");
        }
    }
}
