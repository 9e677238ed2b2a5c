package net.weir.codec.bmp.capture;

import java.io.IOException;

/** The format of libpcap: a header of 24 octets, then frames, each behind 16 octets of its own. */
final class ClassicPcap implements CaptureFormat {
    static final int MICROS = 0xa1b2c3d4;
    static final int NANOS = 0xa1b23c4d;

    private final CaptureInput in;
    private final boolean nanos;
    private final int linkType;
    private final byte[] head = new byte[20];

    /** Behind the magic number. */
    ClassicPcap(CaptureInput in, boolean nanos) throws IOException {
        this.in = in;
        this.nanos = nanos;
        in.need(head, 20, "the header of the capture");
        linkType = in.i32(head, 16) & 0xffff; // the upper bits tell of a frame check sequence
    }

    @Override
    public boolean next(Frame frame) throws IOException {
        if (!in.fill(head, 16, "the header of a frame")) {
            return false;
        }
        long length = in.u32(head, 8);
        if (length > LONGEST) {
            throw new IOException("a frame of " + length + " octets cannot be");
        }
        long fraction = in.u32(head, 4);
        long micros = in.u32(head, 0) * 1_000_000 + (nanos ? fraction / 1000 : fraction);
        in.need(frame.begin((int) length, linkType, micros), (int) length, "a frame of " + length + " octets");
        return true;
    }
}
