package net.weir.event.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import net.weir.event.Event;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** A segment in memory, and what a reader makes of it. */
record Segment(byte[] octets, List<Integer> ends) {

    /** What was read, and why reading ended; null: at the clean end. */
    record Reading(List<Event> events, @Nullable EventFormatException problem) {}

    static Segment of(List<? extends Event> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> ends = new ArrayList<>();
        EventWriter writer = new EventWriter();
        try {
            for (Event event : events) {
                int before = out.size();
                int written = writer.write(event, out::write);
                if (written != out.size() - before) {
                    throw new AssertionError("says " + written + " octets, wrote " + (out.size() - before));
                }
                ends.add(out.size());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Segment(out.toByteArray(), ends);
    }

    /** Fails on anything that a reader must not throw. */
    static Reading read(byte[] octets) {
        List<Event> events = new ArrayList<>();
        EventReader reader = new EventReader(new ByteArrayInputStream(octets));
        try {
            for (Event e = reader.next(); e != null; e = reader.next()) {
                events.add(e);
            }
            return new Reading(events, null);
        } catch (EventFormatException e) {
            return new Reading(events, e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes the checksum of the record at {@code frame} right again, so that damage reaches the decoder. */
    static void seal(byte[] octets, int frame) {
        int length = Octets.i32(octets, frame);
        Octets.put32(octets, frame + 4, EventWriter.checksum(new CRC32C(), octets, frame, length));
    }
}
