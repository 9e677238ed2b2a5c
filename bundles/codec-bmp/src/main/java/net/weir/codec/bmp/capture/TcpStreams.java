package net.weir.codec.bmp.capture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The TCP streams of a capture, put together from frames in any order, with copies and with losses. Confined to one
 * thread; memory is bounded by its limits.
 */
public final class TcpStreams {
    /** Why a piece of a TCP segment is left out that IP cut: what was in it is lost. */
    public static final String IP_FRAGMENT = "ip-fragment";

    private final Limits limits;
    private final Output output;
    private final IpSegment segment = new IpSegment();
    private final Map<Key, TcpDirection> directions = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Long> drops = new TreeMap<>();
    private int finished;
    private int numbers;
    private long held;

    /**
     * How much is kept.
     *
     * @param streams directions of connections that are known at a time
     * @param streamOctets that wait in one of them for something missing; beyond it, what is missing is given up
     * @param octets that wait in all of them
     */
    public record Limits(int streams, int streamOctets, long octets) {
        /** 4,096 directions, 4 MiB each, 64 MiB in all. */
        public static final Limits DEFAULT = new Limits(4096, 4 << 20, 64L << 20);
    }

    /** Who takes the streams, within {@link #frame} and {@link #end}. */
    public interface Output {
        /**
         * Octets in their order, lent for the call.
         *
         * @return false if no more of this flow is wanted, not even its end
         */
        boolean octets(TcpFlow flow, byte[] octets, int offset, int length, long micros);

        /** So many octets are not in the capture; what follows comes from behind them. */
        void gap(TcpFlow flow, long missing, long micros);

        /** @param reset true for a reset, false for an orderly end or where a new connection took the ports */
        void closed(TcpFlow flow, boolean reset, long micros);
    }

    private record Key(IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
        // Written out: what Java makes of a record at the first call takes as long as its own start
        // (docs/perf/start.md).
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && source.equals(that.source)
                    && sourcePort == that.sourcePort
                    && destination.equals(that.destination)
                    && destinationPort == that.destinationPort;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * source.hashCode() + sourcePort) + destination.hashCode()) + destinationPort;
        }
    }

    public TcpStreams(Limits limits, Output output) {
        this.limits = limits;
        this.output = output;
    }

    /** Takes the next frame of the capture. */
    public void frame(Frame frame) {
        if (!segment.read(frame)) {
            count(String.valueOf(segment.reason()));
            return;
        }
        if (segment.isCut()) {
            count("cut-by-capture");
        }
        Key key = new Key(segment.source(), segment.sourcePort(), segment.destination(), segment.destinationPort());
        long micros = frame.micros();
        TcpDirection direction = direction(key, micros);
        if (direction != null && !direction.done) {
            Sink sink = new Sink(direction);
            int before = direction.held();
            direction.accept(segment, frame.octets(), micros, sink);
            held += direction.held() - before;
            relieve(direction, sink);
            if (direction.isFinished() && !direction.done) {
                close(direction, false, micros);
            }
        }
        if (segment.isReset()) {
            reset(key, micros);
        }
    }

    private @Nullable TcpDirection direction(Key key, long micros) {
        TcpDirection known = directions.get(key);
        boolean fresh = segment.isSyn() && known != null && known.isOther(segment.sequence());
        if (known != null && !fresh) {
            return known;
        }
        if (known != null) {
            giveUp(known, false, micros);
            finished--;
            directions.remove(key);
        }
        if (segment.payloadLength() == 0 && !segment.isSyn()) {
            return null; // mere acknowledgements
        }
        if (directions.size() >= limits.streams() && !forgetOne()) {
            count("too-many-streams");
            return null;
        }
        TcpFlow flow = new TcpFlow(++numbers, key.source(), key.sourcePort(), key.destination(), key.destinationPort());
        TcpDirection made = new TcpDirection(flow, segment.sequence(), segment.isSyn());
        directions.put(key, made);
        return made;
    }

    /** Makes room by forgetting the finished stream that was quiet for longest. */
    private boolean forgetOne() {
        if (finished == 0) {
            return false;
        }
        for (Iterator<TcpDirection> all = directions.values().iterator(); all.hasNext(); ) {
            if (all.next().done) {
                all.remove();
                finished--;
                return true;
            }
        }
        return false;
    }

    /** Gives up what is missing where too much waits for it. */
    private void relieve(TcpDirection direction, Sink sink) {
        while (!direction.done
                && (direction.held() > limits.streamOctets() || held > limits.octets() && direction.waits())) {
            skip(direction, sink);
        }
    }

    private void skip(TcpDirection direction, Sink sink) {
        int before = direction.held();
        direction.skipGap(sink);
        held += direction.held() - before;
    }

    private void reset(Key key, long micros) {
        Key back = new Key(key.destination(), key.destinationPort(), key.source(), key.sourcePort());
        for (Key one : List.of(key, back)) {
            TcpDirection direction = directions.get(one);
            if (direction != null) {
                giveUp(direction, true, micros);
            }
        }
    }

    /** Hands out what waits, gaps or not, and ends the stream. */
    private void giveUp(TcpDirection direction, boolean reset, long micros) {
        while (!direction.done && direction.waits()) {
            skip(direction, new Sink(direction));
        }
        close(direction, reset, micros);
    }

    private void close(TcpDirection direction, boolean reset, long micros) {
        if (!direction.done) {
            finish(direction);
            output.closed(direction.flow, reset, micros);
        }
    }

    private void finish(TcpDirection direction) {
        held -= direction.held();
        direction.finish();
        finished++;
    }

    /** The capture is over: what still waits is handed out with its gaps. Streams that did not end stay open. */
    public void end() {
        for (TcpDirection direction : new ArrayList<>(directions.values())) {
            while (!direction.done && direction.waits()) {
                skip(direction, new Sink(direction));
            }
            if (direction.isFinished()) {
                close(direction, false, 0);
            }
        }
    }

    private void count(String reason) {
        drops.merge(reason, 1L, Long::sum);
    }

    /** Frames and parts of them that were not handed out, by reason. */
    public Map<String, Long> drops() {
        return Map.copyOf(drops);
    }

    /** Octets that wait for what is missing. */
    public long held() {
        return held;
    }

    /** The way out of one direction. */
    private final class Sink implements TcpDirection.Sink {
        private final TcpDirection direction;

        Sink(TcpDirection direction) {
            this.direction = direction;
        }

        @Override
        public void octets(byte[] octets, int offset, int length, long micros) {
            if (!direction.done && !output.octets(direction.flow, octets, offset, length, micros)) {
                finishWithin();
            }
        }

        /** Within the direction's own call, whose caller accounts for what it held. */
        private void finishWithin() {
            direction.finish();
            finished++;
        }

        @Override
        public void gap(long missing, long micros) {
            output.gap(direction.flow, missing, micros);
        }

        @Override
        public void dropped(String reason) {
            count(reason);
        }
    }
}
