package net.weir.mrt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtPeers;
import net.weir.codec.mrt.io.Compression;
import net.weir.codec.mrt.io.MrtLimits;
import net.weir.codec.mrt.io.MrtReader;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import org.junit.jupiter.api.Assumptions;

/** Everything that a file says. */
public final class Archive implements MrtDecoder.Output, MrtPeers {
    public final List<Event> events = new ArrayList<>();
    public final List<MrtDamage> damage = new ArrayList<>();
    public long records;
    private int peers;

    public static Archive of(byte[] octets) {
        return of(new ByteArrayInputStream(octets), MrtLimits.DEFAULT);
    }

    public static Archive of(Path file) {
        try {
            return of(Compression.open(file), MrtLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Archive of(InputStream in, MrtLimits limits) {
        Archive archive = new Archive();
        MrtDecoder decoder = new MrtDecoder(new RouterKey("test", null, null), archive, null, archive);
        try (MrtReader reader = new MrtReader(in, limits)) {
            while (reader.next()) {
                MrtDamage cut = reader.damage();
                if (cut == null) {
                    archive.records++;
                    decoder.decode(reader.record());
                } else {
                    archive.damage.add(cut);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        decoder.endOfFile();
        return archive;
    }

    public <T extends Event> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void event(Event event) {
        events.add(event);
    }

    @Override
    public void damage(MrtDamage what) {
        damage.add(what);
    }

    @Override
    public Peer up(PeerKey key, Peer.Facts facts) {
        return new Peer(++peers, 1, key, facts);
    }

    /** MRT files of the public captures, named by {@code WEIR_TESTDATA}; without them the test is aborted by name. */
    public static List<Path> captures() {
        String named = System.getenv("WEIR_TESTDATA");
        Path root = named != null ? Path.of(named) : Path.of("../../../shared/data");
        Assumptions.assumeTrue(Files.isDirectory(root.resolve("mrt")), "captures not here, set WEIR_TESTDATA: " + root);
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(/mrt/.*\\.gz|\\.mrt|\\.mrt\\.gz|/test_data/.*\\.gz)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
