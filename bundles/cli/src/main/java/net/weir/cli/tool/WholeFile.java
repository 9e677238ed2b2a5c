package net.weir.cli.tool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name once it is whole and on disk: written beside it as {@code NAME.part}, synchronised,
 * renamed. Closed without {@link #finish}, it leaves nothing. A name that ends in {@code .gz} is compressed; {@code -} is
 * the standard output. Where a link leads, there the file is made; a pipe or a device is written as it is.
 */
public final class WholeFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final @Nullable Path target;
    private final @Nullable Path part;
    private final @Nullable FileChannel channel;
    private final OutputStream out;
    private final @Nullable OutputStream device;

    private WholeFile(
            @Nullable Path target,
            @Nullable Path part,
            @Nullable FileChannel channel,
            @Nullable OutputStream device,
            OutputStream out) {
        this.target = target;
        this.part = part;
        this.channel = channel;
        this.out = out;
        this.device = device;
    }

    /** @throws IOException for the operator if it cannot be written */
    public static WholeFile open(String name, OutputStream standard) throws IOException {
        if (name.equals("-")) {
            return new WholeFile(null, null, null, null, new BufferedOutputStream(standard, BUFFER));
        }
        Path target;
        try {
            target = Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException("no name of a file", e);
        }
        if (Files.isDirectory(target) || target.getFileName() == null) {
            throw new IOException("it is a directory");
        }
        if (Files.exists(target)) {
            target = target.toRealPath();
            if (!Files.isRegularFile(target)) { // a file in its place would put an end to it
                OutputStream device = Files.newOutputStream(target);
                return new WholeFile(null, null, null, device, compressed(name, device));
            }
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            return new WholeFile(target, part, channel, null, compressed(name, Channels.newOutputStream(channel)));
        } catch (NoSuchFileException e) {
            throw new IOException("no such directory", e);
        }
    }

    private static OutputStream compressed(String name, OutputStream raw) throws IOException {
        OutputStream octets = new BufferedOutputStream(raw, BUFFER);
        return name.endsWith(".gz") ? new GZIPOutputStream(octets, BUFFER) : octets;
    }

    public OutputStream out() {
        return out;
    }

    /** All is written: the file gets its name. */
    public void finish() throws IOException {
        if (out instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
        out.flush();
        if (channel == null || part == null || target == null) {
            return;
        }
        channel.force(true);
        channel.close();
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Path folder = target.toAbsolutePath().getParent();
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true); // the name too, not only what is in it
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null && part != null && channel.isOpen()) {
            channel.close();
            Files.deleteIfExists(part);
        }
        if (device != null) {
            device.close();
        }
    }
}
