package net.weir.event.io;

import net.weir.model.AttributeType;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;

/** Attribute sets by slot. */
final class AttributeSlots extends Slots<PathAttributes> {
    AttributeSlots() {
        super(1 << 13);
    }

    @Override
    int hash(PathAttributes value) {
        return value.hashCode();
    }

    @Override
    boolean same(PathAttributes a, PathAttributes b) {
        return a.equals(b);
    }

    @Override
    void define(OctetWriter out, PathAttributes value) {
        out.number(value.length());
        int at = out.claim(value.length());
        value.copyTo(out.array(), at);
    }

    /** Trusts nothing: who reads a set later trusts its structure. */
    @Override
    PathAttributes defined(OctetReader in) throws EventFormatException {
        byte[] octets = in.bytes().toArray();
        int at = 0;
        int last = -1;
        while (at < octets.length) {
            boolean extended = (octets[at] & AttributeType.EXTENDED_LENGTH) != 0;
            int value = at + (extended ? 4 : 3);
            if (value > octets.length || (octets[at + 1] & 0xff) <= last) {
                throw in.damaged("attributes out of order or cut");
            }
            last = octets[at + 1] & 0xff;
            at = value + (extended ? Octets.u16(octets, at + 2) : octets[at + 2] & 0xff);
        }
        if (at != octets.length) {
            throw in.damaged("attribute longer than its set");
        }
        return PathAttributes.ofCanonical(octets);
    }
}
