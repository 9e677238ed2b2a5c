package net.weir.codec.bmp;

/**
 * How much of a sender's word is taken.
 *
 * @param maxMessageLength longest message in octets, common header included; a longer one ends the session unread
 * @param maxTlvs most TLVs in one message; a message with more is skipped
 */
public record BmpLimits(int maxMessageLength, int maxTlvs) {
    /** 1 MiB and 4096 TLVs: ten times what the largest real messages have. */
    public static final BmpLimits DEFAULT = new BmpLimits(1 << 20, 4096);

    public BmpLimits {
        if (maxMessageLength < BmpMessageView.COMMON_HEADER_LENGTH || maxTlvs < 1) {
            throw new IllegalArgumentException(
                    "limits too small: " + maxMessageLength + " octets, " + maxTlvs + " TLVs");
        }
    }
}
