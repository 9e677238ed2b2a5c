package net.weir.rib;

import java.util.List;
import java.util.function.Consumer;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.model.Bytes;
import net.weir.model.PathAttributes;
import net.weir.rib.table.Families;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RouteList;
import org.jspecify.annotations.Nullable;

/** Single routes that a consumer was told and that are gone. Immutable. */
record KnownRoutes(List<Known> routes) implements PeerRoutesGone.Routes {

    /**
     * A route as the consumer has it.
     *
     * @param nlri null for plain prefixes
     */
    record Known(RouteId id, boolean addPath, PathAttributes attributes, @Nullable Bytes nlri) {}

    KnownRoutes {
        routes = routes.stream()
                .sorted((a, b) -> Integer.compare(a.id.family(), b.id.family()))
                .toList();
    }

    @Override
    public long count() {
        return routes.size();
    }

    /** How many events it expands to. */
    int parts() {
        int[] parts = {0};
        forEachPart((from, to) -> parts[0]++);
        return parts[0];
    }

    private interface Stretch {
        void accept(int from, int to);
    }

    private void forEachPart(Stretch stretch) {
        int from = 0;
        for (int to = 1; to <= routes.size(); to++) {
            boolean ends = to == routes.size()
                    || to - from == Departed.PART
                    || routes.get(to).id.family() != routes.get(from).id.family();
            if (ends) {
                stretch.accept(from, to);
                from = to;
            }
        }
    }

    @Override
    public void expand(PeerRoutesGone origin, Consumer<RouteChange> out) {
        int[] number = {0};
        forEachPart((from, to) -> {
            RouteChange change = change(origin, routes.subList(from, to));
            change.stampFrom(origin, origin.subsequence() + number[0]++);
            out.accept(change);
        });
    }

    private static RouteChange change(PeerRoutesGone origin, List<Known> part) {
        RouteList list = new RouteList();
        PrefixKey key = new PrefixKey();
        @Nullable PathAttributes[] before = new PathAttributes[part.size()];
        for (Known known : part) {
            known.id.read(key);
            if (known.nlri != null) {
                key.setNlri(known.nlri);
            }
            before[list.size()] = known.attributes;
            list.add(key, known.id.pathId(), known.addPath);
        }
        return new RouteChange(
                origin, list.block(Families.get(part.get(0).id.family())), before, null, origin.cause(), 0);
    }
}
