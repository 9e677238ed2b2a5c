package net.weir.roto.run;

import java.util.Arrays;

/** A value of an enum: which variant, and its fields. Immutable. */
public final class EnumValue {
    private static final Object[] NONE = {};
    private static final Object[] ONE_UNIT = {Unit.UNIT};
    private static final EnumValue[] BARE = new EnumValue[16];
    private static final EnumValue[] OF_UNIT = new EnumValue[16];

    static {
        for (int i = 0; i < BARE.length; i++) {
            BARE[i] = new EnumValue(i, NONE);
            OF_UNIT[i] = new EnumValue(i, ONE_UNIT);
        }
    }

    private final int variant;
    private final Object[] fields;

    private EnumValue(int variant, Object[] fields) {
        this.variant = variant;
        this.fields = fields;
    }

    /** Takes the array over. */
    public static EnumValue of(Object[] fields, int variant) {
        return new EnumValue(variant, fields);
    }

    /** One whose variant has no fields, or one that is unit; made once for small numbers. */
    public static EnumValue bare(int fields, int variant) {
        if (fields <= 1 && variant < BARE.length) {
            return (fields == 0 ? BARE : OF_UNIT)[variant];
        }
        Object[] units = new Object[fields];
        Arrays.fill(units, Unit.UNIT);
        return new EnumValue(variant, units);
    }

    /** Number of the variant, from 0: of a verdict 0 is accept, of a result 0 is ok. */
    public int variant() {
        return variant;
    }

    public Object field(int index) {
        return fields[index];
    }

    public int size() {
        return fields.length;
    }

    @Override
    public boolean equals(Object o) {
        return this == o
                || o instanceof EnumValue other && variant == other.variant && Values.equal(fields, other.fields);
    }

    @Override
    public int hashCode() {
        return 31 * variant + Arrays.hashCode(fields);
    }

    @Override
    public String toString() {
        return variant + Arrays.toString(fields);
    }
}
