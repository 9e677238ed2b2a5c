package net.weir.codec.bgp;

import net.weir.model.Bytes;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.OpaqueNlri;

/** One NLRI of a block as octets, with or without its path id (RFC 7911 section 3). */
public final class NlriWriter {
    private NlriWriter() {}

    /** The NLRI alone, without a path id, as an entry of an archive has it. */
    public static byte[] octets(NlriBlock block, int index) {
        byte[] octets = new byte[size(block, index, false)];
        put(block, index, false, octets, 0);
        return octets;
    }

    static int size(NlriBlock block, int index, boolean addPath) {
        int bare = block instanceof OpaqueNlri opaque
                ? opaque.octets(index).length()
                : 1 + (prefixLength(block, index) + 7 >>> 3);
        return addPath ? 4 + bare : bare;
    }

    private static int prefixLength(NlriBlock block, int index) {
        return block instanceof Ipv6Nlri v6 ? v6.length(index) : (int) ((Ipv4Nlri) block).key(index) & 0xff;
    }

    /** Returns where it ends. */
    static int put(NlriBlock block, int index, boolean addPath, byte[] target, int at) {
        int next = at;
        if (addPath) {
            Octets.put32(target, next, block.pathId(index));
            next += 4;
        }
        if (block instanceof OpaqueNlri opaque) {
            Bytes octets = opaque.octets(index);
            octets.copyTo(target, next);
            return next + octets.length();
        }
        int length = prefixLength(block, index);
        target[next++] = (byte) length;
        long high = block instanceof Ipv6Nlri v6 ? v6.high(index) : ((Ipv4Nlri) block).key(index) >>> 8 << 32;
        long low = block instanceof Ipv6Nlri v6 ? v6.low(index) : 0;
        for (int i = 0; i < length + 7 >>> 3; i++) {
            target[next++] = (byte) (i < 8 ? high >>> 56 - 8 * i : low >>> 120 - 8 * i);
        }
        return next;
    }
}
