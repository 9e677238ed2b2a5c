package net.weir.source.mrt;

/**
 * How fast records follow each other. Confined to one lane.
 *
 * @param factor of the archive's own time; 0 for as fast as can be
 */
record Pace(double factor) {
    private static final double MOST = 1_000_000;

    /** @throws IllegalArgumentException naming what is allowed */
    static Pace parse(String text) {
        switch (text) {
            case "flat-out" -> {
                return new Pace(0);
            }
            case "original" -> {
                return new Pace(1);
            }
            default -> {
                if (text.matches("[0-9]{1,7}(\\.[0-9]{1,3})?x")) {
                    double factor = Double.parseDouble(text.substring(0, text.length() - 1));
                    if (factor > 0 && factor <= MOST) {
                        return new Pace(factor);
                    }
                }
                throw new IllegalArgumentException("speed is flat-out, original or a number and x: " + text);
            }
        }
    }

    boolean isPaced() {
        return factor > 0;
    }

    /** How long after the first record one is due, in nanoseconds. */
    long nanosAfter(long firstMicros, long micros) {
        return (long) (Math.max(0, micros - firstMicros) * 1000.0 / factor);
    }
}
