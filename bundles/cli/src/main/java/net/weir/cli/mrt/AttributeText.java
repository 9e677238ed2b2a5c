package net.weir.cli.mrt;

import net.weir.model.AttributeType;
import net.weir.model.Octets;

/** Attributes in the fields of bgpdump's lines. Confined to one thread. */
final class AttributeText {
    private final Lines out;
    private final DumpedPath path = new DumpedPath();

    AttributeText(Lines out) {
        this.out = out;
    }

    void path(DumpedAttributes a) {
        path.write(out, a);
    }

    void origin(DumpedAttributes a) {
        out.ascii(a.origin == 0 ? "IGP" : a.origin == 1 ? "EGP" : "INCOMPLETE");
    }

    /** {@code LOCAL_PREF|MED|}; {@code signed} where bgpdump forgets that they are not. */
    void preferences(DumpedAttributes a, boolean signed) {
        number(a.has(AttributeType.LOCAL_PREF) ? a.localPref : 0, signed);
        out.put('|');
        number(a.has(AttributeType.MULTI_EXIT_DISC) ? a.med : 0, signed);
    }

    private void number(int value, boolean signed) {
        if (signed && value < 0) {
            out.put('-');
            out.number(-(long) value);
        } else {
            out.number(value);
        }
    }

    void nextHop(DumpedAttributes a, DumpedNlri list) {
        byte[] octets = a.octets();
        int at = list.nextHopAt;
        if (list.nextHopLength == 4) {
            out.ipv4(i32(octets, at));
        } else if (list.nextHopLength == 16 || list.nextHopLength == 32) {
            out.ipv6(i64(octets, at), i64(octets, at + 8));
        }
    }

    private static int i32(byte[] octets, int at) {
        return at + 4 <= octets.length ? Octets.i32(octets, at) : 0;
    }

    private static long i64(byte[] octets, int at) {
        return at + 8 <= octets.length ? Octets.i64(octets, at) : 0;
    }

    void communities(DumpedAttributes a) {
        byte[] octets = a.octets();
        out.reserve(13 * a.communities);
        for (int i = 0, at = a.communitiesAt; i < a.communities; i++, at += 4) {
            if (i > 0) {
                out.put(' ');
            }
            int bits = Octets.i32(octets, at);
            switch (bits) {
                case 0xffff_ff01 -> out.ascii("no-export");
                case 0xffff_ff02 -> out.ascii("no-advertise");
                case 0xffff_ff03 -> out.ascii("local-AS");
                default -> {
                    out.number(bits >>> 16);
                    out.put(':');
                    out.number(bits & 0xffff);
                }
            }
        }
    }

    void largeCommunities(DumpedAttributes a) {
        byte[] octets = a.octets();
        out.reserve(34 * a.large);
        for (int i = 0, at = a.largeAt; i < a.large; i++, at += 12) {
            if (i > 0) {
                out.put(' ');
            }
            out.number(Octets.i32(octets, at));
            out.put(':');
            out.number(Octets.i32(octets, at + 4));
            out.put(':');
            out.number(Octets.i32(octets, at + 8));
        }
    }

    /** {@code COMMUNITIES|AG|AS ADDRESS|}, with the options' fields. */
    void rest(DumpedAttributes a, boolean showLarge, boolean showUnknown) {
        communities(a);
        out.put('|');
        if (showLarge) {
            largeCommunities(a);
            out.put('|');
        }
        out.ascii(a.has(AttributeType.ATOMIC_AGGREGATE) ? "AG|" : "NAG|");
        aggregator(a);
        out.put('|');
        if (showUnknown) {
            unknown(a);
        }
    }

    void aggregator(DumpedAttributes a) {
        if (a.aggregator != -1) {
            out.number(a.aggregatorAs);
            out.put(' ');
            out.ipv4(a.aggregator);
        }
    }

    private void unknown(DumpedAttributes a) {
        byte[] octets = a.octets();
        for (int i = 0; i < a.unknown; i++) {
            if (i > 0) {
                out.put(' ');
            }
            int at = a.unknownAt[i];
            out.hex(octets[at + 1]);
            out.put(':');
            out.hex(octets[at]);
            out.put(':');
            int value = valueAt(octets, at);
            out.reserve(2 * valueLength(octets, at));
            for (int end = value + valueLength(octets, at); value < end; value++) {
                out.hex(octets[value]);
            }
        }
        out.put('|');
    }

    static int valueAt(byte[] octets, int header) {
        return header + ((octets[header] & AttributeType.EXTENDED_LENGTH) != 0 ? 4 : 3);
    }

    static int valueLength(byte[] octets, int header) {
        boolean extended = (octets[header] & AttributeType.EXTENDED_LENGTH) != 0;
        return extended ? Octets.u16(octets, header + 2) : octets[header + 2] & 0xff;
    }
}
