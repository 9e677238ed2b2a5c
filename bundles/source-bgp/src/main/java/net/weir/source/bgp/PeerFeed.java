package net.weir.source.bgp;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteRefresh;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.session.bgp.Negotiated;
import net.weir.session.bgp.SessionEnd;
import org.jspecify.annotations.Nullable;

/**
 * What a peer says, as events: there from when its session comes up until that ends, or until the routes that outlive it
 * do (RFC 4724 section 4.2). Confined to the peer's lane.
 */
final class PeerFeed implements FeedOwner {
    private static final int FORWARDING = 0x80;
    /** How long stale routes wait for an End-of-RIB after the peer's return. */
    private static final int STALE_SECONDS = 360;

    private final BgpSource stage;
    private final IpAddress address;
    private final EventLoop lane;
    private final Runnable roomAgain;
    private final Consumer<NotificationMessage> reset;
    private final RouterKey key;
    private @Nullable Feed feed;
    private @Nullable Peer peer;
    private @Nullable Router router;
    private @Nullable PeerUp up;
    private @Nullable UpdateReader updates;
    private List<Family> families = List.of();
    /** Ends what is stale: the peer if it is not back by then, or what it has not told again. */
    private @Nullable Future<?> staleUntil;
    /** Families with stale routes of a peer that is back. */
    private final Set<Family> stale = new HashSet<>();

    private boolean ready;
    private boolean full;
    private long receivedMicros;

    PeerFeed(
            BgpSource stage,
            IpAddress address,
            EventLoop lane,
            Runnable roomAgain,
            Consumer<NotificationMessage> reset) {
        this.stage = stage;
        this.address = address;
        this.lane = lane;
        this.roomAgain = roomAgain;
        this.reset = reset;
        this.key = new RouterKey(stage.context().id(), address, null);
    }

    boolean hasRoom() {
        return !full;
    }

    /** Octets came: the clock of what they become, which never goes back. */
    void heard(long micros) {
        receivedMicros = Math.max(receivedMicros, micros);
    }

    void up(Negotiated agreed, @Nullable InetSocketAddress local, int remotePort) {
        boolean back = feed != null;
        endWait();
        Peer born = stage.context()
                .peers()
                .up(
                        PeerKey.global(key, address, View.ADJ_RIB_IN_PRE),
                        new Peer.Facts(agreed.remoteAs(), agreed.received().bgpId(), null, false));
        peer = born;
        router = new Router(key, address, remotePort, null, null, List.of());
        up = new PeerUp(
                born,
                0,
                receivedMicros,
                new PeerUp.Session(
                        local == null ? null : IpAddress.of(local.getAddress()),
                        local == null ? 0 : local.getPort(),
                        remotePort,
                        Bytes.copyOf(agreed.sent().encode()),
                        agreed.receivedOctets(),
                        List.of(),
                        List.of()),
                false);
        families = agreed.families();
        updates = new UpdateReader(born, agreed, stage.decoder(lane), stage.context(), this::offer);
        stage.context()
                .info("peer " + born.asn() + " " + address + " is up, " + agreed.families() + ", hold time "
                        + agreed.holdSeconds() + " s");
        if (!back) {
            ready = false;
            feed = stage.feeds().open(key, lane, this);
        }
        full = !ready;
        if (ready) {
            begin();
        }
        if (back) {
            sweepLater(agreed);
        }
    }

    private void begin() {
        Router told = router;
        PeerUp born = up;
        if (told != null && born != null) {
            up = null;
            offer(new RouterUp(receivedMicros, told, false));
            offer(born);
        }
    }

