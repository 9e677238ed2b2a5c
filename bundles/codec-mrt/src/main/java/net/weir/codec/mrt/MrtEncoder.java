package net.weir.codec.mrt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Octets;

/**
 * Writes MRT records one behind the other into growing octets. Confined to one thread.
 *
 * <pre>{@code
 * MrtEncoder out = new MrtEncoder();
 * out.peerIndexTable(seconds, table);
 * out.rib(seconds, Family.IPV4_UNICAST, false, 0, prefix, entries);
 * stream.write(out.array(), 0, out.length());
 * out.clear();
 * }</pre>
 */
public final class MrtEncoder {
    private byte[] octets = new byte[1024];
    private int length;
    private int start;

    /**
     * One peer's route in a RIB record.
     *
     * @param originatedSeconds unsigned 32 bits
     * @param pathId only written in records with ADD-PATH
     * @param attributes as on the wire with 4-octet AS numbers, MP_REACH_NLRI as {@link RibAttributes} has it
     */
    public record RibEntry(int peerIndex, long originatedSeconds, int pathId, byte[] attributes) {}

    /**
     * The two ends of a session.
     *
     * @throws IllegalArgumentException if one address is IPv4 and the other IPv6
     */
    public record Session(Asn peerAs, Asn localAs, int interfaceIndex, IpAddress peerAddress, IpAddress localAddress) {
        public Session {
            if (peerAddress.isV6() != localAddress.isV6()) {
                throw new IllegalArgumentException(peerAddress + " and " + localAddress + " are of two families");
            }
        }

        boolean isWide() {
            return peerAs.number() > 0xffff || localAs.number() > 0xffff;
        }
    }

    /** The octets so far, from 0 to {@link #length}; valid until the next write. */
    public byte[] array() {
        return octets;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(octets, length);
    }

    public void clear() {
        length = 0;
    }

    /** RFC 6396 section 4.3.1. */
    public void peerIndexTable(long seconds, PeerIndexTable table) {
        begin(seconds, MrtType.TABLE_DUMP_V2, MrtType.PEER_INDEX_TABLE);
        put(table.collectorId().toBytes());
        text(table.view());
        put16(table.peers().size());
        for (PeerIndexTable.Entry peer : table.peers()) {
            peer(peer.bgpId(), peer.address(), peer.asn());
        }
        end();
    }

    /** RFC 6397. */
    public void geoPeerTable(long seconds, GeoPeerTable table) {
        begin(seconds, MrtType.TABLE_DUMP_V2, MrtType.GEO_PEER_TABLE);
        put(table.collectorId().toBytes());
        text(table.view());
        place(table.place());
        put16(table.peers().size());
        for (GeoPeerTable.Entry peer : table.peers()) {
            peer(peer.bgpId(), peer.address(), peer.asn());
            place(peer.place());
        }
        end();
    }

    private void peer(IpAddress bgpId, IpAddress address, Asn asn) {
        put8((address.isV6() ? 1 : 0) | 2); // 4-octet AS always: RFC 6396 section 4.3.1 has RIB entries so too
        put(bgpId.toBytes());
        put(address.toBytes());
        put32(asn.bits());
    }

    private void place(GeoPeerTable.Place place) {
        put32(Float.floatToRawIntBits(place.latitude()));
        put32(Float.floatToRawIntBits(place.longitude()));
    }

    /**
     * One prefix of a RIB dump: of a subtype of its own for the plain IP families, else RIB_GENERIC (RFC 6396 section
     * 4.3.2 and 4.3.3, RFC 8050 section 4).
     *
     * @param nlri as on the wire, without a path id
     * @throws IllegalArgumentException for more than 65,535 entries, or one whose peer or attributes do not fit
     */
    public void rib(long seconds, Family family, boolean addPath, int sequence, byte[] nlri, List<RibEntry> entries) {
        int plain = family.isPlainIp() ? 2 * (family.afi() - 1) + family.safi() - 1 : 4;
        begin(
                seconds,
                MrtType.TABLE_DUMP_V2,
                (addPath ? MrtType.RIB_IPV4_UNICAST_ADDPATH : MrtType.RIB_IPV4_UNICAST) + plain);
        put32(sequence);
        if (plain == 4) {
            put16(family.afi());
            put8(family.safi());
        }
        put(nlri);
        limit(entries.size(), "entries");
        put16(entries.size());
        for (RibEntry entry : entries) {
            limit(entry.peerIndex(), "peer index");
            limit(entry.attributes().length, "octets of attributes");
            put16(entry.peerIndex());
            put32((int) entry.originatedSeconds());
            if (addPath) {
                put32(entry.pathId());
            }
            put16(entry.attributes().length);
            put(entry.attributes());
        }
        end();
    }

