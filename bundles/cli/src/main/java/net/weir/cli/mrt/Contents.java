package net.weir.cli.mrt;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Progress;
import net.weir.cli.tool.Terminal;
import net.weir.cli.tool.Text;
import net.weir.codec.mrt.Bgp4mpView;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.codec.mrt.RibView;
import net.weir.codec.mrt.TableDumpView;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Printable;
import net.weir.text.TextBuffer;
import org.jspecify.annotations.Nullable;

/** {@code mrt info}: what is in files, by their records alone: no message is decoded. Confined to one thread. */
final class Contents implements Input.Reader {
    private final Input input;
    private final Map<Integer, long[]> kinds = new TreeMap<>();
    private final Map<Peer, long[]> peers = new LinkedHashMap<>();
    private final Set<String> views = new LinkedHashSet<>();
    private final Bgp4mpView messages = new Bgp4mpView();
    private final RibView ribs = new RibView();
    private final TableDumpView dumps = new TableDumpView();
    private final PeerIndexTable.Reader tables = new PeerIndexTable.Reader();
    private long[][] indexed = {};
    private int lastKind = -1;
    private long[] lastCount = {0};
    private @Nullable Peer lastPeer;
    private long[] lastPeerCount = {0};
    private long records;
    private long octets;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private record Peer(IpAddress address, Asn asn) {
        // Written out: what Java makes of a record at the first call takes as long as its own start
        // (docs/perf/start.md).
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Peer that && address.equals(that.address) && asn.equals(that.asn);
        }

        @Override
        public int hashCode() {
            return 31 * address.hashCode() + asn.hashCode();
        }
    }

    private Contents(Input input) {
        this.input = input;
    }

    static int run(List<String> words, OutputStream out, PrintStream err) {
        Arguments arguments = new Arguments(words, "", Set.of(), Set.of(Cat.RESYNC));
        Input input = new Input(arguments.files(), err, new Progress(err, Terminal.showsErrorsOnly()))
                .resync(arguments.has(Cat.RESYNC));
        Contents contents = new Contents(input);
        input.readAll(contents);
        PrintStream text = Text.on(out);
        contents.print(text);
        text.flush();
        return input.exitCode();
    }

    @Override
    public void record(MrtRecord record) {
        records++;
        octets += record.length();
        first = Math.min(first, record.timeMicros());
        last = Math.max(last, record.timeMicros());
        int kind = record.type() << 16 | record.subtype();
        if (kind != lastKind) {
            lastKind = kind;
            lastCount = countOf(kinds, kind);
        }
        lastCount[0]++;
        if (!MrtType.isKnown(record.type(), record.subtype())) {
            return;
        }
        switch (record.type()) {
            case MrtType.TABLE_DUMP_V2 -> tableDumpV2(record);
            case MrtType.TABLE_DUMP -> {
                if (dumps.read(record)) {
                    peer(dumps.peerAddress(), dumps.peerAs())[0]++;
                } else {
                    input.examine(record);
                }
            }
            default -> {
                if (messages.read(record)) {
                    peer(messages.peerAddress(), messages.peerAs())[0]++;
                } else {
                    input.examine(record);
                }
            }
        }
    }

    private void tableDumpV2(MrtRecord record) {
        if (record.subtype() == MrtType.PEER_INDEX_TABLE) {
            table(tables.read(record));
        } else if (record.subtype() != MrtType.GEO_PEER_TABLE) {
            rib(record);
        }
    }

    private void rib(MrtRecord record) {
        MrtDamage damage = null;
        boolean more = ribs.read(record) && ribs.next();
        while (more) {
            int index = ribs.peerIndex();
            if (index < indexed.length) {
                indexed[index][0]++;
            } else if (damage == null) {
                damage = Input.strangePeer(record, ribs, indexed.length);
            }
            more = ribs.next();
        }
        damage = ribs.damage() != null ? ribs.damage() : damage;
        if (damage != null) {
            input.damage(damage);
        }
    }

    private void table(@Nullable PeerIndexTable table) {
        if (table == null) {
            if (tables.damage() != null) {
                input.damage(tables.damage());
            }
            indexed = new long[0][];
            return;
        }
        if (!table.view().isEmpty()) {
            views.add(table.view());
        }
        indexed = new long[table.peers().size()][];
        for (int i = 0; i < indexed.length; i++) {
            PeerIndexTable.Entry entry = table.peers().get(i);
            indexed[i] = peer(entry.address(), entry.asn().bits());
        }
    }

    private long[] peer(IpAddress address, int as) {
        Peer known = lastPeer;
        if (known == null || known.asn().bits() != as || !known.address().equals(address)) {
            known = new Peer(address, Asn.ofBits(as));
            lastPeer = known;
            lastPeerCount = countOf(peers, known);
        }
        return lastPeerCount;
    }

    /** No lambda: the first one takes Java longer than all the rest of a short run (docs/perf/start.md). */
    private static <K> long[] countOf(Map<K, long[]> counts, K key) {
        long[] known = counts.get(key);
        if (known == null) {
            known = new long[1];
            counts.put(key, known);
        }
        return known;
    }

    private void print(PrintStream out) {
        out.println("records " + records + ", " + octets + " octets decompressed");
        if (records > 0) {
            out.println("from " + time(first) + " to " + time(last));
        }
        for (String view : views) {
            out.println("view " + Printable.of(view));
        }
        for (Map.Entry<Integer, long[]> kind : kinds.entrySet()) {
            out.println(MrtType.name(kind.getKey() >>> 16, kind.getKey() & 0xffff) + " " + kind.getValue()[0]);
        }
        out.println("peers " + peers.size());
        for (Map.Entry<Peer, long[]> peer : peers.entrySet()) {
            out.println(peer.getKey().asn() + " " + peer.getKey().address() + " " + peer.getValue()[0]);
        }
    }

    private static String time(long micros) {
        TextBuffer text = new TextBuffer(32);
        text.timestamp(micros);
        return text.toString();
    }
}
