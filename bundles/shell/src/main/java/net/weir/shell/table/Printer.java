package net.weir.shell.table;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.weir.model.Printable;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows as they come, in bounded memory. A table's widths are those of its first thousand rows. Confined to one
 * thread.
 *
 * @param <T> a row
 */
public final class Printer<T> {
    private static final int MEASURED_ROWS = 1_000;
    private static final int WIDEST = 60;

    private final Columns<T> columns;
    private final Format format;
    private final PrintStream out;
    private final long nowMicros;
    private final JsonWriter json = new JsonWriter();
    private final List<List<Cell>> waiting = new ArrayList<>();
    private int @Nullable [] widths;
    private long rows;

    /** @param nowMicros against which ages are told */
    public Printer(Columns<T> columns, Format format, PrintStream out, long nowMicros) {
        this.columns = columns;
        this.format = format;
        this.out = out;
        this.nowMicros = nowMicros;
    }

    /** A whole list. */
    public void all(Iterable<T> list) {
        list.forEach(this::row);
        end();
    }

    public void row(T row) {
        switch (format) {
            case TABLE -> tableRow(row);
            case JSON -> {
                text(rows == 0 ? "[\n" : ",\n");
                object(row);
            }
            case CSV -> {
                if (rows == 0) {
                    csvHead();
                }
                csvRow(row);
            }
        }
        rows++;
    }

    /** How many rows came. */
    public long rows() {
        return rows;
    }

    public void end() {
        switch (format) {
            case TABLE -> flushTable();
            case JSON -> text(rows == 0 ? "[]\n" : "\n]\n");
            case CSV -> {
                if (rows == 0) {
                    csvHead();
                }
            }
        }
        out.flush();
    }

    /** A row that cannot wait for others: a table shows it without head and widths, JSON as a line of its own. */
    public void live(T row) {
        switch (format) {
            case TABLE ->
                text(columns.shown().stream()
                                .map(c -> Printable.of(c.value().apply(row).text(nowMicros)))
                                .collect(Collectors.joining(" "))
                        + "\n");
            case JSON -> {
                object(row);
                text("\n");
            }
            case CSV -> {
                if (rows == 0) {
                    csvHead();
                }
                csvRow(row);
            }
        }
        rows++;
        out.flush();
    }

    /** The only row there is: a table shows its columns one below the other, JSON one object. */
    public void single(T row) {
        switch (format) {
            case TABLE -> {
                List<Columns.Column<T>> shown = columns.shown();
                int width =
                        shown.stream().mapToInt(c -> c.title().length()).max().orElse(0);
                for (Columns.Column<T> column : shown) {
                    String value = Printable.of(column.value().apply(row).text(nowMicros));
                    String title = column.title().toLowerCase(Locale.ROOT);
                    text(title + " ".repeat(width - title.length() + 2) + value + "\n");
                }
            }
            case JSON -> {
                object(row);
                text("\n");
            }
            case CSV -> {
                csvHead();
                csvRow(row);
            }
        }
        out.flush();
    }

    private void object(T row) {
        json.reset();
        json.beginObject();
        columns.all().forEach(c -> c.value().apply(row).json(json.name(c.key())));
        json.endObject();
        out.write(json.buffer().array(), 0, json.length());
    }

    private void csvHead() {
        text(String.join(",", columns.all().stream().map(Columns.Column::key).toList()) + "\r\n");
    }

    private void csvRow(T row) {
        text(String.join(
                        ",",
                        columns.all().stream()
                                .map(c -> quoted(c.value().apply(row).csv()))
                                .toList())
                + "\r\n");
    }

    /** As RFC 4180 has it. */
    private static String quoted(String value) {
        String safe = Printable.of(value);
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"') && safe.equals(safe.strip());
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private void tableRow(T row) {
        List<Cell> cells =
                columns.shown().stream().map(c -> c.value().apply(row)).toList();
        if (widths != null) {
            text(line(cells, widths));
            return;
        }
        waiting.add(cells);
        if (waiting.size() == MEASURED_ROWS) {
            flushTable();
        }
    }

    private void flushTable() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Columns.Column<T>> shown = columns.shown();
        int[] measured = new int[shown.size()];
        for (int i = 0; i < measured.length; i++) {
            measured[i] = shown.get(i).title().length();
            for (List<Cell> row : waiting) {
                measured[i] = Math.max(measured[i], width(shownText(row.get(i), i == measured.length - 1)));
            }
        }
        widths = measured;
        text(head(shown, measured));
        waiting.forEach(row -> text(line(row, measured)));
        waiting.clear();
    }

    private String head(List<Columns.Column<T>> shown, int[] measured) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < measured.length; i++) {
            int column = i;
            boolean right = waiting.stream().anyMatch(row -> row.get(column).right());
            pad(line, shown.get(i).title(), measured[i], right);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private String line(List<Cell> row, int[] measured) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            Cell cell = row.get(i);
            pad(line, shownText(cell, i == row.size() - 1), measured[i], cell.right());
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static void pad(StringBuilder line, String value, int width, boolean right) {
        if (line.length() > 0) {
            line.append("  ");
        }
        String spaces = " ".repeat(Math.max(0, width - width(value)));
        line.append(right ? spaces : "").append(value).append(right ? "" : spaces);
    }

    /** The last column may be as long as it is; any other is cut, so that one long name does not spoil the table. */
    private String shownText(Cell cell, boolean last) {
        String text = Printable.of(cell.text(nowMicros));
        if (last || width(text) <= WIDEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, WIDEST - 3)) + "...";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private void text(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.write(octets, 0, octets.length);
    }
}
