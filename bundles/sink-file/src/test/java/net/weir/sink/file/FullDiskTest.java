package net.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a file system that is really full, which takes root to mount; and against /dev/full, which takes nobody. */
class FullDiskTest {
    @TempDir
    Path directory;

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private interface Body {
        void run(Sinks sinks, Path disk) throws Exception;
    }

    private void onSmallDisk(String size, Body body) throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()))
                .as("root may mount a small file system")
                .isZero();
        try {
            body.run(Sinks.in(disk), disk);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void a_full_disk_is_one_clear_problem_and_nothing_is_lost_or_doubled() throws Exception {
        onSmallDisk("64k", (sinks, disk) -> {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[32 * 1024]);
            FileSink sink = sinks.opened("path", "e.jsonl", "flush", "0s");
            int next = 1;
            int failures = 0;
            while (next <= 1001) {
                try {
                    sink.accept(Sinks.events(next, next + 50));
                    sink.flush();
                    next += 50;
                } catch (IOException e) {
                    assertThat(e).hasMessage("cannot write " + disk + "/e.jsonl: No space left on device");
                    assertThat(Files.readString(disk.resolve("e.jsonl"))).endsWith("}\n");
                    if (++failures == 3) {
                        Files.delete(ballast);
                    } else if (failures == 6) {
                        break; // full again, now with the sink's own lines
                    }
                }
            }
            assertThat(failures).isEqualTo(6);
            assertThat(sinks.sequences("e.jsonl"))
                    .isEqualTo(LongStream.range(1, next).boxed().toList());
            sink.close();
            assertThat(sinks.sequences("e.jsonl")).hasSize(next - 1);
        });
    }

    @Test
    void what_waited_in_memory_is_written_when_there_is_room() throws Exception {
        onSmallDisk("32k", (sinks, disk) -> {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[24 * 1024]);
            FileSink sink = sinks.opened("path", "e.jsonl");
            sink.accept(Sinks.events(1, 101)); // in memory
            assertThatExceptionOfType(IOException.class).isThrownBy(sink::flush).withMessageContaining("No space left");
            assertThatExceptionOfType(IOException.class).isThrownBy(sink::flush);
            Files.delete(ballast);
            sink.flush();
            assertThat(sinks.sequences("e.jsonl"))
                    .isEqualTo(LongStream.range(1, 101).boxed().toList());
            sink.close();
        });
    }

    @Test
    void a_disk_that_turned_read_only_is_said_when_opening() throws Exception {
        onSmallDisk("64k", (sinks, disk) -> {
            assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sinks.opened("path", "e.jsonl"))
                    .withMessage("cannot open " + disk + "/e.jsonl: Read-only file system");
            assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
            sinks.opened("path", "e.jsonl").close();
        });
    }

    @Test
    void a_device_that_is_always_full_fails_every_time_with_the_same_words() throws IOException {
        Sinks sinks = Sinks.in(directory);
        FileSink sink = sinks.opened("path", "/dev/full", "flush", "0s");
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sink.accept(Sinks.events(1, 10)))
                    .withMessage("cannot write /dev/full: No space left on device");
        }
        sink.close();
        assertThat(List.of(sinks.files())).hasSize(1);
    }
}
