package net.weir.roto.run;

import java.util.Arrays;

/** A value of a record: its fields in the order of their names. Immutable: to change a field makes another one. */
public final class RecordValue {
    private final Object[] fields;

    private RecordValue(Object[] fields) {
        this.fields = fields;
    }

    /** Takes the array over. */
    public static RecordValue of(Object[] fields) {
        return new RecordValue(fields);
    }

    public Object field(int index) {
        return fields[index];
    }

    public int size() {
        return fields.length;
    }

    public RecordValue with(int index, Object value) {
        Object[] copy = fields.clone();
        copy[index] = value;
        return new RecordValue(copy);
    }

    @Override
    public boolean equals(Object o) {
        return this == o || o instanceof RecordValue other && Values.equal(fields, other.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }

    @Override
    public String toString() {
        return Arrays.toString(fields);
    }
}
