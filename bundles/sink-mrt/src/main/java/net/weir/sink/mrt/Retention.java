package net.weir.sink.mrt;

import java.io.IOException;
import java.time.Duration;
import net.weir.api.StageContext;
import net.weir.api.options.DataSize;
import org.jspecify.annotations.Nullable;

/** How long files stay, and how much of them. */
record Retention(@Nullable Duration age, @Nullable DataSize size) {

    void apply(ArchiveIndex index, StageContext context) throws IOException {
        if (age == null && size == null) {
            return;
        }
        long oldest = age == null ? Long.MIN_VALUE : context.nowMicros() - age.toNanos() / 1000;
        int gone = index.prune(oldest, size == null ? Long.MAX_VALUE : size.octets());
        context.counter("deleted", "Files that were deleted for their age or for want of room", "")
                .add(gone);
    }
}
