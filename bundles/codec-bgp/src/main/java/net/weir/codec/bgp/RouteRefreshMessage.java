package net.weir.codec.bgp;

import java.util.List;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Octets;
import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A BGP ROUTE-REFRESH (RFC 2918 section 3, RFC 7313 section 3.2). Immutable.
 *
 * @param subtype 0 request, 1 begin, 2 end of the refresh; others as received
 * @param orf outbound route filters behind it (RFC 5291 section 4), raw
 */
public record RouteRefreshMessage(Family family, int subtype, Bytes orf) {
    public static final int REQUEST = 0;
    public static final int BEGIN = 1;
    public static final int END = 2;
    private static final int LENGTH = MessageHeader.LENGTH + 4;

    /** Reads a whole message, marker included; never throws on any octets. */
    public static Decoded<RouteRefreshMessage> decode(byte[] buffer, int offset, int length) {
        MessageHeader.Fault fault =
                MessageHeader.check(buffer, offset, length, MessageHeader.ROUTE_REFRESH, MessageHeader.LENGTH);
        if (fault == null && length < LENGTH) {
            fault = new MessageHeader.Fault(
                    "ROUTE-REFRESH of " + length + " octets",
                    "RFC 7313 section 5",
                    16,
                    7,
                    1,
                    Bytes.copyOf(buffer, offset, length));
        }
        if (fault != null) {
            return fault.unreadable(buffer, offset, length);
        }
        int at = offset + MessageHeader.LENGTH;
        RouteRefreshMessage read = new RouteRefreshMessage(
                Family.of(Octets.u16(buffer, at), buffer[at + 3] & 0xff),
                buffer[at + 2] & 0xff,
                Bytes.copyOf(buffer, offset + LENGTH, length - LENGTH));
        OutboundRouteFilters filters = read.filters();
        if (filters == null || filters.damagedAt() < 0) {
            return Decoded.of(read);
        }
        return new Decoded<>(
                read,
                List.of(Evidence.problem(
                        "an outbound route filter does not fit",
                        "RFC 5291 section 4",
                        Problem.Action.KEPT,
                        buffer,
                        offset,
                        length,
                        LENGTH + filters.damagedAt())),
                null);
    }

    /** The outbound route filters, read from {@link #orf}; null if there are none. */
    public @Nullable OutboundRouteFilters filters() {
        return OutboundRouteFilters.decode(orf, family);
    }

    /** The whole message, marker included. */
    public byte[] encode() {
        byte[] body = new byte[4 + orf.length()];
        Octets.put16(body, 0, family.afi());
        body[2] = (byte) subtype;
        body[3] = (byte) family.safi();
        orf.copyTo(body, 4);
        return MessageHeader.message(MessageHeader.ROUTE_REFRESH, body, body.length);
    }
}
