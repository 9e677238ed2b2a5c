package net.weir.codec.bmp.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a capture file, pcap or pcapng, told apart by its first octets. Damage ends the reading, because nothing
 * tells where the next frame would be; {@link #damage} then says what and where. Confined to one thread.
 */
public final class CaptureReader implements Closeable {
    private final InputStream stream;
    private final CaptureInput in;
    private final Frame frame = new Frame();
    private @Nullable CaptureFormat format;
    private @Nullable String damage;
    private boolean over;

    public CaptureReader(InputStream in) {
        stream = in;
        this.in = new CaptureInput(in);
    }

    /** True if these first 4 octets are those of a capture that this reads. */
    public static boolean isCapture(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        int magic = (head[0] & 0xff) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | head[3] & 0xff;
        int swapped = Integer.reverseBytes(magic);
        return magic == NextGenerationPcap.SECTION || isClassic(magic) || isClassic(swapped);
    }

    private static boolean isClassic(int magic) {
        return magic == ClassicPcap.MICROS || magic == ClassicPcap.NANOS;
    }

    /** Moves on to the next frame; false at the end of the file or at damage. */
    public boolean next() {
        if (over) {
            return false;
        }
        try {
            if (format == null) {
                format = open();
            }
            over = !format.next(frame);
        } catch (IOException | RuntimeException e) { // decompressors in between throw either
            over = true;
            damage = (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + " (octet "
                    + in.position() + " of the capture)";
        }
        return !over;
    }

    private CaptureFormat open() throws IOException {
        int magic = in.i32("the magic number");
        if (magic == NextGenerationPcap.SECTION) {
            return new NextGenerationPcap(in);
        }
        boolean little = !isClassic(magic);
        int known = little ? Integer.reverseBytes(magic) : magic;
        if (!isClassic(known)) {
            throw new IOException("neither pcap nor pcapng: magic number " + Integer.toHexString(magic));
        }
        in.littleEndian(little);
        return new ClassicPcap(in, known == ClassicPcap.NANOS);
    }

    /** The frame at hand; valid until {@link #next}. */
    public Frame frame() {
        return frame;
    }

    /** Why the file could not be read to its end, or null. */
    public @Nullable String damage() {
        return damage;
    }

    /** How many octets of the file were read. */
    public long position() {
        return in.position();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
