package net.weir.shell.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import net.weir.text.JsonWriter;
import net.weir.text.Timestamps;
import org.jspecify.annotations.Nullable;

/** One value, which knows how it looks to people and to programs. Immutable. */
public sealed interface Cell
        permits Cell.Nothing, Cell.Text, Cell.Name, Cell.Amount, Cell.Rate, Cell.Time, Cell.Flag, Compound {

    /** For a table; not yet made safe for a terminal. */
    String text(long nowMicros);

    /** For CSV; not yet quoted. */
    default String csv() {
        return text(0);
    }

    void json(JsonWriter out);

    /** True if it stands at the right end of its column. */
    default boolean right() {
        return false;
    }

    /** A text; null is nothing. */
    static Cell text(@Nullable Object value) {
        return value == null ? Nothing.NOTHING : new Text(value.toString());
    }

    /** A name that somebody else chose, of any length: tables leave out its middle. Null is nothing. */
    static Cell name(@Nullable Object value) {
        return value == null ? Nothing.NOTHING : new Name(value.toString());
    }

    static Cell count(long value) {
        return new Amount(value, Long::toString);
    }

    /** A number of octets. */
    static Cell size(long octets) {
        return new Amount(octets, Units::size);
    }

    /** A length of time in microseconds. */
    static Cell span(long micros) {
        return new Amount(micros, Units::span);
    }

    /** A count, or nothing. */
    static Cell number(@Nullable Long value) {
        return value == null ? Nothing.NOTHING : count(value);
    }

    static Cell flag(boolean value) {
        return new Flag(value);
    }

    /** Microseconds since 1970; 0 is nothing. People get its age. */
    static Cell time(long micros) {
        return micros == 0 ? Nothing.NOTHING : new Time(micros);
    }

    static Cell list(List<?> values) {
        return new Compound.Texts(values.stream().map(Object::toString).toList());
    }

    /** Counts by name. */
    static Cell counts(Map<String, ? extends Number> counts) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        counts.forEach((name, count) -> cells.put(name, count(count.longValue())));
        return new Compound.Group(cells);
    }

    /** Texts by name. */
    static Cell texts(Map<String, String> texts) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        texts.forEach((name, text) -> cells.put(name, text(text)));
        return new Compound.Group(cells);
    }

    /** Not known, or not there. */
    enum Nothing implements Cell {
        NOTHING;

        @Override
        public String text(long nowMicros) {
            return "-";
        }

        @Override
        public String csv() {
            return "";
        }

        @Override
        public void json(JsonWriter out) {
            out.nothing();
        }
    }

    /** A text that may come from outside. */
    record Text(String value) implements Cell {
        @Override
        public String text(long nowMicros) {
            return value;
        }

        @Override
        public void json(JsonWriter out) {
            out.string(value);
        }
    }

    /** A name from outside; people see its two ends, programs all of it. */
    record Name(String value) implements Cell {
        private static final int WIDEST = 28;
        private static final int TAIL = 15; // an IPv4 address behind its @

        @Override
        public String text(long nowMicros) {
            int length = value.codePointCount(0, value.length());
            if (length <= WIDEST) {
                return value;
            }
            int head = value.offsetByCodePoints(0, WIDEST - TAIL - 3);
            return value.substring(0, head) + "..." + value.substring(value.offsetByCodePoints(0, length - TAIL));
        }

        @Override
        public String csv() {
            return value;
        }

        @Override
        public void json(JsonWriter out) {
            out.string(value);
        }
    }

    /** A whole number: for programs as it is, for people in the form that fits what it counts. */
    record Amount(long value, LongFunction<String> shown) implements Cell {
        @Override
        public String text(long nowMicros) {
            return shown.apply(value);
        }

        @Override
        public String csv() {
            return Long.toString(value);
        }

        @Override
        public void json(JsonWriter out) {
            out.number(value);
        }

        @Override
        public boolean right() {
            return true;
        }
    }

    /** Something per second. */
    record Rate(double perSecond) implements Cell {
        @Override
        public String text(long nowMicros) {
            return Units.rate(perSecond);
        }

        @Override
        public String csv() {
            return Double.toString(perSecond);
        }

        @Override
        public void json(JsonWriter out) {
            out.number(perSecond);
        }

        @Override
        public boolean right() {
            return true;
        }
    }

    /** A moment: for people how long ago it was, for programs RFC 3339. */
    record Time(long micros) implements Cell {
        @Override
        public String text(long nowMicros) {
            return Units.span(Math.max(0, nowMicros - micros));
        }

        @Override
        public String csv() {
            return Timestamps.text(micros);
        }

        @Override
        public void json(JsonWriter out) {
            out.timestamp(micros);
        }

        @Override
        public boolean right() {
            return true;
        }
    }

    /** Yes or no. */
    record Flag(boolean value) implements Cell {
        @Override
        public String text(long nowMicros) {
            return value ? "yes" : "no";
        }

        @Override
        public String csv() {
            return Boolean.toString(value);
        }

        @Override
        public void json(JsonWriter out) {
            out.bool(value);
        }
    }
}
