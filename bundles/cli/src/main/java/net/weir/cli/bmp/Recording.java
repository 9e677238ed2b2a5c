package net.weir.cli.bmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Notes;
import net.weir.cli.tool.Reason;
import net.weir.codec.bmp.capture.CaptureReader;
import net.weir.codec.bmp.capture.TcpStreams;
import net.weir.codec.mrt.io.Compression;

/** A file with BMP in it: a packet capture or the octets of a session, compressed or not, told apart by its first octets. */
public final class Recording {
    private final String name;
    private final Notes notes;
    private boolean damaged;

    public Recording(String name, Notes notes) {
        this.name = name;
        this.notes = notes;
    }

    /** Reads it to its end. */
    public void read(Streams.Output output) {
        try (PushbackInputStream in = new PushbackInputStream(open(), 4)) {
            byte[] head = in.readNBytes(4);
            in.unread(head);
            if (CaptureReader.isCapture(head)) {
                capture(in, output);
            } else {
                stream(in, output);
            }
        } catch (IOException e) {
            throw Failure.usage("cannot read " + name + ": " + Reason.of(e));
        }
    }

    private InputStream open() throws IOException {
        try {
            if (!name.equals("-") && Files.isDirectory(Path.of(name))) {
                throw new IOException("it is a directory");
            }
            return Compression.open(name);
        } catch (InvalidPathException e) {
            throw new IOException("no such file", e);
        }
    }

    private void stream(InputStream in, Streams.Output output) throws IOException {
        RawStream stream = new RawStream(output);
        stream.read(in);
        if (stream.isForeign()) {
            notes.say(name + " is neither a capture (pcap, pcapng) nor a BMP stream");
        }
        damaged |= stream.isDamaged();
    }

    private void capture(InputStream in, Streams.Output output) throws IOException {
        Streams streams = new Streams(output);
        String damage;
        try (CaptureReader frames = new CaptureReader(in)) {
            streams.read(frames);
            damage = frames.damage();
        }
        if (damage != null) {
            notes.say(name + ": " + damage);
        }
        damaged |= damage != null || !streams.troubles().isEmpty() || streams.unfinished() > 0;
        damaged |= streams.drops().containsKey(TcpStreams.IP_FRAGMENT); // they may have had messages
        notes.say(name + ": BMP in " + streams.found() + " TCP streams, none in " + streams.others()
                + (streams.unfinished() == 0 ? "" : ", cut by the end in " + streams.unfinished()));
        tell("not used of the capture", streams.drops());
        tell("lost", streams.troubles());
    }

    private void tell(String what, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            notes.say(what + ": " + text(counts));
        }
    }

    /** {@code a 1, b 2}. */
    static String text(Map<String, Long> counts) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(count.getKey())
                    .append(' ')
                    .append(count.getValue());
        }
        return text.toString();
    }

    /** True if part of it could not be read. */
    public boolean isDamaged() {
        return damaged;
    }

    /** True if a file's first 6 octets, decompressed, are those of a capture or of a BMP message. */
    public static boolean isBmp(byte[] head) {
        boolean message = head.length >= 6 && (head[0] == 3 || head[0] == 4) && head[1] == 0 && (head[5] & 0xff) <= 6;
        return message || CaptureReader.isCapture(head);
    }
}
