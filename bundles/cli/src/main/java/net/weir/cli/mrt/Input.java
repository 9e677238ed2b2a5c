package net.weir.cli.mrt;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Progress;
import net.weir.cli.tool.Reason;
import net.weir.codec.mrt.Bgp4mpView;
import net.weir.codec.mrt.GeoPeerTable;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.codec.mrt.RibView;
import net.weir.codec.mrt.TableDumpView;
import net.weir.codec.mrt.io.Compression;
import net.weir.codec.mrt.io.MrtLimits;
import net.weir.codec.mrt.io.MrtReader;
import net.weir.model.Printable;
import org.jspecify.annotations.Nullable;

/** The records of the files of a command line, one after the other; counts and tells damage. Confined to one thread. */
public final class Input {
    private static final int MOST_TOLD = 20;
    private static final int NO_TABLE = -1;

    private final List<String> files;
    private final PrintStream err;
    private final Progress progress;
    private final Bgp4mpView messages = new Bgp4mpView();
    private final RibView ribs = new RibView();
    private final TableDumpView dumps = new TableDumpView();
    private final PeerIndexTable.Reader tables = new PeerIndexTable.Reader();
    private final GeoPeerTable.Reader places = new GeoPeerTable.Reader();
    private final Map<String, long[]> unknown = new TreeMap<>();
    private boolean resync;
    private String file = "";
    private int indexed = NO_TABLE;
    private long damaged;
    private @Nullable Failure unreadable;

    /** Who takes the records. */
    public interface Reader {
        /** The record is valid within the call. */
        void record(MrtRecord record);

        default void endOfFile(String file) {}
    }

    public Input(List<String> files, PrintStream err, Progress progress) {
        this.files = files;
        this.err = err;
        this.progress = progress;
    }

    /** Whether the next plausible record is looked for where lengths lead to none. */
    Input resync(boolean on) {
        resync = on;
        return this;
    }

    /** Reads all files. @throws Failure at the first that cannot be read */
    public void read(Reader reader) {
        for (String name : files) {
            read(name, reader);
        }
    }

    /** Reads all files that can be read; tells of the others. */
    void readAll(Reader reader) {
        for (String name : files) {
            try {
                read(name, reader);
            } catch (Failure e) {
                unreadable = e;
                err.println("weir: " + Printable.of(String.valueOf(e.getMessage())));
            }
        }
    }

    private void read(String name, Reader reader) {
        file = name;
        indexed = NO_TABLE;
        try (InputStream in = open(name);
                MrtReader records = new MrtReader(in, MrtLimits.DEFAULT, resync)) {
            while (records.next()) {
                MrtDamage damage = records.damage();
                if (damage == null) {
                    count(records.record());
                    reader.record(records.record());
                } else {
                    damage(damage);
                }
                progress.at(records.position());
            }
        } catch (IOException e) {
            throw new Failure(Failure.USAGE, "cannot read " + name + ": " + Reason.of(e));
        }
        progress.done();
        reader.endOfFile(name);
    }

    /** What nobody understands goes by, but not without a word. */
    private void count(MrtRecord record) {
        if (!MrtType.isKnown(record.type(), record.subtype())) {
            String kind = MrtType.name(record.type(), record.subtype());
            long[] countAndOctets = unknown.computeIfAbsent(kind, fresh -> new long[2]);
            countAndOctets[0]++;
            countAndOctets[1] += record.length();
        }
    }

    private InputStream open(String name) throws IOException {
        try {
            if (name.equals("-")) {
                return Compression.open(name);
            }
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new IOException("it is a directory");
            }
            progress.start(name, Files.size(path));
            return Compression.decompress(progress.watch(Files.newInputStream(path)));
        } catch (InvalidPathException e) {
            throw new IOException("no such file", e);
        }
    }

    /** Counts damage and tells the first of it. */
    public void damage(MrtDamage damage) {
        damaged++;
        if (damaged <= MOST_TOLD) {
            err.println("weir: " + Printable.of(file + ": " + damage));
        } else if (damaged == MOST_TOLD + 1) {
            err.println("weir: more damage, which is only counted");
        }
    }

    /** Looks at the structure of a record that was not decoded, and counts its damage. */
    void examine(MrtRecord record) {
        MrtDamage damage = damageOf(record);
        if (damage != null) {
            damage(damage);
        }
    }

    private @Nullable MrtDamage damageOf(MrtRecord record) {
        if (!MrtType.isKnown(record.type(), record.subtype())) {
            return null;
        }
        switch (record.type()) {
            case MrtType.TABLE_DUMP -> {
                return dumps.read(record) ? null : dumps.damage();
            }
            case MrtType.TABLE_DUMP_V2 -> {
                if (record.subtype() == MrtType.PEER_INDEX_TABLE) {
                    PeerIndexTable table = tables.read(record);
                    indexed = table == null ? NO_TABLE : table.peers().size();
                    return table == null ? tables.damage() : null;
                }
                if (record.subtype() == MrtType.GEO_PEER_TABLE) {
                    return places.read(record) == null ? places.damage() : null;
                }
                return ribDamage(record);
            }
            default -> {
                return messages.read(record) ? null : messages.damage();
            }
        }
    }

    private @Nullable MrtDamage ribDamage(MrtRecord record) {
        MrtDamage strange = null;
        boolean more = ribs.read(record) && ribs.next();
        while (more) {
            if (ribs.peerIndex() >= indexed && strange == null) {
                strange = strangePeer(record, ribs, indexed);
            }
            more = ribs.next();
        }
        MrtDamage damage = ribs.damage();
        return damage != null ? damage : strange;
    }

    /** Damage of an entry whose peer is not in the table, which has so many; fewer than 0: there is no table. */
    static MrtDamage strangePeer(MrtRecord record, RibView entry, int indexed) {
        return MrtDamage.of(
                record,
                entry.attributesAt(),
                indexed < 0
                        ? "no PEER_INDEX_TABLE was read before it"
                        : "peer " + entry.peerIndex() + " where the PEER_INDEX_TABLE has " + indexed);
    }

    /** 0, 2 if there was a file that could not be read, or 3 if there was damage. */
    public int exitCode() {
        for (Map.Entry<String, long[]> kind : unknown.entrySet()) {
            err.println("weir: " + kind.getValue()[0] + " " + kind.getKey() + " records of an unknown kind, "
                    + kind.getValue()[1] + " octets");
        }
        unknown.clear();
        if (damaged > 0) {
            err.println("weir: " + damaged + (damaged == 1 ? " damaged record" : " damaged records"));
        }
        if (unreadable != null) {
            return unreadable.code();
        }
        return damaged == 0 ? 0 : Failure.DAMAGED;
    }
}
