package net.weir.roto.bgp;

import java.util.List;
import net.weir.model.AttributeType;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;
import net.weir.roto.run.RotoFailure;
import org.jspecify.annotations.Nullable;

/** Makes a set of path attributes with one attribute more, less or changed, in canonical octets. */
final class AttributeEdit {
    private static final int LONGEST = 0xffff;

    private AttributeEdit() {}

    /** @param value null to take the attribute away */
    static PathAttributes with(PathAttributes from, int type, int flags, byte @Nullable [] value) {
        if (value != null && value.length > LONGEST) {
            throw new RotoFailure(RotoFailure.Reason.TOO_LARGE, "a path attribute of more than " + LONGEST + " octets");
        }
        List<RawAttribute> all = from.all();
        byte[] octets = new byte[from.length() + (value == null ? 0 : value.length + 4)];
        int at = 0;
        boolean done = value == null;
        for (RawAttribute attribute : all) {
            if (!done && attribute.type() >= type) {
                at = put(octets, at, flags, type, value);
                done = true;
            }
            if (attribute.type() != type) {
                byte[] kept = attribute.value().toArray();
                at = header(octets, at, attribute.flags(), attribute.type(), kept.length);
                System.arraycopy(kept, 0, octets, at, kept.length);
                at += kept.length;
            }
        }
        if (!done) {
            at = put(octets, at, flags, type, value);
        }
        return PathAttributes.ofCanonical(java.util.Arrays.copyOf(octets, at));
    }

    private static int put(byte[] octets, int at, int flags, int type, byte[] value) {
        int extended = value.length > 255 ? AttributeType.EXTENDED_LENGTH : 0;
        int next = header(octets, at, flags | extended, type, value.length);
        System.arraycopy(value, 0, octets, next, value.length);
        return next + value.length;
    }

    private static int header(byte[] octets, int at, int flags, int type, int length) {
        octets[at] = (byte) flags;
        octets[at + 1] = (byte) type;
        if ((flags & AttributeType.EXTENDED_LENGTH) == 0) {
            octets[at + 2] = (byte) length;
            return at + 3;
        }
        octets[at + 2] = (byte) (length >>> 8);
        octets[at + 3] = (byte) length;
        return at + 4;
    }

    /** The value of an attribute; empty if it is not there. */
    static byte[] value(PathAttributes from, int type) {
        for (RawAttribute attribute : from.all()) {
            if (attribute.type() == type) {
                return attribute.value().toArray();
            }
        }
        return new byte[0];
    }
}
