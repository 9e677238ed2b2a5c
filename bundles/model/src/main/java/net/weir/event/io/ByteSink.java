package net.weir.event.io;

import java.io.IOException;

/** Where a writer puts octets. */
@FunctionalInterface
public interface ByteSink {

    /** Takes all of the octets or throws; the array is valid during the call. */
    void write(byte[] array, int offset, int length) throws IOException;
}
