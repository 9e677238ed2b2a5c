package net.weir.roto.check;

import java.util.List;

/** Lists of words in sentences. */
final class Texts {
    private Texts() {}

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
