package net.weir.roto.core;

/** Bounds, with indices that are unsigned 64-bit numbers. */
final class Ranges {
    private Ranges() {}

    static boolean inside(long index, int size) {
        return index >= 0 && index < size;
    }

    static boolean valid(long start, long end, int size) {
        return start >= 0 && end >= 0 && start <= end && end <= size;
    }
}
