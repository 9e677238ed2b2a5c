package net.weir.sink.mrt;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.weir.api.Sink;
import net.weir.api.StageContext;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes archives. Records of a batch are encoded into memory, which cannot fail half-way, and are written out at the flush or when
 * they are many. The worker and the clock's thread take turns by a lock.
 */
final class MrtSink implements Sink<MrtOptions> {
    /** Events of an interval that come so late still go into its file. */
    private static final long SETTLE_MICROS = 1_000_000;
    /** A replay that gives nothing for so long is over. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final MrtOptions options;
    private final StageContext context;
    private final PathTemplate template;
    private final long intervalMicros;
    private final Map<ArchiveKey, Archive> archives = new LinkedHashMap<>();
    private final EventRecords records;
    private @Nullable OpenFiles openFiles;
    private @Nullable Finisher finisher;

    MrtSink(MrtOptions options, StageContext context) {
        this.options = options;
        this.context = context;
        this.template = PathTemplate.parse("updates", options.updates(), options, options.interval(), context);
        this.intervalMicros = options.interval().toNanos() / 1000;
        this.records = new EventRecords(
                context,
                new RecordWriter(context, options.stamps()),
                new PeerChoice(options.view(), options.vrf()),
                this::archive);
    }

    @Override
    public synchronized void open() throws IOException {
        OpenFiles found = OpenFiles.read(context.dataDir().resolve("open-files.tsv"));
        ArchiveIndex index = ArchiveIndex.read(template.root(), context.id());
        openFiles = found;
        finisher = new Finisher(context, found, index, new Retention(null, null), intervalMicros);
        takeUp(found);
        ScheduledExecutorService clock = context.worker("clock");
        clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Goes on with the files of the present interval, and makes those of others whole. */
    private void takeUp(OpenFiles found) throws IOException {
        Map<ArchiveKey, OpenFiles.Entry> present = new HashMap<>();
        for (OpenFiles.Entry entry : found.all()) {
            boolean over = entry.beginMicros() + intervalMicros <= context.nowMicros();
            OpenFiles.Entry other = over ? entry : present.put(entry.key(), entry);
            if (other != null) {
                finisher().finish(cut(other));
            }
        }
        for (OpenFiles.Entry entry : present.values()) {
            archive(entry.key()).takeUp(PartFile.open(entry));
        }
    }

    /** What a crash left behind the last whole record goes. */
    private static OpenFiles.Entry cut(OpenFiles.Entry entry) throws IOException {
        if (entry.part().toFile().exists()) {
            PartFile.open(entry).close();
        }
        return entry;
    }

    private Finisher finisher() {
        Finisher open = finisher;
        if (open == null) {
            throw new IllegalStateException("the archive is not open");
        }
        return open;
    }

    private Archive archive(Peer peer) {
        RouterKey router = peer.key().router();
        String name = router.name() != null
                ? router.name()
                : router.address() != null ? router.address().toString() : router.source();
        return archive(template.key(router.source(), name));
    }

    private Archive archive(ArchiveKey key) {
        return archives.computeIfAbsent(
                key,
                k -> new Archive(k, intervalMicros, new Archive.Files() {
                    @Override
                    public PartFile begin(ArchiveKey of, long beginMicros) throws IOException {
                        return MrtSink.this.begin(of, beginMicros);
                    }

                    @Override
                    public void whole(PartFile file) {
                        OpenFiles.Entry entry = file.entry();
                        finisher()
                                .finish(new OpenFiles.Entry(
                                        entry.path(), entry.key(), entry.beginMicros(), file.span()));
                    }
                }));
    }

    private PartFile begin(ArchiveKey of, long beginMicros) throws IOException {
        OpenFiles open = openFiles;
        if (open == null) {
            throw new IOException("the archive is not open");
        }
        OpenFiles.Entry entry = open.add(template.at(of, beginMicros), of, beginMicros);
        try {
            return PartFile.open(entry);
        } catch (IOException e) {
            open.remove(entry);
            throw e;
        }
    }

    /** Begins and ends files as time passes. */
    synchronized void tick() {
        for (Archive archive : archives.values()) {
            try {
                archive.tick(context.nowMicros(), context.nanoTime(), SETTLE_MICROS, IDLE_NANOS);
            } catch (IOException | RuntimeException e) {
                context.problem("rotation-failed", archive.key + ": " + e.getMessage());
            }
        }
    }

    @Override
    public synchronized void accept(List<Event> batch) throws IOException {
        for (Archive archive : archives.values()) {
            if (archive.isLarge()) {
                archive.writeOut();
            }
        }
        records.accept(batch);
    }

    @Override
    public synchronized void flush() throws IOException {
        for (Archive archive : archives.values()) {
            archive.writeOut();
            if (options.fsync()) {
                archive.force();
            }
        }
    }

    @Override
    public boolean wantsRaw() {
        return true;
    }

    @Override
    public Delivery delivery() {
        return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public PeerDownForm peerDown() {
        return PeerDownForm.ONE;
    }

    @Override
    public void close() throws Exception {
        synchronized (this) {
            for (Archive archive : archives.values()) {
                archive.close();
            }
            archives.clear();
            openFiles = null;
        }
        Finisher open = finisher;
        if (open != null) {
            open.close();
        }
    }
}
