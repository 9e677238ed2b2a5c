package net.weir.cli.bmp;

import java.io.OutputStream;
import java.util.function.Consumer;
import net.weir.cli.tool.Notes;
import net.weir.event.Event;

/** Octets of one BMP session that are written here become events, as those of a live session. Confined to one thread. */
public final class EventsOfStream extends OutputStream {
    private final RawStream stream;

    public EventsOfStream(Notes notes, Consumer<Event> events) {
        stream = new RawStream(new LiveReader(notes, events));
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        stream.feed(octets, offset, length);
    }
}
