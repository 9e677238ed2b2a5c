package net.weir.cli.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.weir.cli.bmp.Recording;
import net.weir.cli.mrt.Input;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Interruption;
import net.weir.cli.tool.Notes;
import net.weir.cli.tool.Progress;
import net.weir.cli.tool.Reason;
import net.weir.cli.tool.Spool;
import net.weir.cli.tool.Station;
import net.weir.cli.tool.Terminal;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.io.Compression;

/** {@code ./weir replay}. */
public final class ReplayTool {
    public static final String USAGE =
            """
            weir replay --to HOST:PORT --as bmp [--speed N|max] [--sys-name NAME] [--keep] FILE…
                Sends recordings to a BMP station as if their routers talked now. FILE is MRT (updates or a dump), a
                packet capture with BMP or the octets of a BMP session, plain or compressed; - is the standard input.
                MRT becomes one router's session; the sessions of a capture get a connection each.

                --speed N        so many times as fast as recorded (1), or max
                --sys-name NAME  what the router of MRT files is called (replay)
                --keep           at the end, hold what was sent until Ctrl-C, instead of taking it back at once

            weir replay --to 127.0.0.1:11019 --as bmp --speed max --keep rib.20260101.gz updates.20260101.gz
            weir replay --to 127.0.0.1:11019 --as bmp --speed 10 bmp.pcap

            A lost connection ends it: nothing is sent twice.
            Exit codes: 0 fine, 1 the station hung up or there is none, 2 usage, 3 damaged input (the rest was sent).""";

    private final Station.Address to;
    private final Pacer pacer;
    private final Arguments arguments;
    private final Notes notes;
    private final PrintStream err;
    private final List<Target> open = new ArrayList<>();
    private boolean damaged;

    private ReplayTool(Arguments arguments, Pacer pacer, Notes notes, PrintStream err) {
        this.arguments = arguments;
        this.to = Station.Address.parse(arguments.value("to", ""));
        this.pacer = pacer;
        this.notes = notes;
        this.err = err;
    }

    public static int run(List<String> words, PrintStream err) {
        Arguments arguments = new Arguments(words, "", Set.of("to", "as", "speed", "sys-name"), Set.of("keep"));
        if (!arguments.has("to")) {
            throw Failure.usage("replay needs --to HOST:PORT");
        }
        if (!arguments.value("as", "").equals("bmp")) {
            throw Failure.usage("replay needs --as bmp: it knows no other way to tell");
        }
        double factor = Pacer.factor(arguments.value("speed", "1"));
        List<String> files = arguments.files();
        try (Interruption interruption = new Interruption()) {
            Pacer pacer = new Pacer(factor, Pacer.real(interruption));
            return new ReplayTool(arguments, pacer, new Notes(err), err).run(files);
        }
    }

    private int run(List<String> names) {
        List<String> files = new ArrayList<>();
        List<Spool> spools = new ArrayList<>();
        try {
            for (String name : names) {
                Spool spool = Spool.of(name, System.in); // MRT is read twice
                spools.add(spool);
                files.add(spool.name());
            }
            send(files);
            return damaged ? Failure.DAMAGED : 0;
        } finally {
            spools.forEach(Spool::close);
        }
    }

    private Target connect() {
        Target target = new Target(Station.connect(to));
        open.add(target);
        return target;
    }

    /** Archives in a row are one session; a recording between them has its own. */
    private void send(List<String> files) {
        List<String> archives = new ArrayList<>();
        List<StreamReplay> recordings = new ArrayList<>();
        for (String file : files) {
            if (isBmp(file)) {
                recordings.add(recording(file));
            } else {
                archives.add(file);
            }
        }
        ArchiveReplay archive = archives.isEmpty() ? null : archives(archives);
        if (arguments.has("keep")) {
            hold();
        }
        if (archive != null) {
            archive.end();
            open.get(open.size() - 1).close();
        }
        recordings.forEach(each -> each.open().forEach(Target::close));
    }

    private boolean isBmp(String file) {
        try (InputStream in = Compression.open(file)) {
            return Recording.isBmp(in.readNBytes(6));
        } catch (IOException | RuntimeException e) {
            throw Failure.usage("cannot read " + file + ": " + Reason.of(e));
        }
    }

    private StreamReplay recording(String file) {
        StreamReplay replay =
                new StreamReplay(file, arguments.value("sys-name", "replay"), this::connect, pacer, notes);
        Recording recording = new Recording(file, notes);
        recording.read(replay);
        replay.open().forEach(Target::flush);
        damaged |= recording.isDamaged();
        notes.say(file + ": " + replay.messages() + " messages sent to " + to);
        return replay;
    }

    private ArchiveReplay archives(List<String> files) {
        KnownPeers peers = new KnownPeers();
        Input first = new Input(files, silent(), new Progress(err, false));
        first.read(new Input.Reader() {
            @Override
            public void record(MrtRecord record) {
                peers.read(record);
            }

            @Override
            public void endOfFile(String file) {
                peers.endOfFile();
            }
        });
        Target target = connect();
        target.initiate(arguments.value("sys-name", "replay"), String.join(", ", files));
        Input input = new Input(files, err, new Progress(err, Terminal.showsErrors()));
        ArchiveReplay replay = new ArchiveReplay(target, peers, pacer, notes, input);
        input.read(replay);
        target.flush();
        damaged |= input.exitCode() != 0;
        notes.say(target.messages() + " messages sent to " + to
                + (replay.leftOut() == 0 ? "" : ", " + replay.leftOut() + " left out"));
        return replay;
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream());
    }

    private void hold() {
        notes.say("all is sent and stays until Ctrl-C");
        while (!pacer.isOver()) {
            open.forEach(Target::flushOpen);
            pacer.sleep(200_000);
        }
    }
}
