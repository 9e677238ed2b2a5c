package net.weir.codec.bmp.capture;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the segments of one direction in order. What came first stays where copies differ. Positions are sequence numbers
 * unwrapped to 64 bits.
 */
final class TcpDirection {
    /** A segment further off than any window is of another connection. */
    private static final long FARTHEST = 1L << 30;

    final TcpFlow flow;
    private final TreeMap<Long, Segment> ahead = new TreeMap<>();
    private long next;
    private boolean synHadData;
    private long finAt = Long.MAX_VALUE;
    private int synSequence;
    private boolean opened;
    private int held;
    /** Nothing more is to come out: it is over, or nobody wants it. */
    boolean done;

    private record Segment(byte[] octets, long micros) {}

    /** Where what is in order goes. */
    interface Sink {
        void octets(byte[] octets, int offset, int length, long micros);

        void gap(long missing, long micros);

        void dropped(String reason);
    }

    /** @param sequence of the first segment that was seen */
    TcpDirection(TcpFlow flow, int sequence, boolean syn) {
        this.flow = flow;
        next = (sequence & 0xffff_ffffL) + (1L << 32) + (syn ? 1 : 0);
        opened = syn;
        synSequence = sequence;
    }

    /** True if a SYN with this sequence number begins another connection. */
    boolean isOther(int sequence) {
        return !opened || synSequence != sequence;
    }

    /** Octets that wait for what is missing before them. */
    int held() {
        return held;
    }

    boolean isFinished() {
        return next >= finAt;
    }

    void accept(IpSegment segment, byte[] frame, long micros, Sink sink) {
        int length = segment.payloadLength();
        long at = next + (segment.sequence() + (segment.isSyn() ? 1 : 0) - (int) next);
        if (length > 0) {
            data(at, frame, segment.payloadAt(), length, micros, segment.isSyn(), sink);
        }
        if (segment.isFin()) {
            finAt = Math.min(finAt, at + length);
        }
    }

    private void data(long where, byte[] octets, int offset, int length, long micros, boolean syn, Sink sink) {
        long at = where;
        if (synHadData && !syn && at == next - 1 && length > 1) {
            // seen in public captures: what follows a SYN with data is numbered as if the SYN took no number
            next--;
        }
        synHadData = syn;
        if (Math.abs(at - next) > FARTHEST) {
            sink.dropped("out-of-window");
        } else if (at + length <= next) {
            sink.dropped("repeated");
        } else if (at > next) {
            hold(at, octets, offset, length, micros, sink);
        } else {
            int known = (int) (next - at);
            if (known > 0) {
                sink.dropped("overlapping");
            }
            deliver(octets, offset + known, length - known, micros, sink);
            drain(sink);
        }
    }

    private void hold(long at, byte[] octets, int offset, int length, long micros, Sink sink) {
        Segment same = ahead.get(at);
        if (same != null && same.octets().length >= length) {
            sink.dropped("repeated");
            return;
        }
        held += length - (same == null ? 0 : same.octets().length);
        ahead.put(at, new Segment(Arrays.copyOfRange(octets, offset, offset + length), micros));
    }

    private void deliver(byte[] octets, int offset, int length, long micros, Sink sink) {
        next += length;
        sink.octets(octets, offset, length, micros);
    }

    private void drain(Sink sink) {
        while (!ahead.isEmpty() && ahead.firstKey() <= next && !done) {
            Map.Entry<Long, Segment> first = ahead.pollFirstEntry();
            Segment segment = first.getValue();
            held -= segment.octets().length;
            int known = (int) Math.min(next - first.getKey(), segment.octets().length);
            if (known > 0) {
                sink.dropped(known == segment.octets().length ? "repeated" : "overlapping");
            }
            if (known < segment.octets().length) {
                deliver(segment.octets(), known, segment.octets().length - known, segment.micros(), sink);
            }
        }
    }

    /** Gives up what is missing before the first segment that waits. */
    void skipGap(Sink sink) {
        if (!ahead.isEmpty()) {
            Map.Entry<Long, Segment> first = ahead.firstEntry();
            long missing = first.getKey() - next;
            next = first.getKey();
            sink.gap(missing, first.getValue().micros());
            drain(sink);
        }
    }

    /** Forgets what waits. */
    void finish() {
        done = true;
        ahead.clear();
        held = 0;
    }

    boolean waits() {
        return !ahead.isEmpty();
    }
}
