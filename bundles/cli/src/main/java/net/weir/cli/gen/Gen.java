package net.weir.cli.gen;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import net.weir.cli.bmp.EventsOfStream;
import net.weir.cli.tool.EventSink;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Interruption;
import net.weir.cli.tool.Notes;
import net.weir.cli.tool.Reason;
import net.weir.cli.tool.Station;
import net.weir.cli.tool.WholeFile;
import net.weir.generator.InventedRouter;
import net.weir.generator.InventedTraffic;

/** {@code ./weir gen}. */
public final class Gen {
    public static final String USAGE =
            """
            weir gen --to HOST:PORT | -o FILE  [options]
                Invented routers: each opens a BMP session, tells its tables, then changes its mind. The same options and
                seed give the same octets; only to a station messages carry the time of day.

                --routers N          1      each a connection, or a file: its name then needs %d
                --sys-name NAME      invented  what they are called, with a number behind
                --peers N            1      of each router
                --prefixes N         1000   of each peer in each view; a quarter IPv6; 10.0.0.0/8 and fd00::/16
                --seed N             1
                --nlri-per-update N  6      prefixes that share an UPDATE and its attributes
                --addpath N          0      paths of each prefix, with ADD-PATH; 0: without
                --views LIST         pre    of pre, post, loc-rib, out-pre, out-post
                --peer-up LIST       plain  of plain, info (TLVs), as2 (2-octet AS), ipv6, rd, capable; peers take turns
                --mixed                     both families in an UPDATE, and changes with all four fields
                --rate N|max         10     changes per second and router
                --withdraw SHARE     0.2    of the changes that withdraw
                --probe N            0      times a second that 203.0.113.0/24 is announced, its number as MED
                --duration SECONDS          of the changes; a file has none without, a station has them until Ctrl-C
                --format bmp|mrt            of FILE; without, by its name. .gz is compressed

            weir gen --to 127.0.0.1:11019 --routers 3 --peers 10 --prefixes 10000 --rate 100
            weir gen -o invented.bmp --views pre,post,loc-rib --peer-up plain,ipv6,info --duration 10
            weir gen -o - --prefixes 100000 | weir bmp decode -o csv - | head

            Exit codes: 0 fine, 1 the station hung up or the file could not be written, 2 usage.""";

    /** Messages of a file carry times from then on: 2026-01-01T00:00:00Z. */
    private static final long START_MICROS = 1_767_225_600_000_000L;

    private Gen() {}

    public static int run(List<String> words, OutputStream out, PrintStream err) {
        GenOptions options = GenOptions.parse(words);
        Notes notes = new Notes(err);
        String file = options.arguments().value("o");
        if (file != null) {
            for (InventedRouter.Settings router : options.routers()) {
                write(options, router, file, out, notes);
            }
            return 0;
        }
        return send(options, notes);
    }

    private static void write(
            GenOptions options, InventedRouter.Settings settings, String name, OutputStream out, Notes notes) {
        if (options.routers().size() > 1 && !name.contains("%d")) {
            throw Failure.usage("several routers need several files: put %d into " + name);
        }
        String real = name.replace("%d", String.valueOf(settings.number()));
        String format = options.arguments().value("format", real.matches(".*\\.mrt(\\.gz)?") ? "mrt" : "bmp");
        if (!format.equals("bmp") && !format.equals("mrt")) {
            throw Failure.usage("--format is bmp or mrt, not " + format);
        }
        InventedTraffic traffic =
                new InventedTraffic(new InventedRouter(settings), options.plan(), new VirtualClock(START_MICROS));
        try (WholeFile file = WholeFile.open(real, out)) {
            if (format.equals("bmp")) {
                traffic.play(file.out());
            } else {
                try (EventSink records = EventSink.of("mrt", file.out(), Set.of())) {
                    traffic.play(new EventsOfStream(notes, records::event));
                }
            }
            file.finish();
        } catch (IOException e) {
            if (real.equals("-")) {
                throw new UncheckedIOException(e);
            }
            throw new Failure(Failure.TROUBLE, "cannot write " + real + ": " + Reason.of(e));
        }
    }

    /** A thread for each router; the first that fails ends all. */
    private static int send(GenOptions options, Notes notes) {
        Station.Address to = Station.Address.parse(options.arguments().value("to", ""));
        AtomicReference<Failure> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        LongAdder messages = new LongAdder();
        try (Interruption interruption = new Interruption()) {
            for (InventedRouter.Settings settings : options.routers()) {
                Station station = Station.connect(to);
                Thread thread = new Thread(
                        () -> play(options, settings, station, interruption, failed, messages),
                        "gen-" + settings.number());
                thread.setDaemon(true);
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                while (thread.isAlive() && failed.get() == null) {
                    thread.join(100);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Failure failure = failed.get();
        if (failure != null) {
            throw failure;
        }
        notes.say(threads.size() + " routers at " + to + ", " + messages + " changes and probes after their tables");
        return 0;
    }

    private static void play(
            GenOptions options,
            InventedRouter.Settings settings,
            Station station,
            Interruption interruption,
            AtomicReference<Failure> failed,
            LongAdder messages) {
        try {
            InventedTraffic.Clock clock = new RealClock(interruption, () -> {
                if (station.isClosedByStation()) {
                    throw station.hungUp();
                }
            });
            InventedTraffic traffic = new InventedTraffic(new InventedRouter(settings), options.plan(), clock);
            traffic.play(station.out());
            station.close();
            messages.add(traffic.changes() + traffic.probes());
        } catch (Failure e) {
            failed.compareAndSet(null, e);
        } catch (IOException | RuntimeException e) {
            failed.compareAndSet(null, new Failure(Failure.TROUBLE, String.valueOf(e.getMessage())));
        }
    }
}
