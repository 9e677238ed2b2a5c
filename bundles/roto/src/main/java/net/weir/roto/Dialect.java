package net.weir.roto;

/** The two Rotos in use. */
public enum Dialect {
    /** What Rotonda 0.6 speaks: {@code #} comments, {@code variant}, {@code ->} and {@code |} in arms, {@code not}. */
    V0_10("0.10"),
    /** The language of today. */
    V0_12("0.12");

    private final String label;

    Dialect(String label) {
        this.label = label;
    }

    /**
     * Takes {@code 0.10} and {@code 0.12}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Dialect parse(String text) {
        for (Dialect dialect : values()) {
            if (dialect.label.equals(text)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("not a dialect of Roto (0.10, 0.12): " + text);
    }

    @Override
    public String toString() {
        return label;
    }
}
