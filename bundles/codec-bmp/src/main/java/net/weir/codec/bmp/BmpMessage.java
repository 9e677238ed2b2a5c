package net.weir.codec.bmp;

import java.util.List;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A BMP message as a value: of version 3 (RFC 7854 section 4) or, where that has another form, of version 4
 * (draft-ietf-grow-bmp-tlv). Immutable; for all but the hot path.
 */
public sealed interface BmpMessage {

    MessageType type();

    /** A message that speaks of one peer. */
    sealed interface OfPeer extends BmpMessage {
        PeerHeader peer();
    }

    /** RFC 7854 section 4.3. */
    record Initiation(List<Tlv> tlvs) implements BmpMessage {
        public Initiation {
            tlvs = List.copyOf(tlvs);
        }

        @Override
        public MessageType type() {
            return MessageType.INITIATION;
        }

        public @Nullable String sysName() {
            return Tlv.firstText(tlvs, Tlv.SYS_NAME);
        }

        public @Nullable String sysDescr() {
            return Tlv.firstText(tlvs, Tlv.SYS_DESCR);
        }

        /** All free text, in order. */
        public List<String> strings() {
            return Tlv.texts(tlvs, Tlv.STRING);
        }
    }

    /** RFC 7854 section 4.5. */
    record Termination(List<Tlv> tlvs) implements BmpMessage {
        private static final List<String> REASONS = List.of(
                "administratively closed",
                "unspecified reason",
                "out of resources",
                "redundant connection",
                "permanently administratively closed");

        public Termination {
            tlvs = List.copyOf(tlvs);
        }

        @Override
        public MessageType type() {
            return MessageType.TERMINATION;
        }

        /** The reason code, -1 if none was sent. */
        public int reason() {
            for (Tlv tlv : tlvs) {
                if (tlv.type() == Tlv.REASON) {
                    return tlv.code();
                }
            }
            return -1;
        }

        /** The reason code in words, a number where it has none, then the sender's own words. */
        public String reasonText() {
            int code = reason();
            String words = code < 0 ? "no reason" : code < REASONS.size() ? REASONS.get(code) : "reason " + code;
            String own = String.join(", ", strings());
            return own.isEmpty() ? words : words + ": " + own;
        }

        public List<String> strings() {
            return Tlv.texts(tlvs, Tlv.STRING);
        }
    }

    /**
     * RFC 7854 section 4.10.
     *
     * @param localAddress the router's end, null for Loc-RIB
     * @param sentOpen the OPEN that the router sent, marker included, whatever is in it
     * @param receivedOpen the OPEN that the peer sent
     */
    record PeerUp(
            PeerHeader peer,
            @Nullable IpAddress localAddress,
            int localPort,
            int remotePort,
            Bytes sentOpen,
            Bytes receivedOpen,
            List<Tlv> tlvs)
            implements OfPeer {
        public PeerUp {
            tlvs = List.copyOf(tlvs);
        }

        @Override
        public MessageType type() {
            return MessageType.PEER_UP;
        }

        /** VRF or table name, null if none was sent; may be empty. */
        public @Nullable String vrf() {
            return Tlv.firstText(tlvs, Tlv.VRF_NAME);
        }

        /** Labels of the administrator, in order. */
        public List<String> adminLabels() {
            return Tlv.texts(tlvs, Tlv.ADMIN_LABEL);
        }

        public List<String> strings() {
            return Tlv.texts(tlvs, Tlv.STRING);
        }
    }

    /**
     * RFC 7854 section 4.9.
     *
     * @param reason 1 to 6 are known
     * @param data all that follows: a NOTIFICATION for 1 and 3, an FSM event for 2, TLVs for 6
     * @param tlvs those of reason 6 (RFC 9069 section 5.3), in version 4 those behind what belongs to any reason, else empty;
     *     they are in {@code data} too
     */
    record PeerDown(PeerHeader peer, int reason, Bytes data, List<Tlv> tlvs) implements OfPeer {
        public static final int LOCAL_NOTIFICATION = 1;
        public static final int LOCAL_FSM_EVENT = 2;
        public static final int REMOTE_NOTIFICATION = 3;
        public static final int REMOTE_CLOSED = 4;
        public static final int MONITORING_STOPPED = 5;
        public static final int LOC_RIB_DOWN = 6;

        public PeerDown {
            tlvs = List.copyOf(tlvs);
        }

