package net.weir.roto.bgp;

/** Route origin validation of a route (RFC 6811). */
public enum RovStatus {
    NOT_CHECKED("not-checked"),
    NOT_FOUND("not-found"),
    VALID("valid"),
    INVALID("invalid");

    private final String label;

    RovStatus(String label) {
        this.label = label;
    }

    public boolean isValid() {
        return this == VALID;
    }

    public boolean isInvalid() {
        return this == INVALID;
    }

    public boolean isNotFound() {
        return this == NOT_FOUND;
    }

    @Override
    public String toString() {
        return label;
    }
}
