package net.weir.codec.mrt;

import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.bgp.family.NlriRun;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.OpaqueNlri;
import org.jspecify.annotations.Nullable;

/**
 * A RIB record of TABLE_DUMP_V2 in place: one prefix, and a walk over what the peers said of it (RFC 6396 section 4.3,
 * RFC 8050 section 4). Reused for every record; confined to one thread.
 *
 * <pre>{@code
 * if (rib.read(record)) {
 *     while (rib.next()) { … rib.peerIndex() … rib.attributesAt() … }
 * }
 * if (rib.damage() != null) { … }
 * }</pre>
 */
public final class RibView extends BodyView {
    private final FamilyRegistry families;
    private final NlriRun run = new NlriRun();
    private @Nullable MrtRecord record;
    private Family family = Family.IPV4_UNICAST;
    private boolean addPath;
    private long sequence;
    private int nlriAt;
    private int nlriEnd;
    private int entries;
    private int entry;
    private int peerIndex;
    private long originated;
    private int pathId;
    private int attributesAt;
    private int attributesLength;
    private @Nullable NlriBlock block;

    public RibView() {
        this(FamilyRegistry.standard());
    }

    /** @param families whose NLRI in RIB_GENERIC records can be told from what follows */
    public RibView(FamilyRegistry families) {
        this.families = families;
    }

    /** Reads what stands before the entries; false if it is damaged. */
    public boolean read(MrtRecord of) {
        start(of);
        record = of;
        block = null;
        entries = 0;
        entry = 0;
        int subtype = of.subtype();
        addPath = subtype >= MrtType.RIB_IPV4_UNICAST_ADDPATH;
        if (!has(5)) {
            return fail(of, at, "too short for a sequence number and a prefix");
        }
        sequence = Octets.u32(octets, at);
        at += 4;
        int plain = addPath ? subtype - MrtType.RIB_IPV4_UNICAST_ADDPATH : subtype - MrtType.RIB_IPV4_UNICAST;
        boolean generic = subtype == MrtType.RIB_GENERIC || subtype == MrtType.RIB_GENERIC_ADDPATH;
        if (generic) {
            if (!has(4)) {
                return fail(of, at, "too short for a family and its NLRI");
            }
            family = Family.of(Octets.u16(octets, at), octets[at + 2] & 0xff);
            at += 3;
        } else {
            family = Family.of(1 + plain / 2, 1 + plain % 2);
        }
        return (family.isPlainIp() ? readPrefix(of) : readNlri(of)) && readCount(of);
    }

    private boolean readPrefix(MrtRecord of) {
        int bits = octets[at] & 0xff;
        int most = family.afi() == 1 ? 32 : 128;
        if (bits > most) {
            return fail(of, at, "prefix length " + bits + " above " + most);
        }
        nlriAt = at;
        nlriEnd = at + 1 + (bits + 7 >>> 3);
        at = nlriEnd;
        return nlriEnd <= end || fail(of, nlriAt, "the prefix does not fit");
    }

    /** Only the family knows where its NLRI ends. */
    private boolean readNlri(MrtRecord of) {
        nlriAt = at;
        int length = families.codec(family.afi(), family.safi()).length(octets, at, end);
        if (length <= 0) {
            return fail(of, at, "NLRI of " + family + " does not fit or has an impossible length");
        }
        nlriEnd = at + length;
        at = nlriEnd;
        return true;
    }

    private boolean readCount(MrtRecord of) {
        if (!has(2)) {
            return fail(of, at, "no room for the number of entries");
        }
        entries = Octets.u16(octets, at);
        at += 2;
        return true;
    }

    /** Moves to the next entry; false behind the last one, or where the record turns out to be damaged. */
    public boolean next() {
        MrtRecord of = record;
        if (entry == entries || of == null || damage() != null) {
            if (of != null && damage() == null && entry == entries && at != end) {
                fail(of, at, (end - at) + " octets behind the last entry");
            }
            return false;
        }
        int head = addPath ? 12 : 8;
        if (!has(head)) {
            return fail(of, at, "entry " + (entry + 1) + " of " + entries + " does not fit");
        }
        peerIndex = Octets.u16(octets, at);
        originated = Octets.u32(octets, at + 2);
        pathId = addPath ? Octets.i32(octets, at + 6) : 0;
        attributesLength = Octets.u16(octets, at + head - 2);
        attributesAt = at + head;
        if (attributesLength > end - attributesAt) {
            return fail(of, at + head - 2, "the attributes of entry " + (entry + 1) + " do not fit");
        }
        at = attributesAt + attributesLength;
        entry++;
        return true;
    }

    public Family family() {
        return family;
    }

    /** True if entries have path ids. */
    public boolean isAddPath() {
        return addPath;
    }

    /** The record's sequence number, unsigned 32 bits. */
    public long sequence() {
        return sequence;
    }

    /** Where the NLRI is in the buffer: for the plain IP families the prefix length octet. */
    public int nlriAt() {
        return nlriAt;
    }

    public int nlriLength() {
        return nlriEnd - nlriAt;
    }

    /** How many entries the record says it has. */
    public int entries() {
        return entries;
    }

    public int peerIndex() {
        return peerIndex;
    }

    /** When the entry's route came, in seconds since 1970 UTC. */
    public long originatedSeconds() {
        return originated;
    }

    public int pathId() {
        return pathId;
    }

    public int attributesAt() {
        return attributesAt;
    }

    public int attributesLength() {
        return attributesLength;
    }

    /** The NLRI with the entry's path id; without ADD-PATH the same block for all entries. Null if it is none. */
    public @Nullable NlriBlock nlri() {
        NlriBlock one = block;
        if (one == null) {
            run.reset(octets, nlriAt, nlriEnd, false, false);
            one = families.codec(family.afi(), family.safi()).decode(run);
            block = one;
        }
        return one == null || !addPath ? one : withPathId(one, new int[] {pathId});
    }

    private static NlriBlock withPathId(NlriBlock one, int[] pathIds) {
        if (one instanceof Ipv4Nlri v4) {
            return new Ipv4Nlri(v4.family(), new long[] {v4.key(0)}, pathIds);
        } else if (one instanceof Ipv6Nlri v6) {
            return new Ipv6Nlri(
                    v6.family(),
                    new long[] {v6.high(0)},
                    new long[] {v6.low(0)},
                    new byte[] {(byte) v6.length(0)},
                    pathIds);
        }
        byte[] octets = ((OpaqueNlri) one).octets(0).toArray();
        return new OpaqueNlri(one.family(), octets, new int[] {0, octets.length}, pathIds);
    }
}
