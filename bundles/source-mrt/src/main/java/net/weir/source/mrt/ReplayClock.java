package net.weir.source.mrt;

/** What the time of receipt is. */
enum ReplayClock {
    /** That of the archive: the time of the record. */
    FILE,
    /** That of the replay. */
    NOW;

    @Override
    public String toString() {
        return this == FILE ? "file" : "now";
    }
}
