package net.weir.sink.mrt;

/**
 * What is in a file: how many records, of which times.
 *
 * @param firstMicros the earliest time of a record, 0 if there is none
 * @param lastMicros the latest
 * @param records of any kind
 * @param encoded how many of them hold a message that Weir encoded, because it did not have it as it was received
 */
record FileSpan(long firstMicros, long lastMicros, long records, long encoded) {
    static final FileSpan EMPTY = new FileSpan(0, 0, 0, 0);

    /** With a record more. */
    FileSpan plus(long micros, boolean isEncoded) {
        return records == 0
                ? new FileSpan(micros, micros, 1, isEncoded ? 1 : 0)
                : new FileSpan(
                        Math.min(firstMicros, micros),
                        Math.max(lastMicros, micros),
                        records + 1,
                        encoded + (isEncoded ? 1 : 0));
    }

    FileSpan plus(FileSpan more) {
        if (records == 0 || more.records == 0) {
            return records == 0 ? more : this;
        }
        return new FileSpan(
                Math.min(firstMicros, more.firstMicros),
                Math.max(lastMicros, more.lastMicros),
                records + more.records,
                encoded + more.encoded);
    }
}
