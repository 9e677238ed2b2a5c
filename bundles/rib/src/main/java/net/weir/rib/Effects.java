package net.weir.rib;

import java.util.Arrays;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/** Which routes of a block an update really changed, and what they were before. Confined to one lane. */
final class Effects {
    private @Nullable NlriBlock block;
    private int count;
    private int[] indexes = new int[64];
    private int[] prefixIds = new int[64];
    private @Nullable PathAttributes[] before = new PathAttributes[64];

    void begin(@Nullable NlriBlock newBlock) {
        Arrays.fill(before, 0, count, null);
        block = newBlock;
        count = 0;
    }

    void add(int index, int prefixId, @Nullable PathAttributes was) {
        if (count == indexes.length) {
            indexes = Arrays.copyOf(indexes, count * 2);
            prefixIds = Arrays.copyOf(prefixIds, count * 2);
            before = Arrays.copyOf(before, count * 2);
        }
        indexes[count] = index;
        prefixIds[count] = prefixId;
        before[count++] = was;
    }

    int count() {
        return count;
    }

    /** The prefix id of each changed route, in order; valid until the next {@link #begin}. */
    int[] prefixIds() {
        return prefixIds;
    }

    /** The changed routes as an event; null if there are none. */
    @Nullable
    RouteChange change(Event origin, @Nullable PathAttributes after, RouteChange.Cause cause, PeerTable table) {
        if (count == 0 || block == null) {
            return null;
        }
        return new RouteChange(
                origin,
                count == block.count() ? block : block.select(indexes, count),
                Arrays.copyOf(before, count),
                after,
                cause,
                table.changed(1));
    }
}
