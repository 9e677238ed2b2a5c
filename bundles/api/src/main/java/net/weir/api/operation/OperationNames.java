package net.weir.api.operation;

/** How actions, reports and their columns may be called. */
final class OperationNames {
    private OperationNames() {}

    /** @throws IllegalArgumentException if it is not lower case words with dashes */
    static void require(String name) {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a name is lower case words with dashes between them, not " + name);
        }
    }
}
