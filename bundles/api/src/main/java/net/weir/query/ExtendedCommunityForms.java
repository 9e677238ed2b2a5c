package net.weir.query;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.AttributeType;
import net.weir.model.IpAddress;

/**
 * Route targets and route origins as text. The administrator is an address, or an AS number; one below 65536 can stand in
 * two forms on the wire (RFC 4360 section 3.1, RFC 5668), and both are meant.
 */
final class ExtendedCommunityForms {
    private static final String WHAT = "an extended community";
    private static final long WORD = 0xffff_ffffL;
    private static final long SHORT = 0xffff;

    private final List<long[]> values = new ArrayList<>();
    private final List<long[]> masks = new ArrayList<>();

    private ExtendedCommunityForms() {}

    static CommunityMatch parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not " + WHAT + ": " + text);
        }
        long subtype = parts[0].equals("rt") ? 2 : 3;
        ExtendedCommunityForms forms = new ExtendedCommunityForms();
        boolean anyLocal = parts[2].equals("*");
        long local = Numbers.orAny(parts[2], WORD, WHAT, text);
        if (parts[1].indexOf('.') >= 0) {
            forms.wide(1, subtype, IpAddress.parse(parts[1]).low(), WORD, local, anyLocal);
        } else {
            long asnMask = parts[1].equals("*") ? 0 : WORD;
            long asn = Numbers.orAny(parts[1], WORD, WHAT, text);
            forms.narrow(subtype, asn, asnMask, local, anyLocal);
            forms.wide(2, subtype, asn, asnMask, local, anyLocal);
            if (asnMask == 0) {
                forms.wide(1, subtype, 0, 0, local, anyLocal);
            }
        }
        if (forms.values.isEmpty()) {
            throw new IllegalArgumentException("the parts of " + text + " do not fit into " + WHAT);
        }
        return new CommunityMatch(
                AttributeType.EXTENDED_COMMUNITIES,
                8,
                forms.values.toArray(long[][]::new),
                forms.masks.toArray(long[][]::new));
    }

    /** Two octets of administrator, four of local value. */
    private void narrow(long subtype, long asn, long asnMask, long local, boolean anyLocal) {
        if (asn <= SHORT) {
            values.add(new long[] {subtype << 16 | asn, local});
            masks.add(new long[] {0xffff_0000L | asnMask & SHORT, anyLocal ? 0 : WORD});
        }
    }

    /** Four octets of administrator, two of local value. */
    private void wide(long type, long subtype, long administrator, long mask, long local, boolean anyLocal) {
        if (local <= SHORT) {
            values.add(
                    new long[] {type << 24 | subtype << 16 | administrator >>> 16, (administrator & SHORT) << 16 | local
                    });
            masks.add(new long[] {0xffff_0000L | mask >>> 16, (mask & SHORT) << 16 | (anyLocal ? 0 : SHORT)});
        }
    }
}
