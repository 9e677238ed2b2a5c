package net.weir.engine.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.api.PeerRegistry;
import net.weir.engine.log.ProblemLog;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * The registry of peers, kept in the file {@code data/peers}: one line for each new peer and one for each time that one
 * comes up, written as it happens and put together at a start or when it has grown long. Of too many peers those that came
 * up longest ago are forgotten: their ids are not used again. Thread-safe.
 */
public final class PeerFile implements PeerRegistry {
    /** Far more than a node has at a time, so that only what is gone for long is forgotten. */
    static final int MOST_PEERS = 200_000;

    /** Lines that may be written before the file is put together again, beside two for each peer. */
    private static final int SPARE_LINES = 10_000;

    private final Path file;
    private final int most;
    private final ProblemLog problems;
    private final Map<PeerKey, Entry> entries = new LinkedHashMap<>();
    private int lastId;
    private int lines;

    private static final class Entry {
        private final int id;
        private int epoch;
        private Peer.@Nullable Facts facts;

        Entry(int id, int epoch) {
            this.id = id;
            this.epoch = epoch;
        }
    }

    /** @throws UncheckedIOException if the file is there and cannot be read or rewritten */
    public PeerFile(Path dataDir, ProblemLog problems) {
        this(dataDir, problems, MOST_PEERS);
    }

    PeerFile(Path dataDir, ProblemLog problems, int most) {
        this.most = most;
        this.file = dataDir.resolve("peers");
        this.problems = problems;
        try {
            Files.createDirectories(dataDir);
            if (Files.exists(file)) {
                load();
                rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the peer registry " + file, e);
        }
    }

    @Override
    public synchronized Peer up(PeerKey key, Peer.Facts facts) {
        Entry entry = entries.remove(key); // to the end: in the order in which they came up last
        if (entry == null) {
            entry = new Entry(++lastId, 0);
            append(peerLine(entry, key));
        } else if (entry.facts != null && !entry.facts.equals(facts)) {
            String who = key.address() == null ? "" : " at " + key.address();
            problems.info(
                    key.router().source(),
                    "peer " + entry.id + who + " of " + key.router() + " is " + facts + " now, and was " + entry.facts);
        }
        entries.put(key, entry);
        entry.epoch++;
        entry.facts = facts;
        append("up\t" + entry.id);
        forget();
        if (lines > SPARE_LINES + 2 * entries.size()) {
            putTogether();
        }
        return new Peer(entry.id, entry.epoch, key, facts);
    }

    private void forget() {
        int before = entries.size();
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() > most) {
            oldest.next();
            oldest.remove();
        }
        if (entries.size() < before) {
            problems.report("peers", "registry-full", "more than " + most + " peers: the oldest are forgotten", null);
        }
    }

    private void putTogether() {
        try {
            rewrite();
        } catch (IOException e) {
            lines = 0; // tried again when it has grown as much again
            problems.report("peers", "registry-not-written", e.toString(), null);
        }
    }

    private void append(String line) {
        lines++;
        try {
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            problems.report("peers", "registry-not-written", e + "; ids may change at the next start", null);
        }
    }

    private static String peerLine(Entry entry, PeerKey key) {
        PeerKey.LinkLocal linkLocal = key.linkLocal();
        return String.join(
                "\t",
                "peer",
                Integer.toString(entry.id),
                Integer.toString(entry.epoch),
                escape(key.router().source()),
                text(key.router().address()),
                key.router().name() == null ? "-" : "=" + escape(key.router().name()),
                Integer.toString(key.type()),
                Long.toHexString(key.distinguisher()),
                text(key.address()),
                key.view().toString(),
                text(key.localAddress()),
                linkLocal == null ? "-" : Long.toString(linkLocal.asn().number()),
                linkLocal == null ? "-" : text(linkLocal.bgpId()));
    }

    private static String text(@Nullable IpAddress address) {
        return address == null ? "-" : address.toString();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char e = text.charAt(++i);
                out.append(e == 't' ? '\t' : e == 'n' ? '\n' : e == 'r' ? '\r' : e);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void load() throws IOException {
        Map<Integer, Entry> byId = new HashMap<>();
        Map<Integer, PeerKey> keys = new HashMap<>();
        int bad = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            try {
                String[] part = line.split("\t", -1);
                if (part[0].equals("up")) {
                    Entry entry = byId.get(Integer.parseInt(part[1]));
                    entry.epoch++;
                    PeerKey key = keys.get(entry.id);
                    entries.put(key, entries.remove(key));
                } else if (part[0].equals("peer")) {
                    Entry entry = new Entry(Integer.parseInt(part[1]), Integer.parseInt(part[2]));
                    PeerKey key = key(part);
                    byId.put(entry.id, entry);
                    keys.put(entry.id, key);
                    entries.put(key, entry);
                    lastId = Math.max(lastId, entry.id);
                } else {
                    bad++;
                }
            } catch (RuntimeException e) {
                bad++; // a torn last line after a crash, or somebody's edit
            }
        }
        if (bad > 0) {
            problems.report("peers", "registry-damaged", bad + " lines of " + file + " were not understood", null);
        }
        forget();
    }

    private static PeerKey key(String[] part) {
        RouterKey router = new RouterKey(
                unescape(part[3]), address(part[4]), part[5].equals("-") ? null : unescape(part[5].substring(1)));
        View view = View.parse(part[9]);
        if (view == null) {
            throw new IllegalArgumentException("no such view: " + part[9]);
        }
        return new PeerKey(
                router,
                Integer.parseInt(part[6]),
                Long.parseUnsignedLong(part[7], 16),
                address(part[8]),
                view,
                linkLocal(part));
    }

    /** Lines of releases that told peers with one link-local address apart by the router's end alone lack the rest. */
    private static PeerKey.@Nullable LinkLocal linkLocal(String[] part) {
        boolean known = part.length > 12 && !part[11].equals("-");
        return known ? new PeerKey.LinkLocal(address(part[10]), Asn.parse(part[11]), IpAddress.parse(part[12])) : null;
    }

    private static @Nullable IpAddress address(String text) {
        return text.equals("-") ? null : IpAddress.parse(text);
    }

    private void rewrite() throws IOException {
        List<String> all = new ArrayList<>();
        entries.forEach((key, entry) -> all.add(peerLine(entry, key)));
        Path part = file.resolveSibling("peers.part");
        Files.write(part, all, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        lines = all.size();
    }
}
