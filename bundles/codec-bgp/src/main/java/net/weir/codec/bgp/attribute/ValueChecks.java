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

    /** RFC 7311 section 3: TLVs whose length counts type and length too; the AIGP TLV itself has 11 octets. */
    record Aigp() implements ValueCheck {
        @Override
        public @Nullable String fault(byte[] octets, int at, int length) {
            int left = length;
            while (left > 0) {
                int tlv = left < 3 ? 0 : Octets.u16(octets, at + length - left + 1);
                if (tlv < 3 || tlv > left || octets[at + length - left] == 1 && tlv != 11) {
                    return "AIGP TLVs do not close";
                }
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
