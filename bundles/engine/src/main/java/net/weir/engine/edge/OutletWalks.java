package net.weir.engine.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.weir.event.ResyncId;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/**
 * Who of a sink's clients is told what stands, and with whom: those that want the same at the same time by one walk, slow ones
 * alone. The worker's, but for {@link #ask}.
 */
final class OutletWalks {
    /** Walks that may be under way: some for slow clients, and one at least for the others. */
    private static final int MOST = 4;

    /** How often it is seen whether those that are told something have room. */
    private static final long TEND_NANOS = 2_000_000;

    /** How long a walk waits for a client: while others wait with it, and alone. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long PATIENCE_ALONE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Edge edge;
    private final OutletWalker walker;
    private final OutletQueue queue;
    private final List<Walking> walks = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private long tended = System.nanoTime();

    /** Clients that will be told the same. Guarded by {@link #groups}. */
    private record Group(ResyncId id, RouteScope scope, boolean alone, List<OutletClient> members) {}

    /** A walk and since when it waits for a member, 0 if it does not. */
    private static final class Walking {
        private final OutletWalk walk;
        private long waitsSince;

        Walking(OutletWalk walk) {
            this.walk = walk;
        }
    }

    OutletWalks(Edge edge, OutletWalker walker, OutletQueue queue) {
        this.edge = edge;
        this.walker = walker;
        this.queue = queue;
    }

    /** Puts a client down for what stands in the scope. Any thread. */
    ResyncId ask(OutletClient client, RouteScope scope, boolean alone) {
        synchronized (groups) {
            for (Group group : groups) {
                if (!alone && !group.alone && group.scope.equals(scope)) {
                    if (!group.members.contains(client)) {
                        group.members.add(client);
                    }
                    return group.id;
                }
            }
            Group group = new Group(walker.nextResync(), scope, alone, new ArrayList<>(List.of(client)));
            groups.add(group);
            queue.wake();
            return group.id;
        }
    }

    /** A lane has told all it has; with the last of them the walk ends. */
    void laneDone(OutletWalk.LaneDone done) {
        OutletWalk walk = done.walk();
        if (walk.done(done.lane())) {
            walks.removeIf(walking -> walking.walk == walk);
            List.copyOf(walk.members()).forEach(member -> member.ends(walk));
            walk.end();
        }
    }

    /** A client is in no walk any more. */
    void leave(OutletClient client) {
        walks.forEach(walking -> walking.walk.members().remove(client));
    }

    /** Looks after the walks under way, and begins those that there is a place for. */
    void tend(long now) {
        if (now - tended > TEND_NANOS) {
            tended = now;
            List.copyOf(walks).forEach(walking -> tend(walking, now));
        }
        walks.removeIf(walking -> walking.walk.isOver());
        start();
    }

    private static void tend(Walking walking, long now) {
        OutletWalk walk = walking.walk;
        List<OutletClient> without =
                walk.members().stream().filter(client -> !client.hasRoom()).toList();
        if (without.isEmpty()) {
            walking.waitsSince = 0;
        } else if (walking.waitsSince == 0) {
            walking.waitsSince = now | 1;
        } else if (now - walking.waitsSince > (walk.members().size() > 1 ? PATIENCE_NANOS : PATIENCE_ALONE_NANOS)) {
            without.forEach(OutletClient::lag);
        }
        if (walk.members().isEmpty()) {
            walk.end();
        } else {
            walk.setRoom(walk.members().stream().allMatch(OutletClient::hasRoom));
        }
    }

    private void start() {
        while (walks.size() < MOST) {
            Group next = nextGroup();
            if (next == null) {
                return;
            }
            next.members.removeIf(OutletClient::isClosed);
            if (!next.members.isEmpty()) {
                OutletWalk walk = new OutletWalk(queue, next.id, next.scope, next.members);
                walks.add(new Walking(walk));
                next.members.forEach(member -> member.begins(walk));
                walker.start(edge, walk);
                walk.laneDone(-1); // there may be no lane at all
            }
        }
    }

    private @Nullable Group nextGroup() {
        synchronized (groups) {
            boolean full = walks.size() == MOST - 1; // the last place is not for those that may take long
            for (Group group : groups) {
                if (!group.alone || !full) {
                    groups.remove(group);
                    return group;
                }
            }
            return null;
        }
    }

    void end() {
        walks.forEach(walking -> walking.walk.end());
    }
}
