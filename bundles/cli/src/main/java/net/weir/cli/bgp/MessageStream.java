package net.weir.cli.bgp;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Notes;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Problem;

/** Messages one behind the other; where no message can be, the next marker is looked for. Confined to one thread. */
final class MessageStream {
    /** Longest input. */
    static final int MOST = 64 << 20;

    private static final int MARKER = 16;

    private final byte[] octets;
    private final Notes notes;
    private boolean damaged;

    /** Takes the messages. */
    interface Reader {
        /** One whole message. Returns what is wrong with it. */
        List<Problem> message(byte[] octets, int offset, int length);
    }

    private interface Place {
        void message(int offset, int length);
    }

    MessageStream(byte[] octets, Notes notes) {
        this.octets = octets;
        this.notes = notes;
    }

    /** True if these are octets rather than hex. */
    static boolean isBinary(byte[] octets) {
        return octets.length >= MARKER && MessageHeader.synchronised(octets, 0);
    }

    /** Reads all messages. Returns the exit code. */
    int read(Reader reader) {
        return each((offset, length) -> {
            for (Problem problem : reader.message(octets, offset, length)) {
                damaged = true;
                notes.tell("octet " + (offset + problem.offset()) + ": " + problem.reason() + " (" + problem.rule()
                        + ", octet " + problem.offset() + " of the message): " + problem.action());
            }
        });
    }

    /** Writes all messages as MRT records of a session of which nothing else is known. Returns the exit code. */
    int copy(SessionParameters parameters, OutputStream out) {
        MrtEncoder records = new MrtEncoder();
        IpAddress none = IpAddress.ofV4(0);
        MrtEncoder.Session ends = new MrtEncoder.Session(new Asn(0), new Asn(0), 0, none, none);
        boolean addPath = !parameters.addPath().isEmpty();
        int code = each((offset, length) -> records.message(
                0,
                false,
                ends,
                parameters.fourOctetAs(),
                false,
                addPath,
                Arrays.copyOfRange(octets, offset, offset + length)));
        try {
            out.write(records.array(), 0, records.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return code;
    }

    private int each(Place place) {
        if (octets.length == 0) {
            damaged("there are no octets", 0);
        }
        for (int at = 0; at < octets.length; ) {
            int left = octets.length - at;
            if (left < MARKER || !MessageHeader.synchronised(octets, at)) {
                damaged("no message begins here: the marker is not all ones", at);
                at = nextMarker(at + 1);
            } else if (left < MessageHeader.LENGTH) {
                damaged("the input ends within the header of a message", at);
                at = octets.length;
            } else {
                at = message(place, at, left);
            }
        }
        return damaged ? Failure.DAMAGED : 0;
    }

    private int message(Place place, int at, int left) {
        int length = MessageHeader.length(octets, at);
        if (length < MessageHeader.LENGTH) {
            damaged("a message of " + length + " octets has no header", at + MARKER);
            return nextMarker(at + MARKER);
        }
        if (length > left) {
            damaged("a message of " + length + " octets where " + left + " are left", at + MARKER);
            return nextMarker(at + MARKER);
        }
        place.message(at, length);
        return at + length;
    }

    private int nextMarker(int from) {
        for (int at = from; at + MessageHeader.LENGTH <= octets.length; at++) {
            if (MessageHeader.synchronised(octets, at)) {
                return at;
            }
        }
        return octets.length;
    }

    /** RFC 4271 section 6.1 has a session reset for all of these. */
    private void damaged(String what, int at) {
        damaged = true;
        notes.tell("octet " + at + ": " + what + " (RFC 4271 section 6.1): " + Problem.Action.SESSION_RESET);
    }
}
