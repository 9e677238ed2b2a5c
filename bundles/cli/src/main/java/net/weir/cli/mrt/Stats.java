package net.weir.cli.mrt;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Progress;
import net.weir.cli.tool.Terminal;
import net.weir.cli.tool.Text;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtPeers;
import net.weir.codec.mrt.MrtRecord;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;

/** {@code mrt stats}: what the peers in files did, counted without making events of what is sound. Confined to one thread. */
final class Stats implements Input.Reader, MrtDecoder.Counting, MrtPeers {
    private final Input input;
    private final MrtDecoder decoder;
    private final Map<PeerKey, Counts> peers = new LinkedHashMap<>();
    /** Of the peer with this id, the same however often it comes up. */
    private final List<Counts> byId = new ArrayList<>();

    /** What one peer did. */
    private static final class Counts {
        private final int id;
        private long asn;
        private long announced;
        private long withdrawn;
        private long updates;
        private long ups;
        private long downs;
        private long endsOfRib;
        private long problems;

        private Counts(int id) {
            this.id = id;
        }
    }

    private Stats(Input input) {
        this.input = input;
        decoder = new MrtDecoder(new RouterKey("mrt", null, null), this, null, this);
    }

    static int run(List<String> words, OutputStream out, PrintStream err) {
        Arguments arguments = new Arguments(words, "", Set.of(), Set.of(Cat.RESYNC));
        PrintStream text = Text.on(out);
        Input input = new Input(arguments.files(), err, new Progress(err, Terminal.showsErrorsOnly()))
                .resync(arguments.has(Cat.RESYNC));
        Stats summary = new Stats(input);
        input.readAll(summary);
        summary.printStats(text);
        text.flush();
        return input.exitCode();
    }

    @Override
    public void record(MrtRecord record) {
        decoder.decode(record);
    }

    @Override
    public void endOfFile(String file) {
        decoder.endOfFile();
    }

    @Override
    public Peer up(PeerKey key, Peer.Facts facts) {
        Counts counts = peers.get(key);
        if (counts == null) {
            counts = fresh(key);
        }
        counts.asn = facts.asn().number();
        return new Peer(counts.id, 1, key, facts);
    }

    private Counts fresh(PeerKey key) {
        Counts counts = new Counts(byId.size());
        peers.put(key, counts);
        byId.add(counts);
        return counts;
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
        Counts counts = counts(peer);
        if (event instanceof RouteUpdate update) {
            routes(peer, update.announcedCount(), update.withdrawnCount());
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

    @Override
    public void routes(Peer peer, int announced, int withdrawn) {
        Counts counts = counts(peer);
        counts.updates++;
        counts.announced += announced;
        counts.withdrawn += withdrawn;
    }

    private Counts counts(Peer peer) {
        return byId.get(peer.id());
    }

    private void printStats(PrintStream out) {
        out.println("asn\taddress\tview\tupdates\tannounced\twithdrawn\tups\tdowns\tend_of_rib\tproblems");
        Counts sum = new Counts(-1);
        for (Map.Entry<PeerKey, Counts> peer : peers.entrySet()) {
            PeerKey key = peer.getKey();
            Counts counts = peer.getValue();
            out.println(counts.asn + "\t" + key.address() + "\t" + key.view() + "\t" + row(counts));
            sum.updates += counts.updates;
            sum.announced += counts.announced;
            sum.withdrawn += counts.withdrawn;
            sum.ups += counts.ups;
            sum.downs += counts.downs;
            sum.endsOfRib += counts.endsOfRib;
            sum.problems += counts.problems;
        }
        out.println("all\t\t\t" + row(sum));
    }

    private static String row(Counts c) {
        return c.updates + "\t" + c.announced + "\t" + c.withdrawn + "\t" + c.ups + "\t" + c.downs + "\t" + c.endsOfRib
                + "\t" + c.problems;
    }
}
