package net.weir.cli.bmp;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.EventSink;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Notes;
import net.weir.codec.bmp.MessageType;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.event.Event;

/** {@code ./weir bmp decode}. */
public final class Bmp {
    public static final String USAGE =
            """
            weir bmp decode [--stateless] [-o FORM] FILE…
                BMP sessions as events. FILE is a packet capture (pcap, pcapng) or the octets of one session, plain or
                compressed; - is the standard input. TCP is put together here; streams without BMP are passed over.

                --stateless  each message by itself: no Initiation and no Peer Up has to come before
                -o FORM      text (the default), json, ndjson, csv, or mrt for BGP4MP records

            weir bmp decode bmp.pcap
            weir bmp decode --stateless -o ndjson bmp.pcapng
            tcpdump -w - port 11019 | weir bmp decode -

            Events go to the standard output, counts and damage to the standard error.
            Exit codes: 0 fine, 2 usage, 3 damaged or incomplete input (what was readable is out).""";

    private Bmp() {}

    public static int run(List<String> words, OutputStream out, PrintStream err) {
        if (words.isEmpty() || !words.get(0).equals("decode")) {
            throw Failure.usage("weir bmp knows: decode; weir bmp --help tells more");
        }
        Arguments arguments = new Arguments(words.subList(1, words.size()), "", Set.of("o"), Set.of("stateless"));
        List<String> files = arguments.files();
        Notes notes = new Notes(err);
        boolean damaged = false;
        try (EventSink sink = EventSink.of(arguments.value("o"), out, Set.of("feed", "sequence"))) {
            Counting counting = new Counting(arguments.has("stateless"), notes, sink);
            for (String file : files) {
                Recording recording = new Recording(file, notes);
                recording.read(counting);
                damaged |= recording.isDamaged();
            }
            damaged |= counting.reader.isDamaged();
            counting.tell(notes);
        }
        return damaged ? Failure.DAMAGED : 0;
    }

    /** Hands messages on and counts them by type. */
    private static final class Counting implements Streams.Output {
        private final EventSink sink;
        private final MessageReader reader;
        private final long[] types = new long[MessageType.values().length];
        private final boolean stamps;
        private long sequence;

        Counting(boolean stateless, Notes notes, EventSink sink) {
            this.sink = sink;
            stamps = stateless;
            reader = stateless ? new LoneReader(notes, this::event) : new LiveReader(notes, this::event);
        }

        private void event(Event event) {
            if (stamps) {
                event.stamp(1, ++sequence);
            }
            sink.event(event);
        }

        @Override
        public void message(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
            types[MessageType.ofCode(octets[offset + 5] & 0xff).ordinal()]++;
            reader.message(flow, octets, offset, length, micros);
        }

        @Override
        public void broken(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
            reader.broken(flow, octets, offset, length, micros);
        }

        @Override
        public void closed(TcpFlow flow, boolean reset, long micros) {
            reader.closed(flow, reset, micros);
        }

        @Override
        public void trouble(TcpFlow flow, String text) {
            reader.trouble(flow, text);
        }

        void tell(Notes notes) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (MessageType type : MessageType.values()) {
                if (types[type.ordinal()] > 0) {
                    counts.put(type.toString(), types[type.ordinal()]);
                }
            }
            notes.say("messages: " + (counts.isEmpty() ? "none" : Recording.text(counts)));
            if (!reader.faults().isEmpty()) {
                notes.say("odd or damaged: " + Recording.text(reader.faults()));
            }
        }
    }
}
