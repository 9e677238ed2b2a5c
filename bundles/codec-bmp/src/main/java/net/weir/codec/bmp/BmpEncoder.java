package net.weir.codec.bmp;

import java.util.Arrays;
import java.util.List;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Writes BMP messages one after the other into a growing buffer, of version 3 but for those that only version 4 has. Confined to
 * one thread, to be used again.
 */
public final class BmpEncoder {
    private byte[] buffer = new byte[512];
    private int length;
    private int messageStart;
    private int version = 3;

    /** The octets of one message. */
    public static byte[] encode(BmpMessage message) {
        return new BmpEncoder().write(message).toArray();
    }

    /** Appends a message, of version 4 if its form is. */
    public BmpEncoder write(BmpMessage message) {
        return write(message, needsVersion4(message) ? 4 : 3);
    }

    /**
     * Appends a message of this version; a BGP message in a {@link BmpMessage.RouteMonitoring} becomes a TLV for version 4.
     *
     * @throws IllegalArgumentException if the version is neither 3 nor 4, or does not have that form
     */
    public BmpEncoder write(BmpMessage message, int newVersion) {
        if (newVersion != 4 && (newVersion != 3 || needsVersion4(message))) {
            throw new IllegalArgumentException("BMP version " + newVersion + " has no such " + message.type());
        }
        version = newVersion;
        try {
            return put(message);
        } finally {
            version = 3;
        }
    }

    private static boolean needsVersion4(BmpMessage message) {
        return message instanceof BmpMessage.IndexedRouteMonitoring
                || message instanceof BmpMessage.StatisticsReport report
                        && !report.tlvs().isEmpty();
    }

    private BmpEncoder put(BmpMessage message) {
        int code = message instanceof BmpMessage.Other other
                ? other.typeCode()
                : message.type().code();
        begin(code);
        if (message instanceof BmpMessage.OfPeer ofPeer) {
            header(ofPeer.peer());
        }
        if (message instanceof BmpMessage.Initiation initiation) {
            tlvs(initiation.tlvs());
        } else if (message instanceof BmpMessage.Termination termination) {
            tlvs(termination.tlvs());
        } else if (message instanceof BmpMessage.PeerUp up) {
            peerUp(up);
        } else if (message instanceof BmpMessage.PeerDown down) {
            u8(down.reason());
            bytes(down.data());
        } else if (message instanceof BmpMessage.RouteMonitoring monitoring) {
            routeMonitoring(monitoring.update());
        } else if (message instanceof BmpMessage.IndexedRouteMonitoring indexed) {
            indexed.tlvs().forEach(this::tlv);
        } else if (message instanceof BmpMessage.StatisticsReport report) {
            statistics(report);
        } else if (message instanceof BmpMessage.RouteMirroring mirroring) {
            tlvs(mirroring.tlvs());
        } else if (message instanceof BmpMessage.Other other) {
            bytes(other.body());
        }
        return end();
    }

    /** Appends a Route Monitoring message around the BGP message at {@code update[offset..offset+count)}. */
    public BmpEncoder routeMonitoring(PerPeerHeader peer, byte[] update, int offset, int count) {
        begin(MessageType.ROUTE_MONITORING.code());
        header(peer);
        ensure(count);
        System.arraycopy(update, offset, buffer, length, count);
        length += count;
        return end();
    }

    /** The data of a Peer Down with reason 6 (RFC 9069 section 5.3). */
    public static Bytes locRibDownData(List<Tlv> tlvs) {
        BmpEncoder encoder = new BmpEncoder();
        encoder.tlvs(tlvs);
        return Bytes.copyOf(encoder.buffer, 0, encoder.length);
    }

    private void routeMonitoring(Bytes update) {
        if (version == 4) {
            tlv(new MonitoringTlv(MonitoringTypes.EARLY.code(MonitoringTlv.Kind.BGP_MESSAGE), 0, update));
        } else {
            bytes(update);
        }
    }

    private void tlv(MonitoringTlv tlv) {
        u16(tlv.type());
        u16(tlv.value().length());
        u16(tlv.index());
        bytes(tlv.value());
    }

    private void peerUp(BmpMessage.PeerUp up) {
        address(up.localAddress());
        u16(up.localPort());
        u16(up.remotePort());
        bytes(up.sentOpen());
        bytes(up.receivedOpen());
        tlvs(up.tlvs());
    }

    /** Version 4 has a TLV around them, and may have more behind it. */
    private void statistics(BmpMessage.StatisticsReport report) {
        if (version == 4) {
            int octets = 4;
            for (Statistic statistic : report.statistics()) {
                octets += 4 + statistic.octets().length();
            }
            if (octets > 0xffff) {
                throw new IllegalArgumentException("statistics of " + octets + " octets do not fit a TLV");
            }
            u16(BmpMessage.StatisticsReport.STATISTICS);
            u16(octets);
        }
        u32(report.statistics().size());
        for (Statistic statistic : report.statistics()) {
            u16(statistic.type());
            u16(statistic.octets().length());
            bytes(statistic.octets());
        }
        tlvs(report.tlvs());
    }

    private void header(PerPeerHeader peer) {
        u8(peer.type());
        u8(peer.flags());
        u64(peer.distinguisher());
        u64(peer.addressHigh());
        u64(peer.addressLow());
        u32(peer.asBits());
        u32(peer.bgpIdBits());
        u32((int) peer.seconds());
        u32((int) peer.microseconds());
    }

    private void address(@Nullable IpAddress address) {
        u64(address == null ? 0 : address.high());
        u64(address == null ? 0 : address.low());
    }

    private void tlvs(List<Tlv> tlvs) {
        for (Tlv tlv : tlvs) {
            if (tlv.value().length() > 0xffff) {
                throw new IllegalArgumentException("a TLV of " + tlv.value().length() + " octets");
            }
            u16(tlv.type());
            u16(tlv.value().length());
            bytes(tlv.value());
        }
    }

    private void begin(int type) {
        messageStart = length;
        u8(version);
        u32(0);
        u8(type);
    }

    private BmpEncoder end() {
        Octets.put32(buffer, messageStart + 1, length - messageStart);
        return this;
    }

    private void u8(int value) {
        ensure(1);
        buffer[length++] = (byte) value;
    }

    private void u16(int value) {
        ensure(2);
        Octets.put16(buffer, length, value);
        length += 2;
    }

    private void u32(int value) {
        ensure(4);
        Octets.put32(buffer, length, value);
        length += 4;
    }

    private void u64(long value) {
        ensure(8);
        Octets.put64(buffer, length, value);
        length += 8;
    }

    private void bytes(Bytes value) {
        ensure(value.length());
        value.copyTo(buffer, length);
        length += value.length();
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }

    /** The buffer itself, holding {@link #length} octets; valid until the next write. */
    public byte[] array() {
        return buffer;
    }

    public int length() {
        return length;
    }

    /** A copy of all that was written. */
    public byte[] toArray() {
        return Arrays.copyOf(buffer, length);
    }

    /** Forgets what was written and keeps the buffer. */
    public void clear() {
        length = 0;
    }
}
