package net.weir.codec.bgp;

import java.util.List;
import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of octets that should be one message.
 *
 * @param message null if it could not be read at all; then there is a problem that says why
 * @param problems what is wrong, also with a message that could be read
 * @param notification what RFC 4271 section 6 has a session answer to the first problem; null if there is none, or no RFC
 *     asks for an answer
 */
public record Decoded<T>(@Nullable T message, List<Problem> problems, @Nullable NotificationMessage notification) {
    public Decoded {
        problems = List.copyOf(problems);
    }

    static <T> Decoded<T> of(T message) {
        return new Decoded<>(message, List.of(), null);
    }

    static <T> Decoded<T> unreadable(Problem problem, NotificationMessage notification) {
        return new Decoded<>(null, List.of(problem), notification);
    }
}
