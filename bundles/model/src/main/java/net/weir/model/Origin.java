package net.weir.model;

import org.jspecify.annotations.Nullable;

/** The ORIGIN attribute (RFC 4271 section 5.1.1). */
public enum Origin {
    IGP("Igp"),
    EGP("Egp"),
    INCOMPLETE("Incomplete");

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    /** The origin for the wire code, or null for a code that RFC 4271 does not define. */
    public static @Nullable Origin ofCode(int code) {
        return switch (code) {
            case 0 -> IGP;
            case 1 -> EGP;
            case 2 -> INCOMPLETE;
            default -> null;
        };
    }

    public int code() {
        return ordinal();
    }

    @Override
    public String toString() {
        return label;
    }
}
