package net.weir.rib.table;

import java.util.Arrays;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import org.jspecify.annotations.Nullable;

/** Routes gathered one by one, from which blocks are made. Confined to its user. */
public final class RouteList {
    private long[] high = new long[64];
    private long[] low = new long[64];
    private byte[] length = new byte[64];
    private int[] pathIds = new int[64];
    private boolean[] addPath = new boolean[64];
    private Bytes[] nlri = new Bytes[64];
    private int size;

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public void add(PrefixKey key, int pathId, boolean withPathId) {
        if (size == high.length) {
            int more = size * 2;
            high = Arrays.copyOf(high, more);
            low = Arrays.copyOf(low, more);
            length = Arrays.copyOf(length, more);
            pathIds = Arrays.copyOf(pathIds, more);
            addPath = Arrays.copyOf(addPath, more);
            nlri = Arrays.copyOf(nlri, more);
        }
        high[size] = key.high();
        low[size] = key.low();
        length[size] = (byte) key.length();
        pathIds[size] = pathId;
        nlri[size] = key.nlri();
        addPath[size++] = withPathId;
    }

    /** All routes as a block, in order. */
    public NlriBlock block(Family family) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return block(family, order, 0, size);
    }

    /** The routes at {@code order[from..to)} as a block; it has path ids if one of them has. */
    public NlriBlock block(Family family, int[] order, int from, int to) {
        boolean withPathIds = false;
        for (int i = from; i < to; i++) {
            withPathIds |= addPath[order[i]];
        }
        int[] ids = withPathIds ? new int[to - from] : null;
        if (ids != null) {
            for (int i = from; i < to; i++) {
                ids[i - from] = pathIds[order[i]];
            }
        }
        if (!family.isPlainIp()) {
            return octets(family, order, from, to, ids);
        }
        return family.afi() == 2 ? v6(family, order, from, to, ids) : v4(family, order, from, to, ids);
    }

    private NlriBlock octets(Family family, int[] order, int from, int to, int @Nullable [] ids) {
        int[] offsets = new int[to - from + 1];
        for (int i = from; i < to; i++) {
            offsets[i - from + 1] = offsets[i - from] + nlri[order[i]].length();
        }
        byte[] all = new byte[offsets[to - from]];
        for (int i = from; i < to; i++) {
            nlri[order[i]].copyTo(all, offsets[i - from]);
        }
        return new OpaqueNlri(family, all, offsets, ids);
    }

    private NlriBlock v4(Family family, int[] order, int from, int to, int @Nullable [] ids) {
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            keys[i - from] = high[order[i]] >>> 32 << 8 | length[order[i]];
        }
        return new Ipv4Nlri(family, keys, ids);
    }

    private NlriBlock v6(Family family, int[] order, int from, int to, int @Nullable [] ids) {
        long[] h = new long[to - from];
        long[] l = new long[to - from];
        byte[] n = new byte[to - from];
        for (int i = from; i < to; i++) {
            h[i - from] = high[order[i]];
            l[i - from] = low[order[i]];
            n[i - from] = length[order[i]];
        }
        return new Ipv6Nlri(family, h, l, n, ids);
    }
}
