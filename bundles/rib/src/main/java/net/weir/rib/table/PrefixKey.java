package net.weir.rib.table;

import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * A prefix as a dictionary compares it, to be filled again and again; and its id where one was found. An IPv4 address
 * stands in the upper 32 bits of {@code high}, so that both kinds sort by (high, low, length). In a family that has no
 * plain prefixes the octets of a route key stand for the prefix; then the numbers mean nothing, and in other families the
 * octets. Confined to its user.
 */
public final class PrefixKey {
    private long high;
    private long low;
    private int length;
    private int id;
    private Bytes octets = Bytes.EMPTY;
    private Bytes nlri = Bytes.EMPTY;

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    public int length() {
        return length;
    }

    /** The prefix's id in the dictionary that filled this; 0 if none did. */
    public int id() {
        return id;
    }

    /** The octets of the route key. */
    public Bytes octets() {
        return octets;
    }

    /** The NLRI that has this route key: what is no part of the key may differ between two of them. */
    public Bytes nlri() {
        return nlri;
    }

    /** What the NLRI has beside its key, told by the whole of it; null if it is the key. */
    public @Nullable Bytes nlriBesideKey() {
        return nlri.equals(octets) ? null : nlri;
    }

    /** Takes the octets of a route key; they are its NLRI too until another is set. */
    public void setOctets(Bytes newOctets, int newId) {
        octets = newOctets;
        nlri = newOctets;
        id = newId;
    }

    public void setNlri(Bytes newNlri) {
        nlri = newNlri;
    }

    void set(long newHigh, long newLow, int newLength, int newId) {
        high = newHigh;
        low = newLow;
        length = newLength;
        id = newId;
    }

    void setId(int newId) {
        id = newId;
    }

    /** Takes the values of another key. */
    public void set(PrefixKey other) {
        set(other.high, other.low, other.length, other.id);
    }

    /** Takes one prefix or route key of a block. */
    public void set(NlriBlock block, int index) {
        if (block instanceof Ipv4Nlri v4) {
            long key = v4.key(index);
            set(key >>> 8 << 32, 0, (int) key & 0xff, 0);
        } else if (block instanceof Ipv6Nlri v6) {
            set(v6.high(index), v6.low(index), v6.length(index), 0);
        } else {
            OpaqueNlri opaque = (OpaqueNlri) block;
            setOctets(opaque.identity(index), 0);
            nlri = opaque.octets(index);
        }
    }

    /** Takes a prefix. */
    public void set(Prefix prefix) {
        IpAddress address = prefix.address();
        set(
                prefix.isV6() ? address.high() : address.low() << 32,
                prefix.isV6() ? address.low() : 0,
                prefix.length(),
                0);
    }

    /** Takes numbers that somebody stored; host bits must be clear. */
    public void set(long newHigh, long newLow, int newLength) {
        set(newHigh, newLow, newLength, 0);
    }

    /** Takes the first {@code bits} bits of {@code whole}. */
    public void setTruncated(PrefixKey whole, int bits) {
        set(whole.high & highMask(bits), whole.low & lowMask(bits), bits, 0);
    }

    public Prefix prefix(Family family) {
        return new Prefix(family.afi() == 2 ? IpAddress.ofV6(high, low) : IpAddress.ofV4((int) (high >>> 32)), length);
    }

    /** True if {@code other} is this prefix or a more specific of it. */
    public boolean covers(PrefixKey other) {
        return other.length >= length
                && (other.high & highMask(length)) == high
                && (other.low & lowMask(length)) == low;
    }

    /** By address, then shorter first. */
    public int compareTo(PrefixKey other) {
        return compare(high, low, length, other.high, other.low, other.length);
    }

    static int compare(long highA, long lowA, int lengthA, long highB, long lowB, int lengthB) {
        int order = Long.compareUnsigned(highA, highB);
        if (order == 0) {
            order = Long.compareUnsigned(lowA, lowB);
        }
        return order != 0 ? order : Integer.compare(lengthA, lengthB);
    }

    static long highMask(int bits) {
        return bits == 0 ? 0 : bits >= 64 ? -1L : -1L << 64 - bits;
    }

    static long lowMask(int bits) {
        return bits <= 64 ? 0 : bits == 128 ? -1L : -1L << 128 - bits;
    }
}
