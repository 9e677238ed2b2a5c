package net.weir.codec.bgp.attribute;

import net.weir.codec.bgp.attribute.AttributeRule.ValueCheck;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** Checks of values. Classes, as lambdas would have every tool wait for Java to make them at its start. */
final class ValueChecks {
    private ValueChecks() {}

    /** RFC 7606 section 7.1. */
    record Origin() implements ValueCheck {
        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            return octets[at] < 0 || octets[at] > 2 ? "ORIGIN has the undefined value " + (octets[at] & 0xff) : null;
        }
    }

    /**
     * RFC 7311 sections 3 and 3.2: TLVs whose length counts type and length too; the AIGP TLV itself has 11 octets, and the
     * greatest metric in the first of them means nothing, as it cannot grow.
     */
    record Aigp() implements ValueCheck {
        private static final int METRIC = 1;

        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            boolean first = true;
            int left = length;
            while (left > 0) {
                int from = at + length - left;
                int tlv = left < 3 ? 0 : Octets.u16(octets, from + 1);
                if (tlv < 3 || tlv > left || octets[from] == METRIC && tlv != 11) {
                    return "AIGP TLVs do not close";
                } else if (first && octets[from] == METRIC && Octets.i64(octets, from + 3) == -1) {
                    return "AIGP holds the greatest metric there is";
                }
                first &= octets[from] != METRIC;
                left -= tlv;
            }
            return null;
        }
    }

    /** TLVs with a type of {@code typeOctets} and a 2-octet length of the value alone. */
    record Tlvs(int typeOctets, String reason) implements ValueCheck {
        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            int next = at;
            int end = at + length;
            while (next < end) {
                int value = next + typeOctets + 2;
                if (value > end) {
                    return reason;
                }
                next = value + Octets.u16(octets, value - 2);
            }
            return next > end ? reason : null;
        }
    }
}
