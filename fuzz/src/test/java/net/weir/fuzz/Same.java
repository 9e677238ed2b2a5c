package net.weir.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one comparison of the targets. */
final class Same {
    private Same() {}

    static void require(@Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + "\n but was " + actual);
        }
    }
}
