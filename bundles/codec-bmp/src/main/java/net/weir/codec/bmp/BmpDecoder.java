package net.weir.codec.bmp;

import java.util.List;
import net.weir.codec.bmp.BmpMessage.PeerDown;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of framed messages. Without state but for its limits, so any thread may use it; never throws on any
 * octets. Its allocations are bounded by the message's length and by {@link BmpLimits#maxTlvs}.
 */
public final class BmpDecoder {
    private static final int BGP_HEADER = 19;
    /** An OPEN never has more, extended messages or not (RFC 8654 section 4). */
    private static final int MAX_OPEN = 4096;

    private static final int PEER_UP_FIXED = 20;

    private final int maxTlvs;

    public BmpDecoder(BmpLimits limits) {
        maxTlvs = limits.maxTlvs();
    }

    public DecodedBmp decode(BmpMessageView message) {
        MessageType type = message.type();
        if (type.isPerPeer() && !message.hasPeerHeader()) {
            return truncated(message, "the per-peer header of 42 octets");
        }
        return switch (type) {
            case ROUTE_MONITORING -> routeMonitoring(message);
            case STATISTICS_REPORT -> StatisticsReportDecoder.decode(message, maxTlvs);
            case PEER_DOWN -> peerDown(message);
            case PEER_UP -> peerUp(message);
            case INITIATION -> initiation(message);
            case TERMINATION -> termination(message);
            case ROUTE_MIRRORING -> routeMirroring(message);
            case UNKNOWN -> other(message);
        };
    }

    private DecodedBmp routeMonitoring(BmpMessageView message) {
        return message.version() < 4
                ? DecodedBmp.of(new BmpMessage.RouteMonitoring(peer(message), rest(message, 0)))
                : IndexedRouteMonitoringDecoder.decode(message, maxTlvs);
    }

    private DecodedBmp initiation(BmpMessageView message) {
        TlvReader reader = new TlvReader(message, message.bodyOffset(), maxTlvs);
        List<Tlv> tlvs = reader.all();
        BmpMessage.Initiation read = new BmpMessage.Initiation(tlvs);
        BmpDamage damage = reader.damage();
        // without a name the router could be taken for another
        return damage != null && read.sysName() == null ? DecodedBmp.skipped(damage) : DecodedBmp.kept(read, damage);
    }

    private DecodedBmp termination(BmpMessageView message) {
        TlvReader reader = new TlvReader(message, message.bodyOffset(), maxTlvs);
        List<Tlv> tlvs = reader.all();
        return DecodedBmp.kept(new BmpMessage.Termination(tlvs), reader.damage());
    }

    private DecodedBmp routeMirroring(BmpMessageView message) {
        TlvReader reader = new TlvReader(message, message.bodyOffset(), maxTlvs);
        List<Tlv> tlvs = reader.all();
        BmpDamage damage = reader.damage();
        return damage != null && tlvs.isEmpty()
                ? DecodedBmp.skipped(damage)
                : DecodedBmp.kept(new BmpMessage.RouteMirroring(peer(message), tlvs), damage);
    }

    private DecodedBmp other(BmpMessageView message) {
        BmpMessage other = new BmpMessage.Other(message.typeCode(), rest(message, 0));
        BmpDamage damage = new BmpDamage(BmpFault.UNKNOWN_TYPE, 5, "message type " + message.typeCode());
        return new DecodedBmp(other, List.of(damage));
    }

    private DecodedBmp peerDown(BmpMessageView message) {
        if (message.bodyLength() < 1) {
            return truncated(message, "the Peer Down reason");
        }
        int reason = Octets.u8(message.array(), message.bodyOffset());
        Bytes data = rest(message, 1);
        int tlvsAt = message.bodyOffset() + 1 + (message.version() < 4 ? 0 : reasonLength(reason, message));
        if (message.version() < 4 && reason != PeerDown.LOC_RIB_DOWN) {
            return DecodedBmp.of(new PeerDown(peer(message), reason, data));
        }
        TlvReader reader = new TlvReader(message, tlvsAt, maxTlvs);
        List<Tlv> tlvs = reader.all();
        return DecodedBmp.kept(new PeerDown(peer(message), reason, data, tlvs), reader.damage());
    }

    /** Octets between the reason and the TLVs of version 4: a whole NOTIFICATION, an FSM event, or nothing. */
    private static int reasonLength(int reason, BmpMessageView message) {
        int left = message.bodyLength() - 1;
        return switch (reason) {
            case PeerDown.LOCAL_NOTIFICATION, PeerDown.REMOTE_NOTIFICATION -> {
                int length = left < BGP_HEADER ? left : Octets.u16(message.array(), message.bodyOffset() + 1 + 16);
                yield Math.min(Math.max(length, BGP_HEADER), left);
            }
            case PeerDown.LOCAL_FSM_EVENT -> Math.min(2, left);
            default -> 0;
        };
    }

    private DecodedBmp peerUp(BmpMessageView message) {
        if (message.bodyLength() < PEER_UP_FIXED) {
            return truncated(message, "the Peer Up's local address and ports");
        }
        byte[] array = message.array();
        int at = message.bodyOffset();
        int sent = at + PEER_UP_FIXED;
        int sentLength = openLength(message, sent);
        if (sentLength < 0) {
            return badOpen(message, sent, "sent");
        }
        int received = sent + sentLength;
        int receivedLength = openLength(message, received);
        if (receivedLength < 0) {
            return badOpen(message, received, "received");
        }
        TlvReader reader = new TlvReader(message, received + receivedLength, maxTlvs);
        BmpMessage up = new BmpMessage.PeerUp(
                peer(message),
                localAddress(message.peer(), array, at),
                Octets.u16(array, at + 16),
                Octets.u16(array, at + 18),
                Bytes.copyOf(array, sent, sentLength),
                Bytes.copyOf(array, received, receivedLength),
                reader.all());
        return DecodedBmp.kept(up, reader.damage());
    }

    private static @Nullable IpAddress localAddress(PeerHeaderView peer, byte[] array, int at) {
        if (peer.isLocRib()) {
            return null;
        }
        return peer.isV6() ? IpAddress.decode(array, at, 16) : IpAddress.decode(array, at + 12, 4);
    }

    /** The length field of the OPEN there, -1 if it is none of an OPEN or reaches beyond the end. */
    private static int openLength(BmpMessageView message, int at) {
        int left = message.offset() + message.length() - at;
        if (left < BGP_HEADER) {
            return -1;
        }
        int length = Octets.u16(message.array(), at + 16);
        return length < BGP_HEADER || length > MAX_OPEN || length > left ? -1 : length;
    }

    private static DecodedBmp badOpen(BmpMessageView message, int at, String which) {
        String reason = "the length of the " + which + " OPEN does not fit the message";
        return DecodedBmp.skipped(BmpFault.OPEN_LENGTH, at - message.offset(), reason);
    }

    static DecodedBmp truncated(BmpMessageView message, String missing) {
        return DecodedBmp.skipped(BmpFault.TRUNCATED, message.length(), "the message ends before " + missing);
    }

    static PeerHeader peer(BmpMessageView message) {
        return PeerHeader.copyOf(message.peer());
    }

    private static Bytes rest(BmpMessageView message, int skip) {
        return Bytes.copyOf(message.array(), message.bodyOffset() + skip, message.bodyLength() - skip);
    }
}