    /** Stale routes of a family go at once if the peer did not go on forwarding by them, else at End-of-RIB or in time. */
    private void sweepLater(Negotiated agreed) {
        stale.addAll(agreed.families());
        Capability.GracefulRestart told = agreed.gracefulRestart();
        for (Family family : agreed.families()) {
            boolean kept = told != null
                    && told.entries().stream()
                            .anyMatch(entry -> entry.family().equals(family) && (entry.flags() & FORWARDING) != 0);
            if (!kept) {
                sweep(family);
            }
        }
        if (!stale.isEmpty()) {
            staleUntil = lane.schedule(() -> Set.copyOf(stale).forEach(this::sweep), STALE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void sweep(Family family) {
        Peer back = peer;
        if (stale.remove(family) && back != null) {
            offer(new EndOfRib(back, 0, receivedMicros, family, true));
        }
    }

    private void endWait() {
        Future<?> waiting = staleUntil;
        staleUntil = null;
        stale.clear();
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** The feed may be used: at once, or when one of an earlier stage has ended. */
    @Override
    public void ready() {
        ready = true;
        if (feed != null && updates != null) { // not from within open()
            full = false;
            begin();
            roomAgain.run();
        }
    }

    /** Another stage speaks with this peer under our name. */
    @Override
    public void superseded() {
        reset.accept(new NotificationMessage(NotificationMessage.CEASE, 5, Bytes.EMPTY));
        forget();
    }

    /** A peer tells everything to a new session. */
    @Override
    public void tellAgain() {
        reset.accept(NotificationMessage.cease(NotificationMessage.ADMINISTRATIVE_RESET, "tell everything again"));
    }

    private void offer(Event event) {
        Feed open = feed;
        if (event instanceof EndOfRib end) {
            stale.remove(end.family());
        }
        if (open != null && !open.offer(event)) {
            full = true;
        }
    }

    /** If reading is held up: sees that it goes on. */
    void waitForRoom() {
        Feed waiting = feed;
        if (full && waiting != null && ready) {
            waiting.whenRoom(() -> lane.execute(() -> {
                if (waiting == feed) {
                    full = false;
                    roomAgain.run();
                }
            }));
        }
    }

    /** @return what the session has to end with, null if it goes on */
    @Nullable
    NotificationMessage update(byte[] array, int offset, int length) {
        UpdateReader reader = updates;
        Feed open = feed;
        if (reader == null || open == null) {
            return null;
        }
        open.received("update", length);
        return reader.read(array, offset, length, receivedMicros);
    }

    void refresh(RouteRefreshMessage message) {
        Peer here = peer;
        if (here != null) {
            offer(new RouteRefresh(here, 0, receivedMicros, message.family(), message.subtype()));
        }
    }

    /** The session is over. */
    void down(SessionEnd end) {
        Feed open = feed;
        Peer gone = peer;
        Router told = router;
        if (open == null || gone == null || told == null) {
            return;
        }
        endWait();
        updates = null;
        full = false;
        Feed.Kept kept = ready ? open.kept(gone, null) : null;
        // a store keeps all of a peer or nothing
        boolean holds =
                ready && !families.isEmpty() && end.kept().families().keySet().containsAll(families);
        stage.context()
                .info("peer " + gone.asn() + " " + address + " is down: " + end.words()
                        + (kept == null
                                ? ""
                                : ", " + kept.routes() + (holds ? " routes kept as stale" : " routes lost")));
        if (holds) {
            long seconds = Math.max(1, end.kept().restart().toSeconds());
            offer(new RouterDown(receivedMicros, told, cause(end), end.words(), seconds * 1_000_000));
            staleUntil = lane.schedule(this::forget, seconds, TimeUnit.SECONDS);
            return;
        }
        if (ready) {
            DownReason why = DownReason.of(end);
            offer(new PeerDown(gone, 0, receivedMicros, why.reason(), why.code(), why.data()));
            offer(new RouterDown(receivedMicros, told, cause(end), end.words(), 0));
        }
        close();
    }

    /** Ends what outlives its session, if anything does. */
    void forget() {
        Peer gone = peer;
        if (feed != null && gone != null && updates == null) {
            heard(stage.context().nowMicros());
            offer(new PeerDown(gone, 0, receivedMicros, PeerDown.Reason.FEED_LOST, 0, Bytes.EMPTY));
            close();
        }
    }

    private void close() {
        Feed open = feed;
        endWait();
        feed = null;
        peer = null;
        full = false;
        if (open != null) {
            open.close();
        }
    }

    private static RouterDown.Cause cause(SessionEnd end) {
        return switch (end.event()) {
            case TCP_CONNECTION_FAILS -> RouterDown.Cause.TCP_CLOSED;
            case HOLD_TIMER_EXPIRES, SEND_HOLD_TIMER_EXPIRES -> RouterDown.Cause.KEEPALIVE;
            case MANUAL_STOP, AUTOMATIC_STOP -> RouterDown.Cause.SHUTDOWN;
            case NOTIF_MSG, NOTIF_MSG_VER_ERR -> RouterDown.Cause.TERMINATION;
            default -> RouterDown.Cause.PROTOCOL_ERROR;
        };
    }
}
