package net.weir.model;

import org.jspecify.annotations.Nullable;

/** Which of a router's tables a peer shows (RFC 7854, RFC 8671, RFC 9069). */
public enum View {
    ADJ_RIB_IN_PRE("adj-rib-in-pre", "inPre"),
    ADJ_RIB_IN_POST("adj-rib-in-post", "inPost"),
    ADJ_RIB_OUT_PRE("adj-rib-out-pre", "outPre"),
    ADJ_RIB_OUT_POST("adj-rib-out-post", "outPost"),
    LOC_RIB("loc-rib", "loc");

    private final String label;
    private final String ribType;

    View(String label, String ribType) {
        this.label = label;
        this.ribType = ribType;
    }

    /** The short name of the HTTP interface: {@code inPre}, {@code inPost}, {@code outPre}, {@code outPost}, {@code loc}. */
    public String ribType() {
        return ribType;
    }

    /** The view with this label or short name, or null. */
    public static @Nullable View parse(String text) {
        for (View view : values()) {
            if (view.label.equalsIgnoreCase(text) || view.ribType.equalsIgnoreCase(text)) {
                return view;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return label;
    }
}
