package net.weir.model;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * NLRI of a family whose inside this block does not know: one octet run each, as on the wire without the path id.
 * {@code offsets} has one entry more than there are NLRI; NLRI i is {@code bytes[offsets[i]..offsets[i+1])}.
 */
public final class OpaqueNlri extends NlriBlock {
    private final byte[] bytes;
    private final int[] offsets;

    public OpaqueNlri(Family family, byte[] bytes, int[] offsets, int @Nullable [] pathIds) {
        super(family, offsets.length - 1, pathIds);
        if (offsets.length == 0) {
            throw new IllegalArgumentException("the offsets lack the end of the last NLRI");
        }
        this.bytes = bytes;
        this.offsets = offsets;
    }

    @Override
    public int count() {
        return offsets.length - 1;
    }

    /** A copy of the octets of one NLRI. */
    public Bytes octets(int index) {
        return Bytes.copyOf(bytes, offsets[index], offsets[index + 1] - offsets[index]);
    }

    /** Hex. */
    @Override
    public String text(int index) {
        return HexFormat.of().formatHex(bytes, offsets[index], offsets[index + 1]);
    }

    @Override
    public Bytes identity(int index) {
        return octets(index);
    }

    @Override
    public OpaqueNlri select(int[] indexes, int count) {
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i + 1] = starts[i] + offsets[indexes[i] + 1] - offsets[indexes[i]];
        }
        byte[] selected = new byte[starts[count]];
        for (int i = 0; i < count; i++) {
            System.arraycopy(bytes, offsets[indexes[i]], selected, starts[i], starts[i + 1] - starts[i]);
        }
        return new OpaqueNlri(family(), selected, starts, selectPathIds(indexes, count));
    }
}
