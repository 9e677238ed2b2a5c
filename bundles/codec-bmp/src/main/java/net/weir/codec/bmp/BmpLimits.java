package net.weir.codec.bmp;

/**
 * How much of a sender's word is taken.
 *
 * @param maxMessageLength longest message in octets, common header included; a longer one ends the session unread
 * @param maxTlvs most TLVs in one message; a message with more is skipped
 * @param version4 messages of version 4 are read too, side by side with those of version 3
 */
public record BmpLimits(int maxMessageLength, int maxTlvs, boolean version4) {
    /** 1 MiB and 4096 TLVs: ten times what the largest real messages have. */
    public static final BmpLimits DEFAULT = new BmpLimits(1 << 20, 4096);

    /** The same for both versions. */
    public static final BmpLimits WITH_VERSION_4 = new BmpLimits(1 << 20, 4096, true);

    /** For version 3 alone. */
    public BmpLimits(int maxMessageLength, int maxTlvs) {
        this(maxMessageLength, maxTlvs, false);
    }

    public BmpLimits {
        if (maxMessageLength < BmpMessageView.COMMON_HEADER_LENGTH || maxTlvs < 1) {
            throw new IllegalArgumentException(
                    "limits too small: " + maxMessageLength + " octets, " + maxTlvs + " TLVs");
        }
    }
}
