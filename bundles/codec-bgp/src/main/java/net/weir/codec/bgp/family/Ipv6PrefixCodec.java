package net.weir.codec.bgp.family;

import java.util.Arrays;
import net.weir.model.Family;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** Plain IPv6 prefixes (RFC 4760 section 5). */
final class Ipv6PrefixCodec implements NlriCodec {
    private final Family family;

    Ipv6PrefixCodec(Family family) {
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
        return PrefixCount.of(octets, from, to, addPath, 128);
    }

    @Override
    public @Nullable NlriBlock decode(NlriRun run) {
        byte[] octets = run.octets();
        int at = run.start();
        int end = run.end();
        long[] high = run.first();
        long[] low = run.second();
        byte[] lengths = run.lengths();
        int[] pathIds = run.addPath() ? run.pathIds() : null;
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
            if (bits > 128) {
                return run.fail(at, "IPv6 prefix length above 128");
            }
            if (size > end - at - 1) {
                return run.fail(at, "the last prefix does not fit");
            }
            at++;
            boolean inside = at + 16 <= octets.length;
            long h = inside ? Octets.i64(octets, at) : atTheEnd(octets, at, size);
            long l = inside ? Octets.i64(octets, at + 8) : atTheEnd(octets, at + 8, size - 8);
            strayBits |= h & mask(8 * size) & ~mask(bits) | l & mask(8 * size - 64) & ~mask(bits - 64);
            high[count] = h & mask(bits);
            low[count] = l & mask(bits - 64);
            lengths[count++] = (byte) bits;
            at += size;
        }
        if (strayBits != 0) {
            run.clearHostBits();
        }
        return new Ipv6Nlri(
                family,
                Arrays.copyOf(high, count),
                Arrays.copyOf(low, count),
                Arrays.copyOf(lengths, count),
                pathIds == null ? null : Arrays.copyOf(pathIds, count));
    }

    /** The upper {@code bits} bits of 64 set, for any number of bits. */
    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << 64 - bits;
    }

    private static long atTheEnd(byte[] octets, int at, int size) {
        long half = 0;
        for (int i = 0; i < Math.min(size, 8); i++) {
            half |= (octets[at + i] & 0xffL) << 56 - 8 * i;
        }
        return half;
    }
}
