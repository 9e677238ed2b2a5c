package net.weir.sink.file;

/** What a line looks like. */
enum FileFormat {
    /** Every member of an event, one object a line. */
    JSON,
    /** The same without members that are null or empty. */
    JSON_MIN,
    /** A line a route, see {@link CsvLines}. */
    CSV
}
