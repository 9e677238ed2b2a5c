package net.weir.cli.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.weir.cli.tool.Station;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Bytes;

/** One BMP session to the station. Confined to one thread. */
final class Target {
    private final Station station;
    private final BmpEncoder encoder = new BmpEncoder();
    private long messages;
    private boolean terminated;
    private boolean closed;

    Target(Station station) {
        this.station = station;
    }

    void send(byte[] octets, int offset, int length) {
        try {
            station.out().write(octets, offset, length);
            messages++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(BmpMessage message) {
        encoder.clear();
        encoder.write(message);
        terminated |= message instanceof BmpMessage.Termination;
        send(encoder.array(), 0, encoder.length());
    }

    void initiate(String sysName, String of) {
        send(new BmpMessage.Initiation(
                List.of(Tlv.text(Tlv.SYS_DESCR, "Weir's replay of " + of), Tlv.text(Tlv.SYS_NAME, sysName))));
    }

    /** What was written goes out, and a station that has hung up is told of. */
    void flush() {
        try {
            station.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (station.isClosedByStation()) {
            throw station.hungUp();
        }
    }

    /** As {@link #flush}, if the session was not ended. */
    void flushOpen() {
        if (!closed) {
            flush();
        }
    }

    /** Ends the session: the replay is over, which a station is to be told (RFC 7854 section 4.5). */
    void close() {
        if (!terminated) {
            send(new BmpMessage.Termination(
                    List.of(new Tlv(Tlv.REASON, Bytes.ofHex("0000")), Tlv.text(Tlv.STRING, "the replay is over"))));
        }
        closed = true;
        station.close();
    }

    void terminatedByRecording() {
        terminated = true;
    }

    long messages() {
        return messages;
    }
}
