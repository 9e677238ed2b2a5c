package net.weir.event.io;

import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.OpaqueNlri;
import org.jspecify.annotations.Nullable;

/** Blocks of NLRI: shape, family, count, path ids, then prefixes as on the wire or octet runs with their length. */
final class Nlri {
    private static final int ABSENT = 0;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int OPAQUE = 3;
    private static final int PATH_IDS = 4;

    private Nlri() {}

    static void write(OctetWriter out, @Nullable NlriBlock block) {
        if (block == null) {
            out.u8(ABSENT);
            return;
        }
        int shape = block instanceof Ipv4Nlri ? IPV4 : block instanceof Ipv6Nlri ? IPV6 : OPAQUE;
        out.u8(block.hasPathIds() ? shape | PATH_IDS : shape);
        writeFamily(out, block.family());
        out.number(block.count());
        if (block.hasPathIds()) {
            for (int i = 0; i < block.count(); i++) {
                out.i32(block.pathId(i));
            }
        }
        if (block instanceof Ipv4Nlri v4) {
            for (int i = 0; i < v4.count(); i++) {
                writePrefix(out, v4.key(i) >>> 8 << 32, 0, (int) v4.key(i) & 0xff, 32);
            }
        } else if (block instanceof Ipv6Nlri v6) {
            for (int i = 0; i < v6.count(); i++) {
                writePrefix(out, v6.high(i), v6.low(i), v6.length(i), 128);
            }
        } else {
            for (int i = 0; i < block.count(); i++) {
                out.bytes(((OpaqueNlri) block).octets(i));
            }
        }
    }

    static void writeFamily(OctetWriter out, Family family) {
        out.number(family.code());
    }

    static Family readFamily(OctetReader in) throws EventFormatException {
        int code = in.below(1 << 24);
        return Family.of(code >>> 8, code & 0xff);
    }

    /** The length, then its octets; the address stands at the upper end of the 128 bits. */
    private static void writePrefix(OctetWriter out, long high, long low, int length, int max) {
        if (length > max) {
            throw new IllegalArgumentException("prefix length " + length + " is not 0-" + max);
        }
        out.u8(length);
        for (int bit = 0; bit < length; bit += 8) {
            int octet = (int) (bit < 64 ? high >>> 56 - bit : low >>> 120 - bit);
            out.u8(length - bit < 8 ? octet & 0xff00 >> length - bit : octet);
        }
    }

    static @Nullable NlriBlock read(OctetReader in) throws EventFormatException {
        int shape = in.u8();
        if (shape == ABSENT) {
            return null;
        }
        Family family = readFamily(in);
        boolean paths = (shape & PATH_IDS) != 0;
        int count = in.count(paths ? 5 : 1);
        int @Nullable [] pathIds = paths ? new int[count] : null;
        for (int i = 0; pathIds != null && i < count; i++) {
            pathIds[i] = in.i32();
        }
        return switch (shape & ~PATH_IDS) {
            case IPV4 -> readV4(in, family, count, pathIds);
            case IPV6 -> readV6(in, family, count, pathIds);
            case OPAQUE -> readOpaque(in, family, count, pathIds);
            default -> throw in.damaged("no such block of NLRI");
        };
    }

    static NlriBlock require(OctetReader in) throws EventFormatException {
        NlriBlock block = read(in);
        if (block == null) {
            throw in.damaged("NLRI missing");
        }
        return block;
    }

    private static Ipv4Nlri readV4(OctetReader in, Family family, int count, int @Nullable [] pathIds)
            throws EventFormatException {
        long[] keys = new long[count];
        byte[] address = new byte[16];
        for (int i = 0; i < count; i++) {
            int length = readPrefix(in, address, 32);
            keys[i] = Octets.u32(address, 0) << 8 | length;
        }
        return new Ipv4Nlri(family, keys, pathIds);
    }

    private static Ipv6Nlri readV6(OctetReader in, Family family, int count, int @Nullable [] pathIds)
            throws EventFormatException {
        long[] high = new long[count];
        long[] low = new long[count];
        byte[] length = new byte[count];
        byte[] address = new byte[16];
        for (int i = 0; i < count; i++) {
            length[i] = (byte) readPrefix(in, address, 128);
            high[i] = Octets.i64(address, 0);
            low[i] = Octets.i64(address, 8);
        }
        return new Ipv6Nlri(family, high, low, length, pathIds);
    }

    private static int readPrefix(OctetReader in, byte[] address, int max) throws EventFormatException {
        int length = in.u8();
        if (length > max) {
            throw in.damaged("prefix length " + length);
        }
        int octets = length + 7 >>> 3;
        java.util.Arrays.fill(address, (byte) 0);
        System.arraycopy(in.array(), in.take(octets), address, 0, octets);
        if ((length & 7) != 0 && (address[octets - 1] & 0xff >>> (length & 7)) != 0) {
            throw in.damaged("host bits in a prefix");
        }
        return length;
    }

    private static OpaqueNlri readOpaque(OctetReader in, Family family, int count, int @Nullable [] pathIds)
            throws EventFormatException {
        Bytes[] each = new Bytes[count];
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            each[i] = in.bytes();
            offsets[i + 1] = offsets[i] + each[i].length();
        }
        byte[] all = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            each[i].copyTo(all, offsets[i]);
        }
        return new OpaqueNlri(family, all, offsets, pathIds);
    }
}
