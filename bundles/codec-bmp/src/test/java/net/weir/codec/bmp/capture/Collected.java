package net.weir.codec.bmp.capture;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came out of a capture: the text of each flow, with {@code <n>} for a gap, {@code .} for its end, {@code !} for a reset. */
final class Collected implements TcpStreams.Output {
    private final Map<Integer, StringBuilder> texts = new TreeMap<>();
    final List<TcpFlow> flows = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    final TcpStreams streams;

    @Nullable
    String damage;

    /** A flow that begins so is not wanted. */
    String unwanted = "none";

    Collected(TcpStreams.Limits limits) {
        streams = new TcpStreams(limits, this);
    }

    static Collected of(byte[] capture) {
        return of(capture, TcpStreams.Limits.DEFAULT);
    }

    static Collected of(byte[] capture, TcpStreams.Limits limits) {
        return new Collected(limits).read(capture);
    }

    Collected read(byte[] capture) {
        CaptureReader reader = new CaptureReader(new ByteArrayInputStream(capture));
        while (reader.next()) {
            streams.frame(reader.frame());
        }
        damage = reader.damage();
        streams.end();
        return this;
    }

    List<String> texts() {
        return texts.values().stream().map(StringBuilder::toString).toList();
    }

    private StringBuilder text(TcpFlow flow) {
        if (!flows.contains(flow)) {
            flows.add(flow);
        }
        return texts.computeIfAbsent(flow.number(), n -> new StringBuilder());
    }

    @Override
    public boolean octets(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        String piece = new String(octets, offset, length, StandardCharsets.ISO_8859_1);
        text(flow).append(piece);
        times.add(micros);
        return !piece.startsWith(unwanted);
    }

    @Override
    public void gap(TcpFlow flow, long missing, long micros) {
        text(flow).append('<').append(missing).append('>');
    }

    @Override
    public void closed(TcpFlow flow, boolean reset, long micros) {
        text(flow).append(reset ? '!' : '.');
    }
}
