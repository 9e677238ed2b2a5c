package net.weir.event;

import net.weir.model.Bytes;

/**
 * Octets in somebody else's buffer, to be read only during the call that handed them over.
 *
 * @param array the buffer, never to be written
 */
public record BorrowedMessage(byte[] array, int offset, int length) {

    /** A copy to keep. */
    public Bytes copy() {
        return Bytes.copyOf(array, offset, length);
    }
}
