package net.weir.cli.bmp;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import net.weir.codec.bmp.capture.CaptureReader;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.codec.bmp.capture.TcpStreams;
import org.jspecify.annotations.Nullable;

/**
 * The BMP streams of a capture: each flow is cut into messages, and those without any are let go. Confined to one thread.
 */
public final class Streams implements TcpStreams.Output {
    private final Output output;
    private final Map<TcpFlow, Stream> live = new HashMap<>();
    private final Map<String, Long> troubles = new TreeMap<>();
    private final TcpStreams tcp;
    private long found;
    private long others;
    private long unfinished;

    /** Who takes the messages. */
    public interface Output {
        /** A whole message of a flow, lent for the call. */
        void message(TcpFlow flow, byte[] octets, int offset, int length, long micros);

        /** What follows on the flow is no BMP. */
        void broken(TcpFlow flow, byte[] octets, int offset, int length, long micros);

        /** The connection is over. */
        void closed(TcpFlow flow, boolean reset, long micros);

        /** Something is missing or wrong on a flow that has BMP. */
        void trouble(TcpFlow flow, String text);
    }

    public Streams(Output output) {
        this(TcpStreams.Limits.DEFAULT, output);
    }

    Streams(TcpStreams.Limits limits, Output output) {
        this.output = output;
        tcp = new TcpStreams(limits, this);
    }

    private final class Stream implements MessageCutter.Sink {
        private final TcpFlow flow;
        private final MessageCutter cutter = new MessageCutter(this);
        private long missing;

        Stream(TcpFlow flow) {
            this.flow = flow;
        }

        @Override
        public void message(byte[] octets, int offset, int length, long micros) {
            if (cutter.messages() == 1) {
                found++;
                tellMissing();
            }
            output.message(flow, octets, offset, length, micros);
        }

        @Override
        public void broken(byte[] octets, int offset, int length, long micros) {
            troubles.merge("framing-lost", 1L, Long::sum);
            output.broken(flow, octets, offset, length, micros);
        }

        @Override
        public void skipped(long octets) {
            trouble("octets-passed-over", octets, RawStream.passedOver(octets));
        }

        void gap(long octets) {
            cutter.gap();
            missing += octets;
            if (cutter.messages() > 0) {
                tellMissing();
            }
        }

        private void tellMissing() {
            if (missing > 0) {
                trouble("octets-missing", missing, missing + " octets are not in the capture");
                missing = 0;
            }
        }

        /** True if it had BMP, to the last message or not. */
        boolean end() {
            cutter.end();
            return cutter.messages() > 0 || cutter.pending() > 0;
        }

        void trouble(String kind, long count, String text) {
            troubles.merge(kind, count, Long::sum);
            output.trouble(flow, text);
        }
    }

    /** Reads a capture to its end. */
    public void read(CaptureReader capture) {
        while (capture.next()) {
            tcp.frame(capture.frame());
        }
        tcp.end();
        for (Stream stream : live.values()) {
            if (!stream.end()) {
                others++;
            } else if (stream.cutter.pending() > 0) {
                unfinished++;
            }
        }
        live.clear();
    }

    @Override
    public boolean octets(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        Stream stream = live.computeIfAbsent(flow, Stream::new);
        stream.cutter.feed(octets, offset, length, micros);
        if (stream.cutter.isAlive()) {
            return true;
        }
        live.remove(flow);
        others++;
        return false;
    }

    @Override
    public void gap(TcpFlow flow, long missing, long micros) {
        Stream stream = live.get(flow);
        if (stream != null) {
            stream.gap(missing);
        }
    }

    @Override
    public void closed(TcpFlow flow, boolean reset, long micros) {
        @Nullable Stream stream = live.remove(flow);
        if (stream == null) {
            return;
        }
        if (!stream.end()) {
            others++;
            return;
        }
        if (stream.cutter.pending() > 0) {
            String text = "the connection ended " + stream.cutter.pending() + " octets into a message";
            stream.trouble("message-cut", 1, text);
        }
        output.closed(flow, reset, micros);
    }

    /** Streams in which BMP was found. */
    public long found() {
        return found;
    }

    /** Streams without any. */
    public long others() {
        return others;
    }

    /** Streams that the capture ends in the middle of a message. */
    public long unfinished() {
        return unfinished;
    }

    /** What was missing or passed over in streams of BMP, by kind. */
    public Map<String, Long> troubles() {
        return troubles;
    }

    /** Frames and parts of them that were not used, by reason. */
    public Map<String, Long> drops() {
        return new TreeMap<>(tcp.drops());
    }
}
