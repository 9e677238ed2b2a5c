package net.weir.codec.bgp.attribute;

import java.util.Arrays;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Writes attributes in the canonical form of {@link net.weir.model.PathAttributes}: ascending, each once, with 4-octet AS
 * numbers. Confined to one lane.
 */
final class CanonicalWriter {
    private static final int MOST = 65535;

    private final AsPathOctets.Merger path = new AsPathOctets.Merger();
    private byte[] out = new byte[1024];
    private int length;

    /**
     * @param starts for each type where its header is in {@code octets}
     * @param kept bit set of the types that are there
     * @return null if the AS_PATH does not fit an attribute any more
     */
    byte @Nullable [] write(byte[] octets, int[] starts, long[] kept, boolean fourOctetAs) {
        length = 0;
        for (int word = 0; word < kept.length; word++) {
            for (long left = kept[word]; left != 0; left &= left - 1) {
                int type = word * 64 + Long.numberOfTrailingZeros(left);
                if (fourOctetAs || !isAsDependent(type)) {
                    copy(octets, starts[type]);
                } else if (type == AttributeType.AS_PATH) {
                    if (!writeAsPath(octets, starts, kept[0])) {
                        return null;
                    }
                } else if (type == AttributeType.AGGREGATOR) {
                    writeAggregator(octets, starts, kept[0]);
                }
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static boolean isAsDependent(int type) {
        return switch (type) {
            case AttributeType.AS_PATH,
                    AttributeType.AGGREGATOR,
                    AttributeType.AS4_PATH,
                    AttributeType.AS4_AGGREGATOR -> true;
            default -> false;
        };
    }

    private void copy(byte[] octets, int at) {
        int end = AttributeOctets.valueOf(octets, at) + AttributeOctets.lengthOf(octets, at);
        room(end - at);
        System.arraycopy(octets, at, out, length, end - at);
        length += end - at;
    }

    /**
     * An AGGREGATOR that is not AS_TRANS beside an AS4_AGGREGATOR tells that somebody in between knew nothing of either:
     * AS4_PATH and AS4_AGGREGATOR do not count then (RFC 6793 section 4.2.3).
     */
    private static boolean isOutdated(byte[] octets, int[] starts, long kept) {
        return has(kept, AttributeType.AGGREGATOR)
                && has(kept, AttributeType.AS4_AGGREGATOR)
                && aggregatorAs(octets, starts) != Asn.TRANS.number();
    }

    private static int aggregatorAs(byte[] octets, int[] starts) {
        return Octets.u16(octets, AttributeOctets.valueOf(octets, starts[AttributeType.AGGREGATOR]));
    }

    private boolean writeAsPath(byte[] octets, int[] starts, long kept) {
        int at = starts[AttributeType.AS_PATH];
        int value = AttributeOctets.valueOf(octets, at);
        if (has(kept, AttributeType.AS4_PATH) && !isOutdated(octets, starts, kept)) {
            int at4 = starts[AttributeType.AS4_PATH];
            path.merge(
                    octets,
                    value,
                    AttributeOctets.lengthOf(octets, at),
                    octets,
                    AttributeOctets.valueOf(octets, at4),
                    AttributeOctets.lengthOf(octets, at4));
        } else {
            path.widen(octets, value, AttributeOctets.lengthOf(octets, at));
        }
        if (path.length() > MOST) {
            return false;
        }
        header(octets[at], AttributeType.AS_PATH, path.length());
        System.arraycopy(path.octets(), 0, out, length, path.length());
        length += path.length();
        return true;
    }

    private void writeAggregator(byte[] octets, int[] starts, long kept) {
        int at = starts[AttributeType.AGGREGATOR];
        int value = AttributeOctets.valueOf(octets, at);
        boolean replaced = has(kept, AttributeType.AS4_AGGREGATOR) && !isOutdated(octets, starts, kept);
        header(octets[at], AttributeType.AGGREGATOR, 8);
        if (replaced) {
            value = AttributeOctets.valueOf(octets, starts[AttributeType.AS4_AGGREGATOR]);
            System.arraycopy(octets, value, out, length, 8);
        } else {
            Octets.put32(out, length, Octets.u16(octets, value));
            System.arraycopy(octets, value + 2, out, length + 4, 4);
        }
        length += 8;
    }

    /** A header with the flags of the original, but for the length of the new value, for which it makes room. */
    private void header(byte flags, int type, int valueLength) {
        room(4 + valueLength);
        length = AttributeOctets.putHeader(out, length, flags, type, valueLength);
    }

    private void room(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }

    private static boolean has(long kept, int type) {
        return (kept >>> type & 1) != 0;
    }
}
