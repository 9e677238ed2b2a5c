package net.weir.session.bmp;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.event.Event;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** One session under test, with its times and what came out of it. */
final class SessionBench {
    final Recorder out;
    final BmpSession session;
    long nanos;
    long micros = 1_700_000_000_000_000L;

    SessionBench() {
        this(SessionSettings.of("edge"));
    }

    SessionBench(SessionSettings settings) {
        this(settings, new Recorder(), 0);
    }

    SessionBench(SessionSettings settings, Recorder out, long nanos) {
        this.out = out;
        this.nanos = nanos;
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache(1 << 8, 1 << 16));
        session = new BmpSession(settings, RouterMessages.ROUTER, 50000, decoder, out, nanos);
    }

    /** A session whose router has named itself. */
    static SessionBench up() {
        return new SessionBench().send(RouterMessages.initiation("edge1"));
    }

    SessionBench send(BmpMessage... messages) {
        BmpEncoder encoder = new BmpEncoder();
        for (BmpMessage message : messages) {
            encoder.write(message);
        }
        byte[] octets = encoder.toArray();
        send(octets);
        return this;
    }

    int send(byte[] octets) {
        return session.receive(octets, 0, octets.length, micros);
    }

    SessionBench pass(Duration time) {
        nanos += time.toNanos();
        micros += time.toNanos() / 1000;
        session.tick(nanos, micros);
        return this;
    }

    SessionBench close(RouterDown.Cause cause) {
        session.closed(cause, "", micros);
        return this;
    }

    /** Forgets the events so far. */
    SessionBench forget() {
        out.events.clear();
        return this;
    }

    /** The peer of the view that came up last. */
    Peer peer(View view) {
        return out.all(PeerUp.class).stream()
                .map(Event::peer)
                .filter(p -> p != null && p.view() == view)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    long faults(SessionFault fault) {
        return session.counters().faults(fault);
    }

    /** {@code +192.0.2.0/24} and {@code -192.0.2.0/24} of all updates. */
    List<String> routes() {
        return out.all(RouteUpdate.class).stream()
                .flatMap(u -> Stream.concat(texts("-", u.withdrawn()), texts("+", u.announced())))
                .toList();
    }

    private static Stream<String> texts(String sign, @Nullable NlriBlock block) {
        if (block == null) {
            return Stream.empty();
        }
        return IntStream.range(0, block.count()).mapToObj(i -> sign + block.text(i));
    }
}
