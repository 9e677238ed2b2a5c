package net.weir.codec.bmp;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bmp.BmpMessage.PeerDown;
import net.weir.event.StatsReport.Statistic;
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
            case STATISTICS_REPORT -> statisticsReport(message);
            case PEER_DOWN -> peerDown(message);
            case PEER_UP -> peerUp(message);
            case INITIATION -> initiation(message);
            case TERMINATION -> termination(message);
            case ROUTE_MIRRORING -> routeMirroring(message);
            case UNKNOWN -> other(message);
        };
    }

    private DecodedBmp routeMonitoring(BmpMessageView message) {
        if (message.version() < 4) {
            return DecodedBmp.of(new BmpMessage.RouteMonitoring(peer(message), rest(message, 0)));
        }
        List<MonitoringTlv> tlvs = new ArrayList<>();
        MonitoringTlvReader reader = new MonitoringTlvReader(message, maxTlvs);
        while (reader.next()) {
            tlvs.add(reader.tlv());
        }
        BmpDamage damage = reader.damage();
        if (damage != null) {
            return new DecodedBmp(null, List.of(damage));
        }
        BmpMessage.IndexedRouteMonitoring read =
                new BmpMessage.IndexedRouteMonitoring(peer(message), MonitoringTypes.of(tlvs), tlvs);
        int messages = read.of(MonitoringTlv.Kind.BGP_MESSAGE).size();
        return messages == 1
                ? DecodedBmp.of(read)
                : new DecodedBmp(
                        read,
                        List.of(new BmpDamage(
                                BmpFault.BGP_MESSAGES,
                                message.bodyOffset() - message.offset(),
                                messages + " BGP messages where there is to be one")));
    }

    private DecodedBmp initiation(BmpMessageView message) {
        TlvReader reader = new TlvReader(message, message.bodyOffset(), maxTlvs);
        List<Tlv> tlvs = reader.all();
        return result(new BmpMessage.Initiation(tlvs), reader);
    }

    private DecodedBmp termination(BmpMessageView message) {
        TlvReader reader = new TlvReader(message, message.bodyOffset(), maxTlvs);
        List<Tlv> tlvs = reader.all();
        return result(new BmpMessage.Termination(tlvs), reader);
    }

    private DecodedBmp routeMirroring(BmpMessageView message) {
        TlvReader reader = new TlvReader(message, message.bodyOffset(), maxTlvs);
        List<Tlv> tlvs = reader.all();
        return result(new BmpMessage.RouteMirroring(peer(message), tlvs), reader);
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
        return result(new PeerDown(peer(message), reason, data, tlvs), reader);
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
        return result(up, reader);
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

    private DecodedBmp statisticsReport(BmpMessageView message) {
        int at = message.bodyOffset();
        int end = at + message.bodyLength();
        if (!isContained(message)) {
            return message.bodyLength() < 4
                    ? truncated(message, "the Stats Count")
                    : statistics(message, at, end, List.of());
        }
        int from = at + TlvReader.HEADER;
        int to = from + Octets.u16(message.array(), at + 2);
        if (to - from < 4) {
            return truncated(message, "the Stats Count");
        }
        TlvReader behind = new TlvReader(message, to, maxTlvs);
        List<Tlv> tlvs = behind.all();
        BmpDamage damage = behind.damage();
        return damage == null ? statistics(message, from, to, tlvs) : new DecodedBmp(null, List.of(damage));
    }

    /**
     * True if the statistics stand inside a TLV, as draft-ietf-grow-bmp-tlv has it in version 4 since revision 20; before, they
     * stood as in version 3. As a Stats Count its first octets would be a number that no message has room for.
     */
    private static boolean isContained(BmpMessageView message) {
        int at = message.bodyOffset();
        return message.version() >= 4
                && message.bodyLength() >= TlvReader.HEADER
                && Octets.u16(message.array(), at) == BmpMessage.StatisticsReport.STATISTICS
                && Octets.u16(message.array(), at + 2) <= message.bodyLength() - TlvReader.HEADER;
    }

    private DecodedBmp statistics(BmpMessageView message, int from, int to, List<Tlv> tlvs) {
        long announced = Octets.u32(message.array(), from);
        TlvReader reader = new TlvReader(message, from + 4, to, maxTlvs);
        List<Statistic> statistics = new ArrayList<>();
        List<BmpDamage> damage = new ArrayList<>();
        for (Tlv tlv = reader.next(); tlv != null; tlv = reader.next()) {
            boolean enterprise = message.version() >= 4 && (tlv.type() & MonitoringTlv.ENTERPRISE) != 0;
            statistics.add(
                    enterprise // its number first, then whatever it likes: no value that we know
                            ? new Statistic(tlv.type(), null, 0, tlv.value())
                            : StatisticType.decode(tlv.type(), tlv.value()));
        }
        if (reader.damage() != null) {
            return new DecodedBmp(null, List.of(reader.damage()));
        }
        if (announced != statistics.size()) {
            String reason = announced + " statistics announced, " + statistics.size() + " sent";
            damage.add(new BmpDamage(BmpFault.STATISTICS_COUNT, from - message.offset(), reason));
        }
        return new DecodedBmp(new BmpMessage.StatisticsReport(peer(message), statistics, tlvs), damage);
    }

    private static DecodedBmp result(BmpMessage whole, TlvReader reader) {
        BmpDamage damage = reader.damage();
        return damage == null ? DecodedBmp.of(whole) : new DecodedBmp(null, List.of(damage));
    }

    private static DecodedBmp truncated(BmpMessageView message, String missing) {
        return DecodedBmp.skipped(BmpFault.TRUNCATED, message.length(), "the message ends before " + missing);
    }

    private static PeerHeader peer(BmpMessageView message) {
        return PeerHeader.copyOf(message.peer());
    }

    private static Bytes rest(BmpMessageView message, int skip) {
        return Bytes.copyOf(message.array(), message.bodyOffset() + skip, message.bodyLength() - skip);
    }
}
