package net.weir.codec.mrt;

import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;

/**
 * A TABLE_DUMP record in place: one route of one peer (RFC 6396 section 4.2). Reused for every record; confined to one
 * thread.
 */
public final class TableDumpView extends BodyView {
    private boolean v6;
    private int prefixAt;
    private int tail;
    private int attributesLength;

    /** Reads the record; false if it is damaged. */
    public boolean read(MrtRecord record) {
        start(record);
        v6 = record.subtype() == 2;
        int size = v6 ? 16 : 4;
        prefixAt = at + 4;
        tail = prefixAt + size;
        int attributesAt = tail + 6 + size + 2 + 2;
        if (attributesAt > end) {
            return fail(record, at, "too short for a prefix and its peer");
        }
        int bits = octets[tail] & 0xff;
        if (bits > 8 * size) {
            return fail(record, tail, "prefix length " + bits + " above " + 8 * size);
        }
        attributesLength = Octets.u16(octets, attributesAt - 2);
        return attributesLength == end - attributesAt
                || fail(
                        record,
                        attributesAt - 2,
                        attributesLength + " octets of attributes in a room of " + (end - attributesAt));
    }

    public int viewNumber() {
        return Octets.u16(octets, at);
    }

    public int sequence() {
        return Octets.u16(octets, at + 2);
    }

    public boolean isV6() {
        return v6;
    }

    public Family family() {
        return v6 ? Family.IPV6_UNICAST : Family.IPV4_UNICAST;
    }

    /** Where the 4 or 16 octets of the prefix are, host bits and all. */
    public int prefixAt() {
        return prefixAt;
    }

    public int prefixLength() {
        return octets[tail] & 0xff;
    }

    public int status() {
        return octets[tail + 1] & 0xff;
    }

    /** When the route came, in seconds since 1970 UTC. */
    public long originatedSeconds() {
        return Octets.u32(octets, tail + 2);
    }

    /** Where the peer's 4 or 16 octets are. */
    public int peerAddressAt() {
        return tail + 6;
    }

    public IpAddress peerAddress() {
        return address(tail + 6, v6);
    }

    public int peerAs() {
        return Octets.u16(octets, end - attributesLength - 4);
    }

    public int attributesAt() {
        return end - attributesLength;
    }

    public int attributesLength() {
        return attributesLength;
    }

    /** The prefix with its host bits cleared. */
    public NlriBlock nlri() {
        int bits = prefixLength();
        if (!v6) {
            long mask = bits == 0 ? 0 : -1L << 32 - bits;
            return new Ipv4Nlri(
                    Family.IPV4_UNICAST, new long[] {(Octets.u32(octets, prefixAt) & mask) << 8 | bits}, null);
        }
        long high = Octets.i64(octets, prefixAt) & mask(bits);
        long low = Octets.i64(octets, prefixAt + 8) & mask(bits - 64);
        return new Ipv6Nlri(Family.IPV6_UNICAST, new long[] {high}, new long[] {low}, new byte[] {(byte) bits}, null);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << 64 - bits;
    }
}
