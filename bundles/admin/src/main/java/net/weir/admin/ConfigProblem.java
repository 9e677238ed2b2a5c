package net.weir.admin;

/**
 * Something wrong with a configuration.
 *
 * @param where file name or stage id
 * @param text what is wrong, and what is allowed
 * @param fatal true if the stage cannot run as written; false for a warning
 */
public record ConfigProblem(String where, String text, boolean fatal) {
    @Override
    public String toString() {
        return where + ": " + text;
    }
}
