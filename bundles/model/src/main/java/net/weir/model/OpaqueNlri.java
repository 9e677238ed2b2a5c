package net.weir.model;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import net.weir.model.nlri.NlriForm;
import net.weir.model.nlri.NlriForms;
import org.jspecify.annotations.Nullable;

/**
 * NLRI of a family that are not plain prefixes: one octet run each, as on the wire without the path id. What they mean says
 * the {@link NlriForm} of the family when it is asked for; octets that the form does not take stay octets everywhere.
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

    /** Octets of all NLRI together. */
    public int length() {
        return offsets[count()] - offsets[0];
    }

    /** A copy of the octets of one NLRI. */
    public Bytes octets(int index) {
        return Bytes.copyOf(bytes, offsets[index], offsets[index + 1] - offsets[index]);
    }

    private @Nullable NlriForm form(int index) {
        NlriForm form = NlriForms.of(family());
        return form == null || form.fault(bytes, offsets[index], offsets[index + 1]) != null ? null : form;
    }

    /** The form of the family, or hex. */
    @Override
    public String text(int index) {
        NlriForm form = form(index);
        return form == null
                ? HexFormat.of().formatHex(bytes, offsets[index], offsets[index + 1])
                : form.text(bytes, offsets[index], offsets[index + 1]);
    }

    /** The fields of one NLRI by name, or null if the family shows octets only. */
    public Value.@Nullable Fields value(int index) {
        NlriForm form = form(index);
        return form == null ? null : form.value(bytes, offsets[index], offsets[index + 1]);
    }

    /** The route key of the family, without labels and what else may differ between announcement and withdrawal. */
    @Override
    public Bytes identity(int index) {
        NlriForm form = form(index);
        if (form == null) {
            return octets(index);
        }
        ByteArrayOutputStream key = new ByteArrayOutputStream(offsets[index + 1] - offsets[index]);
        form.key(bytes, offsets[index], offsets[index + 1], key);
        return Bytes.copyOf(key.toByteArray());
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
