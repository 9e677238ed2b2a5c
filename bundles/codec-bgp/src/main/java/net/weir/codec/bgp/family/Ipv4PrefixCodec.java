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
        int count = read(run);
        int[] pathIds = run.addPath() && count >= 0 ? Arrays.copyOf(run.pathIds(), count) : null;
        return count < 0 ? null : new Ipv4Nlri(family, Arrays.copyOf(run.first(), count), pathIds);
    }

    @Override
    public @Nullable Object decodeCompact(NlriRun run) {
        if (run.addPath() || !family.equals(Family.IPV4_UNICAST)) {
            return decode(run);
        }
        int count = read(run);
        return count < 0 ? null : Arrays.copyOf(run.first(), count);
    }

    /** Reads all into the arrays of the run; returns how many there are, or -1 after {@link NlriRun#fail}. */
    private static int read(NlriRun run) {
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
                    return fail(run, at, "path id and prefix length do not fit");
                }
                pathIds[count] = Octets.i32(octets, at);
                at += 4;
            }
            int bits = octets[at] & 0xff;
            int size = bits + 7 >>> 3;
            if (bits > 32) {
                return fail(run, at, "IPv4 prefix length above 32");
            }
            if (size > end - at - 1) {
                return fail(run, at, "the last prefix does not fit");
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
        return count;
    }

    private static int fail(NlriRun run, int at, String reason) {
        run.fail(at, reason);
        return -1;
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
