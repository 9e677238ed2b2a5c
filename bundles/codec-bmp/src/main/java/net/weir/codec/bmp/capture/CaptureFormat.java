package net.weir.codec.bmp.capture;

import java.io.IOException;

/** How the frames of a capture file are written. */
interface CaptureFormat {
    /** A longer frame or block is damage: no link carries it. */
    int LONGEST = 1 << 20;

    /**
     * Reads the next frame.
     *
     * @return false at the end of the file
     * @throws IOException with words for the operator if what follows cannot be a frame
     */
    boolean next(Frame frame) throws IOException;
}
