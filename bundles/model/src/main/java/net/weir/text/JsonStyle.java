package net.weir.text;

/** How complete a JSON object is. */
public enum JsonStyle {
    /** Every member of its kind, with null, empty texts and empty arrays where there is nothing. */
    FULL("json"),
    /**
     * Members without content are left out. What stands inside path attributes and inside the values of plugins is kept as
     * it is: there an empty list or null says something.
     */
    MIN("json-min");

    private final String label;

    JsonStyle(String label) {
        this.label = label;
    }

    /** The name in options: {@code json} or {@code json-min}. */
    @Override
    public String toString() {
        return label;
    }
}
