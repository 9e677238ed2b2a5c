package net.weir.cli.bmp;

import net.weir.codec.bmp.BmpDecoder;
import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.DecodedBmp;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.model.Octets;

/**
 * Tells whether a BMP message begins somewhere: one of the seven types, version 3 or 4. Where a stream begins its first
 * fields are enough. In the middle of one it has to be Route Monitoring or Peer Up with BGP's marker in its place, or a
 * whole message in which nothing is wrong. Confined to one thread.
 */
final class MessageStart {
    private static final int HEADER = 6;
    private static final int PEER_BODY = HEADER + PerPeerHeader.LENGTH;
    private static final int PEER_UP_OPEN = PEER_BODY + 20;
    private static final int MARKER = 16;
    private static final int TLV = 4;
    private static final int MOST_TLV_TYPE = 64;
    private static final int MOST_PEER_TYPE = 3;
    private static final int MOST_PEER_DOWN_REASON = 16;
    private static final int MOST = BmpLimits.DEFAULT.maxMessageLength();

    private static final int ROUTE_MONITORING = 0;
    private static final int STATISTICS = 1;
    private static final int PEER_DOWN = 2;
    private static final int PEER_UP = 3;
    private static final int INITIATION = 4;
    private static final int TERMINATION = 5;
    private static final int MIRRORING = 6;

    private final BmpMessageView view = new BmpMessageView();
    private final BmpDecoder decoder = new BmpDecoder(BmpLimits.WITH_VERSION_4);

    /** A header as a live session takes it; the type may be any. */
    boolean isHeader(byte[] octets, int at) {
        long length = Octets.u32(octets, at + 1);
        return (octets[at] == 3 || octets[at] == 4) && length >= HEADER && length <= MOST;
    }

    /**
     * How many octets tell a message that begins here from others, -1 if none begins here.
     *
     * @param first a stream begins here
     */
    int needed(byte[] octets, int at, boolean first) {
        int type = Octets.u8(octets, at + 5);
        int least = isHeader(octets, at) ? least(octets[at], type) : -1;
        int length = Octets.i32(octets, at + 1);
        if (least < 0 || length < least) {
            return -1;
        }
        return first || hasMarker(octets[at], type) ? firstFields(octets[at], type, length) : length;
    }

    /** The shortest message of a type, -1 if there is no such type. */
    private static int least(int version, int type) {
        return switch (type) {
            case ROUTE_MONITORING -> PEER_BODY + (version == 3 ? MARKER : TLV);
            case STATISTICS -> PEER_BODY + (version == 3 ? 4 : 0);
            case PEER_DOWN -> PEER_BODY + 1;
            case PEER_UP -> PEER_UP_OPEN + (version == 3 ? MARKER : 0);
            case INITIATION -> HEADER + TLV;
            case TERMINATION -> HEADER;
            case MIRRORING -> PEER_BODY;
            default -> -1;
        };
    }

    private static boolean hasMarker(int version, int type) {
        return version == 3 && (type == ROUTE_MONITORING || type == PEER_UP);
    }

    private static int firstFields(int version, int type, int length) {
        int fields = hasMarker(version, type)
                ? least(version, type)
                : (type == INITIATION || type == TERMINATION ? HEADER : PEER_BODY) + TLV;
        return Math.min(length, fields);
    }

    /** To be asked when so many octets are there as {@link #needed} says. */
    boolean isMessage(byte[] octets, int at, boolean first) {
        int version = octets[at];
        int type = Octets.u8(octets, at + 5);
        boolean ofPeer = type != INITIATION && type != TERMINATION;
        if (ofPeer && Octets.u8(octets, at + HEADER) > MOST_PEER_TYPE) {
            return false;
        }
        if (hasMarker(version, type)) {
            return isMarker(octets, at + (type == PEER_UP ? PEER_UP_OPEN : PEER_BODY));
        }
        return first ? beginsWell(octets, at, version, type) : isWhole(octets, at);
    }

    private static boolean isMarker(byte[] octets, int at) {
        return (Octets.i64(octets, at) & Octets.i64(octets, at + 8)) == -1;
    }

    private static boolean beginsWell(byte[] octets, int at, int version, int type) {
        int left = Octets.i32(octets, at + 1) - PEER_BODY;
        return switch (type) {
            case INITIATION, TERMINATION -> isTlv(octets, at + HEADER, left + PerPeerHeader.LENGTH);
            case STATISTICS ->
                version == 3
                        ? Octets.u32(octets, at + PEER_BODY) * TLV <= left - 4
                        : isTlv(octets, at + PEER_BODY, left);
            case PEER_DOWN -> Octets.u8(octets, at + PEER_BODY) <= MOST_PEER_DOWN_REASON;
            case PEER_UP -> true; // the address and ports before the OPENs may be any
            default -> isTlv(octets, at + PEER_BODY, left);
        };
    }

    private static boolean isTlv(byte[] octets, int at, int left) {
        return left == 0
                || left >= TLV && Octets.u16(octets, at) < MOST_TLV_TYPE && Octets.u16(octets, at + 2) <= left - TLV;
    }

    private boolean isWhole(byte[] octets, int at) {
        int type = Octets.u8(octets, at + 5);
        int length = Octets.i32(octets, at + 1);
        if ((type == INITIATION || type == TERMINATION) && !isTlv(octets, at + HEADER, length - HEADER)) {
            return false;
        }
        view.wrap(octets, at, length);
        DecodedBmp decoded = decoder.decode(view);
        return decoded.message() != null && decoded.damage().isEmpty();
    }
}
