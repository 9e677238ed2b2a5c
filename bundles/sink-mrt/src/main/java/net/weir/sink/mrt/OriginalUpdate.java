package net.weir.sink.mrt;

import java.util.List;
import net.weir.codec.bgp.MessageHeader;
import net.weir.event.BorrowedMessage;
import net.weir.event.Event;
import net.weir.event.RouteUpdate;
import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/** What has to be known of an UPDATE to archive it as it was received. */
final class OriginalUpdate {
    /** What an UPDATE became stands close together: other feeds' events may be between. */
    private static final int SEARCHED = 64;

    private OriginalUpdate() {}

    /** The AS numbers in it have 4 octets. */
    static final int FOUR_OCTET_AS = 1;
    /** They have 2, or none is there to tell. */
    static final int TWO_OCTET_AS = 2;
    /** Its structure is not sound. */
    static final int UNKNOWN = 0;

    /**
     * How wide the AS numbers in a message are. A decoder has made these attributes of it: where AS_PATH and AGGREGATOR are the
     * same octets in both, it is 4 octets.
     */
    static int asSize(BorrowedMessage raw, @Nullable PathAttributes attributes) {
        byte[] octets = raw.array();
        int end = raw.offset() + raw.length();
        int at = raw.offset() + MessageHeader.LENGTH;
        if (end - at < 4) {
            return UNKNOWN;
        }
        at += 2 + Octets.u16(octets, at);
        if (at + 2 > end || at + 2 + Octets.u16(octets, at) > end) {
            return UNKNOWN;
        }
        int last = at + 2 + Octets.u16(octets, at);
        return attributes == null ? FOUR_OCTET_AS : asSize(octets, at + 2, last, attributes);
    }

    private static int asSize(byte[] octets, int from, int end, PathAttributes attributes) {
        for (int at = from; at + 3 <= end; ) {
            boolean extended = (octets[at] & AttributeType.EXTENDED_LENGTH) != 0;
            int type = octets[at + 1] & 0xff;
            if (extended && at + 4 > end) {
                return UNKNOWN;
            }
            int length = extended ? Octets.u16(octets, at + 2) : octets[at + 2] & 0xff;
            int value = at + (extended ? 4 : 3);
            if (value + length > end) {
                return UNKNOWN;
            }
            boolean tells = type == AttributeType.AS_PATH || type == AttributeType.AGGREGATOR;
            if (tells && !isSame(octets, value, length, attributes.find(type))) {
                return TWO_OCTET_AS;
            }
            at = value + length;
        }
        return FOUR_OCTET_AS;
    }

    private static boolean isSame(byte[] octets, int at, int length, @Nullable AttributeCursor canonical) {
        if (canonical == null) {
            return true; // it was damaged and left out: that tells nothing
        }
        if (canonical.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (canonical.u8(i) != (octets[at + i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** True if NLRI in it have path ids. */
    static boolean hasPathIds(RouteUpdate update) {
        if (update.announced() != null) {
            return update.announced().hasPathIds();
        }
        return update.withdrawn() != null && update.withdrawn().hasPathIds();
    }

    /**
     * True if all that the UPDATE became is in the batch from {@code at} on, and all of it with path ids or all without, as an
     * MRT record can say. The rest of it is added to {@code others}.
     */
    static boolean isWhole(List<Event> batch, int at, RouteUpdate first, List<Event> others) {
        if (first.part() != 1) {
            return false;
        }
        int next = 2;
        for (int i = at + 1; next <= first.parts() && i < Math.min(batch.size(), at + SEARCHED); i++) {
            Event event = batch.get(i);
            if (event.feed() != first.feed()) {
                continue;
            }
            boolean follows = event instanceof RouteUpdate part
                    && part.messageSequence() == first.messageSequence()
                    && part.part() == next
                    && part.raw() != null
                    && hasPathIds(part) == hasPathIds(first);
            if (!follows) {
                others.clear();
                return false;
            }
            others.add(event);
            next++;
        }
        if (next <= first.parts()) {
            others.clear();
            return false;
        }
        return true;
    }
}
