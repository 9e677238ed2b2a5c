package net.weir.admin.doctor;

import java.util.List;

/** Lists in words. */
final class Words {
    private static final int SHOWN = 3;

    private Words() {}

    /** The first of them, and how many more there are. */
    static String few(List<String> names) {
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
    }
}
