package net.weir.engine.edge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.weir.api.Outlet;
import net.weir.api.OutletPolicy;
import net.weir.api.Receiver;
import net.weir.engine.time.Backoff;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/** One outlet. The worker's, but for what {@link Outlet} has. */
final class OutletClient implements Outlet {
    private static final int STRETCH = 64;

    private final OutletHub hub;
    private final String name;
    private final OutletPolicy policy;
    private final Receiver to;
    private final Losses losses = new Losses();
    private long number;
    private final BitSet introduced = new BitSet();
    private final List<ResyncBegin> open = new ArrayList<>();
    private final List<ResyncId> told = new ArrayList<>();
    private final Backoff again = new Backoff(TimeUnit.SECONDS.toNanos(1), TimeUnit.MINUTES.toNanos(1));
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final AtomicBoolean saysReady = new AtomicBoolean();
    private volatile boolean closed;
    private EdgeQueue queue;
    private State state = State.AWAY;
    private @Nullable OutletWalk joining;
    private boolean slow;
    private boolean asked;

    private enum State {
        /** It hears nothing: it is to be told what stands. */
        AWAY,
        /** It hears of peers that it was told of. */
        JOINING,
        LIVE
    }

    OutletClient(OutletHub hub, String name, OutletPolicy policy, Receiver to) {
        this.hub = hub;
        this.name = name;
        this.policy = policy;
        this.to = to;
        this.queue = newQueue();
    }

    private EdgeQueue newQueue() {
        return policy == OutletPolicy.COALESCE ? new CoalescingQueue() : new FifoQueue();
    }

    @Override
    public void ready() {
        ready.set(true);
        if (saysReady.compareAndSet(false, true)) {
            hub.run(() -> {
                saysReady.set(false);
                drain();
            });
        }
    }

    @Override
    public ResyncId resync(RouteScope scope) {
        return hub.ask(this, scope, false);
    }

    @Override
    public void close() {
        closed = true;
        hub.run(() -> hub.gone(this));
    }

    boolean isClosed() {
        return closed;
    }

    boolean isSlow() {
        return slow;
    }

    long weight() {
        return queue.weight();
    }

    /** True if it could be told a stretch more. */
    boolean hasRoom() {
        return queue.weight() <= hub.clientLimit() / 2;
    }

    /** An event for everybody. */
    void live(Event event) {
        if (state == State.LIVE || state == State.JOINING && isKnown(event)) {
            take(event);
        }
    }

    private boolean isKnown(Event event) {
        Peer peer = event.peer();
        if (peer != null && event instanceof PeerUp) {
            introduced.set(peer.id());
        }
        return peer == null || introduced.get(peer.id());
    }

    /** An event of a walk that it is a member of. */
    void told(Event event) {
        if (state == State.AWAY) {
            return; // it is told a part that it asked for before it lost the whole
        }
        if (event instanceof ResyncBegin begin) {
            begin.peers().forEach(introduced::set);
            open.add(begin);
        } else if (event instanceof ResyncEnd end) {
            open.removeIf(begin -> isOf(begin, end));
        } else if (event instanceof PeerUp) {
            isKnown(event);
        }
        take(event);
    }

    private static boolean isOf(ResyncBegin begin, ResyncEnd end) {
        return begin.id().equals(end.id())
                && begin.lane() == end.lane()
                && begin.rib().equals(end.rib());
    }

    private void take(Event event) {
        if (closed) {
            return;
        }
        try {
            boolean frame = event instanceof ResyncBegin || event instanceof ResyncEnd;
            Event chosen = frame ? event : to.select(event);
            if (chosen == null) {
                return;
            }
            if (ready.get() && queue.isEmpty()) {
                hand(chosen);
            } else {
                keep(chosen);
            }
        } catch (Throwable thrown) { // one bad receiver must not stop the others
            hub.failed(this, thrown);
        }
    }

    private void hand(Event event) {
        ready.set(false); // before the call: the receiver may say that it is ready within
        if (to.accept(event)) {
            ready.set(true);
        }
        hub.countOut();
    }

