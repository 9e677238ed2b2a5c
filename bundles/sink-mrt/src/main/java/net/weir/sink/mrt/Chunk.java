package net.weir.sink.mrt;

import net.weir.codec.mrt.MrtEncoder;

/** Records of one interval that are not in their file yet. */
final class Chunk {
    final long beginMicros;
    final MrtEncoder records = new MrtEncoder();
    private FileSpan span = FileSpan.EMPTY;

    Chunk(long beginMicros) {
        this.beginMicros = beginMicros;
    }

    FileSpan span() {
        return span;
    }

    /** Notes a record that was written to {@link #records}. */
    void added(long micros, boolean encoded) {
        span = span.plus(micros, encoded);
    }

    void clear() {
        records.clear();
        span = FileSpan.EMPTY;
    }
}
