package net.weir.codec.bmp.capture;

import java.util.Arrays;

/** One captured frame; the same object for every frame of a capture. */
public final class Frame {
    private byte[] octets = new byte[2048];
    private int length;
    private int linkType;
    private long micros;

    /** The octets from 0 to {@link #length}; valid until the next frame. */
    public byte[] octets() {
        return octets;
    }

    public int length() {
        return length;
    }

    /** The link type of the registry of tcpdump.org, such as 1 for Ethernet. */
    public int linkType() {
        return linkType;
    }

    /** Microseconds since 1970 UTC. */
    public long micros() {
        return micros;
    }

    /** Makes room for a frame of so many octets. */
    byte[] begin(int newLength, int newLinkType, long newMicros) {
        if (octets.length < newLength) {
            octets = new byte[Math.max(newLength, 2 * octets.length)];
        }
        length = newLength;
        linkType = newLinkType;
        micros = newMicros;
        return octets;
    }

    /** A frame that was made elsewhere. */
    void set(byte[] frame, int newLinkType, long newMicros) {
        System.arraycopy(frame, 0, begin(frame.length, newLinkType, newMicros), 0, frame.length);
    }

    @Override
    public String toString() {
        return "Frame[" + length + " octets, link type " + linkType + ", "
                + Arrays.toString(Arrays.copyOf(octets, Math.min(length, 16))) + "]";
    }
}