    private void keep(Event event) {
        if (policy == OutletPolicy.DROP && queue.weight() >= hub.clientLimit()) {
            losses.add(event, "queue-full");
            hub.dropped("outlet-dropped", 1);
            return;
        }
        long before = queue.weight();
        Gap gap = losses.take();
        if (gap != null) {
            queue.add(gap, ++number);
        }
        queue.add(event, ++number);
        hub.grew(queue.weight() - before);
        if (policy != OutletPolicy.DROP && queue.weight() > hub.clientLimit()) {
            overflow();
        }
    }

    /** More waits than may. */
    void overflow() {
        switch (policy) {
            case COALESCE -> forget();
            case CUT_OFF -> cutOff("it is too slow");
            case DROP -> {
                hub.grew(-queue.weight());
                List<Event> lost = queue.take(Integer.MAX_VALUE).events();
                hub.dropped("outlet-dropped", lost.size());
                lost.forEach(event -> losses.add(event, "queue-full"));
            }
        }
    }

    /** Events were lost before it could be asked what is for it. */
    void overrun(long events) {
        switch (policy) {
            case COALESCE -> forget();
            case CUT_OFF -> cutOff("events were lost: the sink is too slow");
            case DROP ->
                losses.add(new Gap(hub.nowMicros(), List.of(), List.of(), events, "outlet-overrun"), "outlet-overrun");
        }
    }

    private void renew() {
        hub.grew(-queue.weight());
        queue = newQueue();
    }

    /** Lets go of all that waits: it will be told what stands, once it can take something. */
    void forget() {
        hub.dropped("outlet-forgot", queue.size());
        renew();
        state = State.AWAY;
        joining = null;
        asked = false;
        introduced.clear();
        told.clear();
        hub.leave(this);
        hub.away(this);
    }

    /** Leaves a walk that it is too slow for; the next it has to itself. */
    void lag() {
        slow = true;
        forget();
    }

    /** If it is to be told again, and can be: asks for it. True if nothing is left to be done about it. */
    boolean comesBack(long nanoTime) {
        if (closed || state != State.AWAY || asked) {
            return true;
        }
        if (ready.get() && again.due(nanoTime)) {
            join();
        }
        return asked;
    }

    /** Asks for its beginning. */
    void join() {
        asked = true;
        hub.ask(this, RouteScope.ALL, slow);
    }

    /** A walk begins that it is a member of. */
    void begins(OutletWalk walk) {
        if (state == State.AWAY && walk.scope().isAll()) {
            state = State.JOINING;
            joining = walk;
            List<ResyncBegin> cut = List.copyOf(open);
            open.clear();
            cut.forEach(
                    begin -> take(new ResyncEnd(begin.receivedMicros(), begin.rib(), begin.id(), begin.lane(), true)));
        }
    }

    /** The walk has told everything. */
    void ends(OutletWalk walk) {
        if (joining == walk) {
            state = State.LIVE;
            joining = null;
            asked = false;
            slow = false;
        }
        told.add(walk.id());
        drain();
    }

    /** Hands on what waits, as long as the receiver takes it. */
    void drain() {
        try {
            while (ready.get() && !closed && !queue.isEmpty()) {
                long before = queue.weight();
                Stretch some = queue.take(STRETCH);
                int at = 0;
                while (at < some.size() && ready.get() && !closed) {
                    hand(some.event(at++));
                }
                queue.putBack(some.from(at));
                hub.grew(queue.weight() - before);
            }
            if (!closed && queue.isEmpty()) {
                rest();
            }
        } catch (Throwable thrown) {
            hub.failed(this, thrown);
        }
    }

    private void rest() {
        Gap gap = ready.get() ? losses.take() : null;
        if (gap != null) {
            hand(gap);
        }
        List<ResyncId> done = List.copyOf(told);
        told.clear();
        done.forEach(to::told);
    }

    /** Ends the outlet. */
    void cutOff(String why) {
        if (!closed) {
            closed = true;
            hub.dropped("outlet-cut-off", queue.size());
            renew();
            hub.gone(this);
            try {
                to.cutOff(why);
            } catch (Throwable thrown) {
                hub.report(name + ": " + thrown);
            }
        }
    }

    /** Lets go of what waits. */
    void release() {
        renew();
    }

    @Override
    public String toString() {
        return name;
    }
}
