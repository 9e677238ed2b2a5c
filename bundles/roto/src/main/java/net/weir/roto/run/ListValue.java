package net.weir.roto.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list, shared by all that hold it. */
public final class ListValue {
    /** A script cannot fill the memory with one. */
    static final int MOST = 1 << 20;

    private final List<@Nullable Object> elements;

    private ListValue(List<@Nullable Object> elements) {
        this.elements = elements;
    }

    public static ListValue create() {
        return new ListValue(new ArrayList<>());
    }

    /** A list of these; the array stays the caller's. */
    public static ListValue of(@Nullable Object[] elements) {
        ListValue list = new ListValue(new ArrayList<>(elements.length));
        for (Object element : elements) {
            list.elements.add(element);
        }
        return list;
    }

    public static ListValue of(List<? extends @Nullable Object> elements) {
        return new ListValue(new ArrayList<>(elements));
    }

    public void push(@Nullable Object element) {
        if (elements.size() >= MOST) {
            throw new RotoFailure(RotoFailure.Reason.TOO_LARGE, "a list of more than " + MOST + " elements");
        }
        elements.add(element);
    }

    public int size() {
        return elements.size();
    }

    public @Nullable Object at(int index) {
        return elements.get(index);
    }

    public void set(int index, @Nullable Object element) {
        elements.set(index, element);
    }

    public ListValue copy() {
        return new ListValue(new ArrayList<>(elements));
    }

    @Override
    public boolean equals(Object o) {
        return this == o || o instanceof ListValue other && Values.equal(elements.toArray(), other.elements.toArray());
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