    private void limit(int value, String what) {
        if (value < 0 || value > 0xffff) {
            length = start;
            throw new IllegalArgumentException(what + " beyond 65535: " + value);
        }
    }

    /**
     * A BGP message (RFC 6396 section 4.4.2 and 4.4.3, RFC 8050 section 3).
     *
     * @param micros time since 1970 UTC; with {@code extended} to the microsecond, else to the second
     * @param fourOctetAs as the AS_PATHs in the message are
     * @param local the collector sent it
     * @param addPath its NLRI have path ids
     * @throws IllegalArgumentException if an AS number needs 4 octets and there are 2
     */
    public void message(
            long micros,
            boolean extended,
            Session session,
            boolean fourOctetAs,
            boolean local,
            boolean addPath,
            byte[] message) {
        int subtype = addPath
                ? MrtType.MESSAGE_ADDPATH + (fourOctetAs ? 1 : 0) + (local ? 2 : 0)
                : local
                        ? MrtType.MESSAGE_LOCAL + (fourOctetAs ? 1 : 0)
                        : fourOctetAs ? MrtType.MESSAGE_AS4 : MrtType.MESSAGE;
        session(micros, extended, subtype, session, fourOctetAs);
        put(message);
        end();
    }

    /** RFC 6396 section 4.4.1 and 4.4.4. */
    public void stateChange(
            long micros, boolean extended, Session session, boolean fourOctetAs, int oldState, int newState) {
        int subtype = fourOctetAs ? MrtType.STATE_CHANGE_AS4 : MrtType.STATE_CHANGE;
        session(micros, extended, subtype, session, fourOctetAs);
        put16(oldState);
        put16(newState);
        end();
    }

    private void session(long micros, boolean extended, int subtype, Session session, boolean fourOctetAs) {
        if (!fourOctetAs && session.isWide()) {
            throw new IllegalArgumentException("an AS number does not fit 2 octets: " + session);
        }
        begin(Math.floorDiv(micros, 1_000_000L), extended ? MrtType.BGP4MP_ET : MrtType.BGP4MP, subtype);
        if (extended) {
            put32((int) Math.floorMod(micros, 1_000_000L));
        }
        asn(session.peerAs(), fourOctetAs);
        asn(session.localAs(), fourOctetAs);
        put16(session.interfaceIndex());
        put16(session.peerAddress().isV6() ? 2 : 1);
        put(session.peerAddress().toBytes());
        put(session.localAddress().toBytes());
    }

    private void asn(Asn asn, boolean fourOctetAs) {
        if (fourOctetAs) {
            put32(asn.bits());
        } else {
            put16(asn.bits());
        }
    }

    /**
     * One route of a TABLE_DUMP (RFC 6396 section 4.2), which nobody should write any more but tests of readers.
     *
     * @param prefix of the same family as {@code peer}
     * @param attributes with 2-octet AS numbers
     */
    public void tableDump(
            long seconds,
            int view,
            int sequence,
            IpAddress prefix,
            int prefixLength,
            long originatedSeconds,
            IpAddress peer,
            int peerAs,
            byte[] attributes) {
        begin(seconds, MrtType.TABLE_DUMP, prefix.isV6() ? 2 : 1);
        put16(view);
        put16(sequence);
        put(prefix.toBytes());
        put8(prefixLength);
        put8(1); // status: RFC 6396 section 4.2 has it always 1
        put32((int) originatedSeconds);
        put(peer.toBytes());
        put16(peerAs);
        put16(attributes.length);
        put(attributes);
        end();
    }

    /** A record of any kind with this body, as for tests of readers. */
    public void record(long seconds, int type, int subtype, byte[] body) {
        begin(seconds, type, subtype);
        put(body);
        end();
    }

    /** A record as it was read. */
    public void copy(MrtRecord record) {
        int at = claim(record.length());
        System.arraycopy(record.buffer(), record.offset(), octets, at, record.length());
    }

    private void begin(long seconds, int type, int subtype) {
        start = length;
        put32((int) seconds);
        put16(type);
        put16(subtype);
        put32(0);
    }

    private void end() {
        Octets.put32(octets, start + 8, length - start - MrtRecord.HEADER);
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put16(utf8.length);
        put(utf8);
    }

    private void put8(int value) {
        int at = claim(1);
        octets[at] = (byte) value;
    }

    private void put16(int value) {
        int at = claim(2);
        Octets.put16(octets, at, value);
    }

    private void put32(int value) {
        int at = claim(4);
        Octets.put32(octets, at, value);
    }

    private void put(byte[] source) {
        int at = claim(source.length);
        System.arraycopy(source, 0, octets, at, source.length);
    }

    private int claim(int count) {
        int at = length;
        if (octets.length - at < count) {
            octets = Arrays.copyOf(octets, Math.max(Math.addExact(at, count), 2 * octets.length));
        }
        length = at + count;
        return at;
    }
}
