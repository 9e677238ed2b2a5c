package net.weir.captures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.codec.bmp.capture.CaptureReader;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.codec.bmp.capture.TcpStreams;

/** The TCP payload of a capture of one direction of one connection. */
public final class PcapStream implements TcpStreams.Output {
    private final List<byte[]> segments = new ArrayList<>();

    private PcapStream() {}

    /** The payloads of the packets in their order, one array each. */
    public static List<byte[]> segments(byte[] capture) {
        PcapStream out = new PcapStream();
        TcpStreams streams = new TcpStreams(TcpStreams.Limits.DEFAULT, out);
        try (CaptureReader reader = new CaptureReader(new ByteArrayInputStream(capture))) {
            while (reader.next()) {
                streams.frame(reader.frame());
            }
            if (reader.damage() != null) {
                throw new IllegalArgumentException(reader.damage());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        streams.end();
        return out.segments;
    }

    /** All payload in one piece. */
    public static byte[] stream(byte[] capture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        segments(capture).forEach(out::writeBytes);
        return out.toByteArray();
    }

    @Override
    public boolean octets(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        if (flow.number() != 1) {
            throw new IllegalArgumentException("more than one direction has data: " + flow);
        }
        segments.add(Arrays.copyOfRange(octets, offset, offset + length));
        return true;
    }

    @Override
    public void gap(TcpFlow flow, long missing, long micros) {
        throw new IllegalArgumentException(missing + " octets are missing in " + flow);
    }

    @Override
    public void closed(TcpFlow flow, boolean reset, long micros) {}
}
