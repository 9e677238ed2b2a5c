package net.weir.shell.table;

import java.util.Locale;

/** How a command prints. */
public enum Format {
    TABLE,
    JSON,
    CSV;

    /** @throws IllegalArgumentException naming what is allowed */
    public static Format parse(String text) {
        for (Format format : values()) {
            if (format.toString().equals(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException("-o takes table, json or csv, not " + text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
