package net.weir.http.rib;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.RouteCursor;
import org.jspecify.annotations.Nullable;

/** A walk that ends after some number of prefixes and then knows where to go on. Confined to one thread. */
final class RoutePage {
    private final RouteCursor cursor;
    private final long limit;
    private long given;
    private @Nullable String rest;

    /** @param limit prefixes at most; 0: all */
    RoutePage(RouteCursor cursor, long limit) {
        this.cursor = cursor;
        this.limit = limit;
    }

    @Nullable
    PrefixRoutes next() {
        if (limit == 0 || given < limit) {
            given++;
            return cursor.next();
        }
        String position = cursor.position();
        // Asked once more, so that a full page that was the last says so.
        if (rest == null && position != null && cursor.next() != null) {
            rest = encode(position);
        }
        return null;
    }

    boolean limited() {
        return limit != 0;
    }

    /** What {@code cursor} has to be in the next request; null if nothing is left. Known after {@link #next} gave null. */
    @Nullable
    String rest() {
        return rest;
    }

    void close() {
        cursor.close();
    }

    static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if no answer had this cursor */
    static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not the cursor of an earlier answer", e);
        }
    }
}
