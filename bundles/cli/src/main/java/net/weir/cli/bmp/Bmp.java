package net.weir.cli.bmp;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.EventSink;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Notes;
import net.weir.cli.tool.ObjectOutput;
import net.weir.codec.bmp.MessageType;
import net.weir.codec.bmp.capture.TcpFlow;

/** {@code ./weir bmp decode}. */
public final class Bmp {
    public static final String USAGE =
            """
            weir bmp decode [--messages|--stateless] [-o FORM] FILE…
                BMP sessions as events, or message by message. FILE is a packet capture (pcap, pcapng) or the octets of
                one session, plain or compressed; - is the standard input. TCP is put together here; streams without
                BMP are passed over.

                --messages   an object for each message (docs/schema/message.schema.json), with the BGP messages inside;
                             no Initiation and no Peer Up has to come before
                --stateless  events of each message by itself: likewise
                -o FORM      text (the default), json, ndjson; for events also csv, or mrt for BGP4MP records

            weir bmp decode bmp.pcap
            weir bmp decode --stateless -o csv bmp.pcapng
            weir bmp decode --messages -o ndjson bmp.pcap
            tcpdump -w - port 11019 | weir bmp decode -

            Events go to the standard output, counts and damage to the standard error.
            Exit codes: 0 fine, 2 usage or a file that cannot be read, 3 damaged or incomplete
            input (what was readable is out).""";

    private Bmp() {}

    public static int run(List<String> words, OutputStream out, PrintStream err) {
        if (words.isEmpty() || !words.get(0).equals("decode")) {
            throw Failure.usage("weir bmp knows: decode; weir bmp --help tells more");
        }
        Arguments arguments =
                new Arguments(words.subList(1, words.size()), "", Set.of("o"), Set.of("stateless", "messages"));
        List<String> files = arguments.files();
        Notes notes = new Notes(err);
        String form = arguments.value("o");
        if (arguments.has("messages")) {
            if (arguments.has("stateless")) {
                throw Failure.usage("--stateless is about events: --messages needs nothing before either");
            }
            try (ObjectOutput objects = ObjectOutput.of(form, out)) {
                return read(files, notes, new MessageObjects(notes, objects));
            }
        }
        try (EventSink sink = EventSink.of(form, out, Set.of("feed", "sequence"))) {
            return read(files, notes, events(arguments.has("stateless"), notes, sink));
        }
    }

    private static MessageReader events(boolean stateless, Notes notes, EventSink sink) {
        if (!stateless) {
            return new LiveReader(notes, sink::event);
        }
        AtomicLong sequence = new AtomicLong();
        return new LoneReader(notes, event -> {
            event.stamp(1, sequence.incrementAndGet());
            sink.event(event);
        });
    }

    private static int read(List<String> files, Notes notes, MessageReader reader) {
        boolean damaged = false;
        int unreadable = 0;
        Counting counting = new Counting(reader);
        for (String file : files) {
            Recording recording = new Recording(file, notes);
            try {
                recording.read(counting);
            } catch (Failure e) {
                unreadable = e.code();
                notes.say(String.valueOf(e.getMessage()));
            }
            damaged |= recording.isDamaged();
        }
        counting.tell(notes);
        if (unreadable != 0) {
            return unreadable;
        }
        return damaged | reader.isDamaged() ? Failure.DAMAGED : 0;
    }

    /** Hands messages on and counts them by type. */
    private static final class Counting implements Streams.Output {
        private final MessageReader reader;
        private final long[] types = new long[MessageType.values().length];

        Counting(MessageReader reader) {
            this.reader = reader;
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
