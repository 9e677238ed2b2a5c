package net.weir.codec.bgp;

import java.util.List;
import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of octets that should be one message.
 *
 * @param message null if it could not be read at all; then there is a problem that says why
 * @param problems what is wrong, also with a message that could be read
 */
public record Decoded<T>(@Nullable T message, List<Problem> problems) {
    public Decoded {
        problems = List.copyOf(problems);
    }
}
