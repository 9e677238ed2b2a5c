package net.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sink says after a restart that it has for good, however the process before it ended. */
class PositionTest {
    @TempDir
    Path directory;

    private Sinks sinks;

    @BeforeEach
    void useDirectory() {
        sinks = Sinks.in(directory);
    }

    private FileSink opened() throws IOException {
        return sinks.opened("path", "e.jsonl", "flush", "0s");
    }

    private Path file() {
        return directory.resolve("e.jsonl");
    }

    /** A sink that wrote sequences 1 to 10 with number 110 and 11 to 20 with number 120, and is not closed, as in a crash. */
    private FileSink killedAfterTwoBatches() throws IOException {
        FileSink sink = opened();
        sink.accept(Sinks.events(1, 11), 110);
        sink.flush();
        sink.accept(Sinks.events(11, 21), 120);
        return sink;
    }

    /** Leaves the lock of the killed one behind by moving its octets to another file of the same identity. */
    private void asAfterAKill(FileSink sink, long length) throws IOException {
        byte[] lines = Files.readAllBytes(file());
        byte[] position = Files.readAllBytes(directory.resolve(".position"));
        sink.close();
        Files.write(file(), Arrays.copyOf(lines, (int) length), StandardOpenOption.TRUNCATE_EXISTING);
        Files.write(directory.resolve(".position"), position, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Test
    void nothing_is_known_before_the_first_numbered_batch() throws IOException {
        FileSink sink = opened();
        assertThat(sink.lastCommitted()).isEqualTo(-1);
        sink.accept(Sinks.events(1, 2));
        sink.flush();
        sink.close();
        assertThat(sinks.files()).containsExactly("e.jsonl");
    }

    @Test
    void what_was_written_whole_counts_although_it_was_never_flushed() throws IOException {
        FileSink sink = killedAfterTwoBatches();
        asAfterAKill(sink, Files.size(file()));
        FileSink next = opened();
        assertThat(next.lastCommitted()).isEqualTo(120);
        assertThat(sinks.sequences("e.jsonl")).hasSize(20);
        next.close();
    }

    @Test
    void of_a_write_that_was_cut_short_anywhere_nothing_stays() throws IOException {
        long whole = 0;
        for (int cut = 1; cut < 200; cut += 7) {
            Files.deleteIfExists(directory.resolve(".position"));
            Files.deleteIfExists(file());
            FileSink sink = killedAfterTwoBatches();
            whole = Files.size(file());
            asAfterAKill(sink, whole - cut);
            FileSink next = opened();
            assertThat(next.lastCommitted()).as("cut by %d", cut).isEqualTo(110);
            assertThat(sinks.sequences("e.jsonl")).hasSize(10);
            next.accept(Sinks.events(11, 21), 121);
            next.close();
            assertThat(Files.size(file())).isEqualTo(whole);
        }
    }

    @Test
    void a_torn_slot_leaves_the_one_before() throws IOException {
        FileSink sink = killedAfterTwoBatches();
        asAfterAKill(sink, Files.size(file()));
        byte[] slots = Files.readAllBytes(directory.resolve(".position"));
        // the newest slot says what was to be written; without it only the flush before is sure
        for (int slot = 0; slot < 2; slot++) {
            byte[] torn = slots.clone();
            Arrays.fill(torn, slot * 256 + 100, slot * 256 + 256, (byte) 1);
            Files.write(directory.resolve(".position"), torn);
            FileSink next = opened();
            assertThat(next.lastCommitted()).isIn(110L, 120L);
            next.close();
            Files.write(directory.resolve(".position"), slots);
        }
    }

    @Test
    void a_closed_sink_keeps_what_it_wrote_and_says_so() throws IOException {
        FileSink sink = killedAfterTwoBatches();
        sink.close();
        FileSink next = opened();
        assertThat(next.lastCommitted()).isEqualTo(120);
        assertThat(sinks.sequences("e.jsonl")).hasSize(20);
        next.close();
    }

    @Test
    void rotation_does_not_make_it_forget() throws IOException {
        FileSink sink = sinks.opened("path", "e.jsonl", "rotate-size", "1", "flush", "0s");
        sink.accept(Sinks.events(1, 11), 110);
        sink.flush();
        sink.close();
        FileSink next = opened();
        assertThat(next.lastCommitted()).isEqualTo(110);
        next.close();
        Files.delete(file());
        FileSink last = opened();
        assertThat(last.lastCommitted()).isEqualTo(110);
        last.close();
    }

    @Test
    void a_file_that_was_emptied_by_somebody_is_gone_on_with() throws IOException {
        FileSink sink = killedAfterTwoBatches();
        sink.close();
        Files.write(file(), "".getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
        FileSink next = opened();
        assertThat(next.lastCommitted()).isEqualTo(120);
        next.close();
    }

    @Test
    void noise_instead_of_a_position_is_not_believed() throws IOException {
        for (int size : new int[] {0, 1, 255, 256, 512, 5000}) {
            byte[] noise = new byte[size];
            Arrays.fill(noise, (byte) 0x5a);
            Files.write(directory.resolve(".position"), noise);
            FileSink sink = opened();
            assertThat(sink.lastCommitted()).isEqualTo(-1);
            sink.close();
        }
    }
}
