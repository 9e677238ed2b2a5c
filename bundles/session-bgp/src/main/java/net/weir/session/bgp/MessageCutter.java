package net.weir.session.bgp;

import java.util.Arrays;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.model.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of octets into messages. A message that lies whole in what is given is not copied; one that comes in
 * pieces is kept until the rest is there, at most 65535 octets of it.
 */
final class MessageCutter {
    private static final int HEADER_ERROR = 1;

    private byte[] kept = new byte[0];
    private int count;
    private boolean whole;

    byte[] array = kept;
    int offset;
    int length;

    @Nullable
    NotificationMessage fault;

    /**
     * Goes on by at most one message. {@link #array}, {@link #offset} and {@link #length} are it if the result says so;
     * {@link #fault} is what is wrong with its header.
     *
     * @param extended messages may be longer than 4096 octets
     * @return octets taken; {@link #complete} tells whether there is a message
     */
    int next(byte[] octets, int from, int available, boolean extended) {
        whole = false;
        if (count == 0 && available >= MessageHeader.LENGTH) {
            fault = fault(octets, from, extended);
            if (fault != null) {
                return 0;
            }
            int size = MessageHeader.length(octets, from);
            if (size <= available) {
                return found(octets, from, size);
            }
        }
        int taken = 0;
        if (count < MessageHeader.LENGTH) {
            taken = keep(octets, from, available, MessageHeader.LENGTH);
            if (count < MessageHeader.LENGTH) {
                return taken;
            }
            fault = fault(kept, 0, extended);
            if (fault != null) {
                return taken;
            }
        }
        int size = MessageHeader.length(kept, 0);
        taken += keep(octets, from + taken, available - taken, size);
        if (count == size) {
            count = 0;
            found(kept, 0, size);
        }
        return taken;
    }

    /** True if the last {@link #next} found a message. */
    boolean complete() {
        return whole;
    }

    private int found(byte[] octets, int from, int size) {
        array = octets;
        offset = from;
        length = size;
        whole = true;
        return size;
    }

    /** Takes octets until there are {@code wanted}. */
    private int keep(byte[] octets, int from, int available, int wanted) {
        int more = Math.min(available, wanted - count);
        if (kept.length < wanted) {
            kept = Arrays.copyOf(kept, Math.max(wanted, MessageHeader.MAX_LENGTH));
        }
        System.arraycopy(octets, from, kept, count, more);
        count += more;
        return more;
    }

    /** RFC 4271 section 6.1, RFC 8654 section 5, and RFC 7313 section 5 for what is too short for a ROUTE-REFRESH. */
    private static @Nullable NotificationMessage fault(byte[] octets, int at, boolean extended) {
        if (!MessageHeader.synchronised(octets, at)) {
            return new NotificationMessage(HEADER_ERROR, 1, Bytes.EMPTY);
        }
        int type = MessageHeader.type(octets, at);
        int size = MessageHeader.length(octets, at);
        if (size < MessageHeader.LENGTH
                || size > (extended ? MessageHeader.MAX_EXTENDED_LENGTH : MessageHeader.MAX_LENGTH)) {
            return badLength(octets, at);
        }
        return switch (type) {
            case MessageHeader.OPEN -> size < 29 || size > MessageHeader.MAX_LENGTH ? badLength(octets, at) : null;
            case MessageHeader.UPDATE -> size < 23 ? badLength(octets, at) : null;
            case MessageHeader.NOTIFICATION -> size < 21 ? badLength(octets, at) : null;
            case MessageHeader.KEEPALIVE -> size != MessageHeader.LENGTH ? badLength(octets, at) : null;
            case MessageHeader.ROUTE_REFRESH -> null; // its length has an error of its own
            default -> new NotificationMessage(HEADER_ERROR, 3, Bytes.copyOf(octets, at + 18, 1));
        };
    }

    private static NotificationMessage badLength(byte[] octets, int at) {
        return new NotificationMessage(HEADER_ERROR, 2, Bytes.copyOf(octets, at + 16, 2));
    }
}