        /** One without TLVs. */
        public PeerDown(PeerHeader peer, int reason, Bytes data) {
            this(peer, reason, data, List.of());
        }

        @Override
        public MessageType type() {
            return MessageType.PEER_DOWN;
        }

        /** The event of RFC 4271 section 8.1 that ended the session, -1 if the message names none. */
        public int fsmEvent() {
            return reason == LOCAL_FSM_EVENT && data.length() >= 2 ? data.u8(0) << 8 | data.u8(1) : -1;
        }

        public @Nullable String vrf() {
            return Tlv.firstText(tlvs, Tlv.VRF_NAME);
        }
    }

    /**
     * RFC 7854 section 4.6.
     *
     * @param update a BGP message, marker included
     */
    record RouteMonitoring(PeerHeader peer, Bytes update) implements OfPeer {
        @Override
        public MessageType type() {
            return MessageType.ROUTE_MONITORING;
        }
    }

    /**
     * Route Monitoring of version 4: everything is a TLV, the BGP message too.
     *
     * @param types what the types of the TLVs mean
     * @param tlvs in their order
     */
    record IndexedRouteMonitoring(PeerHeader peer, MonitoringTypes types, List<MonitoringTlv> tlvs) implements OfPeer {
        public IndexedRouteMonitoring {
            tlvs = List.copyOf(tlvs);
        }

        @Override
        public MessageType type() {
            return MessageType.ROUTE_MONITORING;
        }

        /** All TLVs of one kind, in their order. */
        public List<MonitoringTlv> of(MonitoringTlv.Kind kind) {
            return tlvs.stream().filter(tlv -> types.kind(tlv.type()) == kind).toList();
        }

        /** The BGP message, marker included; null if there is none. */
        public @Nullable Bytes update() {
            List<MonitoringTlv> messages = of(MonitoringTlv.Kind.BGP_MESSAGE);
            return messages.isEmpty() ? null : messages.get(0).value();
        }

        /** VRF or table name, null if none was sent; may be empty. */
        public @Nullable String vrf() {
            List<MonitoringTlv> names = of(MonitoringTlv.Kind.VRF_NAME);
            return names.isEmpty()
                    ? null
                    : RouterText.clean(names.get(0).value().toArray());
        }

        /** BGP capabilities, code and length included, that are needed to read the BGP message without its OPENs. */
        public List<Bytes> capabilities() {
            return of(MonitoringTlv.Kind.STATELESS_PARSING).stream()
                    .map(MonitoringTlv::value)
                    .toList();
        }
    }

    /**
     * RFC 7854 section 4.8; see {@link StatisticType} for the types.
     *
     * @param tlvs what version 4 has beside the statistics (draft-ietf-grow-bmp-tlv section 5.4); version 3 has none
     */
    record StatisticsReport(PeerHeader peer, List<Statistic> statistics, List<Tlv> tlvs) implements OfPeer {
        /** In version 4 the TLV around the statistics. */
        static final int STATISTICS = 1;

        public StatisticsReport {
            statistics = List.copyOf(statistics);
            tlvs = List.copyOf(tlvs);
        }

        public StatisticsReport(PeerHeader peer, List<Statistic> statistics) {
            this(peer, statistics, List.of());
        }

        @Override
        public MessageType type() {
            return MessageType.STATISTICS_REPORT;
        }
    }

    /** RFC 7854 section 4.7. */
    record RouteMirroring(PeerHeader peer, List<Tlv> tlvs) implements OfPeer {
        public RouteMirroring {
            tlvs = List.copyOf(tlvs);
        }

        @Override
        public MessageType type() {
            return MessageType.ROUTE_MIRRORING;
        }

        /** The mirrored BGP messages, markers included. */
        public List<Bytes> messages() {
            return tlvs.stream()
                    .filter(tlv -> tlv.type() == Tlv.MIRRORED_MESSAGE)
                    .map(Tlv::value)
                    .toList();
        }

        /** Information codes: 0 errored PDU, 1 messages lost. */
        public List<Integer> codes() {
            return tlvs.stream()
                    .filter(tlv -> tlv.type() == Tlv.MIRRORING_INFORMATION && tlv.code() >= 0)
                    .map(Tlv::code)
                    .toList();
        }
    }

    /** A message of a type that is not known; only the framing was understood. */
    record Other(int typeCode, Bytes body) implements BmpMessage {
        @Override
        public MessageType type() {
            return MessageType.UNKNOWN;
        }
    }
}
