package net.weir.text;

import java.util.BitSet;

/** Which attribute types to show, as HTTP's {@code fields[pathAttributes]=2,8} asks. Immutable. */
public final class AttributeSelection {
    private final BitSet types;

    private AttributeSelection(BitSet types) {
        this.types = types;
    }

    public static AttributeSelection of(int... types) {
        BitSet set = new BitSet(256);
        for (int type : types) {
            if (type < 0 || type > 255) {
                throw new IllegalArgumentException("an attribute type is 0-255, not " + type);
            }
            set.set(type);
        }
        return new AttributeSelection(set);
    }

    /**
     * Takes type codes with commas between; an empty text selects none.
     *
     * @throws IllegalArgumentException naming what is no type code
     */
    public static AttributeSelection parse(String text) {
        if (text.isBlank()) {
            return of();
        }
        String[] parts = text.split(",", -1);
        int[] types = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].trim();
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("not an attribute type 0-255: " + part);
            }
            types[i] = Integer.parseInt(part);
        }
        return of(types);
    }

    public boolean has(int type) {
        return types.get(type);
    }
}
