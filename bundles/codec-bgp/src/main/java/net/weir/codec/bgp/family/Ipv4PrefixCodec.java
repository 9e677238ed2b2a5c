package net.weir.codec.bgp.family;

import java.util.Arrays;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** Plain IPv4 prefixes (RFC 4271 section 4.3). */
final class Ipv4PrefixCodec implements NlriCodec {
    private static final long ALL = 0xffff_ffffL;
    private final Family family;

    Ipv4PrefixCodec(Family family) {
        this.family = family;
    }

    @Override
    public Family family() {
        return family;
    }

    @Override
    public boolean acceptsNextHop(int octets) {
        return NextHopLengths.has(NextHopLengths.IP, octets);
    }

    @Override
    public int count(byte[] octets, int from, int to, boolean addPath) {
        return PrefixCount.of(octets, from, to, addPath, 32);
    }

    @Override
    public @Nullable NlriBlock decode(NlriRun run) {
        byte[] octets = run.octets();
        int at = run.start();
        int end = run.end();
        boolean addPath = run.addPath();
        long[] keys = run.first();
        int[] pathIds = addPath ? run.pathIds() : null;
        int count = 0;
        long strayBits = 0;
        while (at < end) {
            if (pathIds != null) {
                if (end - at < 5) {
                    return run.fail(at, "path id and prefix length do not fit");
                }
                pathIds[count] = Octets.i32(octets, at);
                at += 4;
            }
            int bits = octets[at] & 0xff;
            int size = bits + 7 >>> 3;
            if (bits > 32) {
                return run.fail(at, "IPv4 prefix length above 32");
            }
            if (size > end - at - 1) {
                return run.fail(at, "the last prefix does not fit");
            }
            long address = at + 5 <= octets.length ? Octets.u32(octets, at + 1) : atTheEnd(octets, at + 1, size);
            long mask = ALL << 32 - bits & ALL;
            strayBits |= address & ~mask & ALL << 32 - 8 * size;
            keys[count++] = (address & mask) << 8 | bits;
            at += 1 + size;
        }
        if (strayBits != 0) {
            run.clearHostBits();
        }
        return new Ipv4Nlri(family, Arrays.copyOf(keys, count), pathIds == null ? null : Arrays.copyOf(pathIds, count));
    }

    /** The last octets of the buffer, where four cannot be read at once. */
    private static long atTheEnd(byte[] octets, int at, int size) {
        long address = 0;
        for (int i = 0; i < size; i++) {
            address |= (octets[at + i] & 0xffL) << 24 - 8 * i;
        }
        return address;
    }
}
