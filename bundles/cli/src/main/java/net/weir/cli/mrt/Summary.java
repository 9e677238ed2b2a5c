package net.weir.cli.mrt;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtPeers;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.text.Printable;
import net.weir.text.TextBuffer;
import org.jspecify.annotations.Nullable;

/** {@code mrt info} and {@code mrt stats}: what is in files, counted. Confined to one thread. */
final class Summary implements Input.Reader, MrtDecoder.Output, MrtPeers {
    private final Input input;
    private final MrtDecoder decoder;
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Map<PeerKey, Counts> peers = new LinkedHashMap<>();
    private final Set<String> views = new LinkedHashSet<>();
    private long records;
    private long octets;
    private long first = Long.MAX_VALUE;
    private long last;
    private int ids;

    /** What one peer did. */
    private static final class Counts {
        private long asn;
        private long announced;
        private long withdrawn;
        private long updates;
        private long ups;
        private long downs;
        private long endsOfRib;
        private long problems;
    }

    private Summary(Input input) {
        this.input = input;
        decoder = new MrtDecoder(new RouterKey("mrt", null, null), this, null, this);
    }

    static int info(List<String> words, OutputStream out, PrintStream err) {
        return run(words, out, err, Summary::printInfo);
    }

    static int stats(List<String> words, OutputStream out, PrintStream err) {
        return run(words, out, err, Summary::printStats);
    }

    private interface Print {
        void to(Summary summary, PrintStream out);
    }

    private static int run(List<String> words, OutputStream out, PrintStream err, Print print) {
        Arguments arguments = new Arguments(words, "", Set.of());
        PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
        Input input = new Input(arguments.files(), err, new Progress(err, Mrt.isTerminal()));
        Summary summary = new Summary(input);
        input.read(summary);
        print.to(summary, text);
        text.flush();
        return input.exitCode();
    }

    @Override
    public void record(MrtRecord record) {
        records++;
        octets += record.length();
        first = Math.min(first, record.timeMicros());
        last = Math.max(last, record.timeMicros());
        kinds.merge(MrtType.name(record.type(), record.subtype()), 1L, Long::sum);
        decoder.decode(record);
    }

    @Override
    public void endOfFile(String file) {
        decoder.endOfFile();
    }

    @Override
    public Peer up(PeerKey key, Peer.Facts facts) {
        Counts counts = peers.computeIfAbsent(key, k -> new Counts());
        counts.asn = facts.asn().number();
        if (facts.vrf() != null) {
            views.add(facts.vrf());
        }
        return new Peer(++ids, 1, key, facts);
    }

    @Override
    public void damage(MrtDamage damage) {
        input.damage(damage);
    }

    @Override
    public void event(Event event) {
        Peer peer = event.peer();
        if (peer == null) {
            return;
        }
        Counts counts = peers.computeIfAbsent(peer.key(), k -> new Counts());
        if (event instanceof RouteUpdate update) {
            counts.updates++;
            counts.announced += count(update.announced());
            counts.withdrawn += count(update.withdrawn());
        } else if (event instanceof PeerUp) {
            counts.ups++;
        } else if (event instanceof PeerDown) {
            counts.downs++;
        } else if (event instanceof EndOfRib end) {
            counts.endsOfRib += end.assumed() ? 0 : 1;
        } else if (event instanceof Malformed) {
            counts.problems++;
        }
    }

    private static long count(@Nullable NlriBlock block) {
        return block == null ? 0 : block.count();
    }

    private void printInfo(PrintStream out) {
        out.println("records " + records + ", " + octets + " octets decompressed");
        if (records > 0) {
            out.println("from " + time(first) + " to " + time(last));
        }
        views.forEach(view -> out.println("view " + Printable.of(view)));
        kinds.forEach((kind, count) -> out.println(kind + " " + count));
        out.println("peers " + peers.size());
        peers.forEach((key, counts) -> out.println("AS" + counts.asn + " " + key.address() + " " + key.view()));
    }

    private static String time(long micros) {
        TextBuffer text = new TextBuffer(32);
        text.timestamp(micros);
        return text.toString();
    }

    private void printStats(PrintStream out) {
        out.println("asn\taddress\tview\tupdates\tannounced\twithdrawn\tups\tdowns\tend_of_rib\tproblems");
        Counts sum = new Counts();
        peers.forEach((key, counts) -> {
            out.println(counts.asn + "\t" + key.address() + "\t" + key.view() + "\t" + row(counts));
            sum.updates += counts.updates;
            sum.announced += counts.announced;
            sum.withdrawn += counts.withdrawn;
            sum.ups += counts.ups;
            sum.downs += counts.downs;
            sum.endsOfRib += counts.endsOfRib;
            sum.problems += counts.problems;
        });
        out.println("all\t\t\t" + row(sum));
    }

    private static String row(Counts c) {
        return c.updates + "\t" + c.announced + "\t" + c.withdrawn + "\t" + c.ups + "\t" + c.downs + "\t" + c.endsOfRib
                + "\t" + c.problems;
    }
}
