package net.weir.admin.doctor;

import java.util.Locale;

/** How a joint is. */
public enum Verdict {
    OK,
    /** Routes pass, but something should be looked at. */
    NOTICE,
    /** Nothing passes. */
    BROKEN,
    /** Nothing has come so far, as something before it is broken. */
    UNREACHED;

    /** As it is shown. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
