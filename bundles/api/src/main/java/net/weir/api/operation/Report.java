package net.weir.api.operation;

import java.util.List;
import net.weir.model.Value;

/**
 * Something that a stage tells when somebody asks for it: a table, or values over time. Immutable.
 *
 * @param name lower case words with dashes, such as {@code slowest-peers}
 * @param label for a heading
 * @param help one sentence on what it shows
 * @param columns at least one; of a {@link Shape#SERIES} the first is a {@link Form#TIME}
 */
public record Report(String name, String label, String help, Shape shape, List<Column> columns, Body body) {
    /** Rows that faces show at most; what is beyond is left out and said to be. */
    public static final int MOST_ROWS = 10_000;

    /** What the rows are to one another. */
    public enum Shape {
        TABLE,
        /** Each row is a moment, ascending: something to draw. */
        SERIES
    }

    /** How a column's values are meant. */
    public enum Form {
        /** {@link Value.Text}. */
        TEXT,
        /** {@link Value.Int}. */
        COUNT,
        /** {@link Value.Real}. */
        NUMBER,
        /** {@link Value.Int}, a number of octets. */
        OCTETS,
        /** {@link Value.Int}, microseconds since 1970 UTC. */
        TIME,
        /** {@link Value.Int}, a length of time in microseconds. */
        SPAN,
        /** {@link Value.Bool}. */
        FLAG
    }

    /**
     * A column.
     *
     * @param key a name as the report's
     * @param label for a heading
     */
    public record Column(String key, String label, Form form) {
        public Column {
            OperationNames.require(key);
        }
    }

    /** Makes the rows. Runs on a worker and may wait, for a minute at most. */
    @FunctionalInterface
    public interface Body {

        /**
         * The rows, each with a value for each column: of the column's form, or {@link Value.Nothing}.
         *
         * @throws Exception with a message for the user
         */
        List<List<Value>> rows() throws Exception;
    }

    /** @throws IllegalArgumentException if the name is none, or the columns do not fit the shape */
    public Report {
        OperationNames.require(name);
        columns = List.copyOf(columns);
        if (columns.isEmpty() || shape == Shape.SERIES && columns.get(0).form() != Form.TIME) {
            throw new IllegalArgumentException("the columns of " + name + " do not make a " + shape);
        }
    }
}
