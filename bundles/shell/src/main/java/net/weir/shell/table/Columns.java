package net.weir.shell.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a command shows of each row, once for all formats. Filled when its command's class is loaded, then only read.
 *
 * @param <T> a row
 */
public final class Columns<T> {
    /**
     * One column.
     *
     * @param key name in JSON and CSV
     * @param title head in a table
     * @param shown true if tables have it too
     */
    record Column<T>(String key, String title, boolean shown, Function<T, Cell> value) {}

    private final List<Column<T>> all = new ArrayList<>();

    /** A column whose title is its key. */
    public Columns<T> show(String key, Function<T, Cell> value) {
        return show(key, key, value);
    }

    /** A column with a short title of its own. */
    public Columns<T> show(String key, String title, Function<T, Cell> value) {
        all.add(new Column<>(key, title.toUpperCase(Locale.ROOT), true, value));
        return this;
    }

    /** A column that tables have no room for. */
    public Columns<T> detail(String key, Function<T, Cell> value) {
        all.add(new Column<>(key, "", false, value));
        return this;
    }

    /** The columns of something that a row has. */
    public <S> Columns<T> with(Columns<S> others, Function<T, S> part) {
        others.all.forEach(c -> all.add(new Column<>(c.key, c.title, c.shown, row -> c.value.apply(part.apply(row)))));
        return this;
    }

    List<Column<T>> all() {
        return all;
    }

    List<Column<T>> shown() {
        return all.stream().filter(Column::shown).toList();
    }
}
