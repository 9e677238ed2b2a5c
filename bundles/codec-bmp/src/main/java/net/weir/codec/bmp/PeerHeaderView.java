package net.weir.codec.bmp;

import java.util.Arrays;
import net.weir.model.Octets;

/** A per-peer header read in place. Valid as long as the octets under it are; confined to one thread, to be used again. */
public final class PeerHeaderView implements PerPeerHeader {
    /** Peer type to BGP identifier: all but the timestamp. Equal octets mean the same view of the same session. */
    public static final int IDENTITY_LENGTH = 34;

    private byte[] array = new byte[LENGTH];
    private int offset;

    /** Looks at the {@link PerPeerHeader#LENGTH} octets from {@code newOffset}, which the caller made sure are there. */
    public void wrap(byte[] newArray, int newOffset) {
        array = newArray;
        offset = newOffset;
    }

    /** True if everything but the timestamp is the same octet for octet. */
    public boolean hasIdentity(byte[] identity) {
        return Arrays.equals(array, offset, offset + IDENTITY_LENGTH, identity, 0, IDENTITY_LENGTH);
    }

    /** Copies everything but the timestamp. */
    public void copyIdentity(byte[] target) {
        System.arraycopy(array, offset, target, 0, IDENTITY_LENGTH);
    }

    @Override
    public int type() {
        return Octets.u8(array, offset);
    }

    @Override
    public int flags() {
        return Octets.u8(array, offset + 1);
    }

    @Override
    public long distinguisher() {
        return Octets.i64(array, offset + 2);
    }

    @Override
    public long addressHigh() {
        return Octets.i64(array, offset + 10);
    }

    @Override
    public long addressLow() {
        return Octets.i64(array, offset + 18);
    }

    @Override
    public int asBits() {
        return Octets.i32(array, offset + 26);
    }

    @Override
    public int bgpIdBits() {
        return Octets.i32(array, offset + 30);
    }

    @Override
    public long seconds() {
        return Octets.u32(array, offset + 34);
    }

    @Override
    public long microseconds() {
        return Octets.u32(array, offset + 38);
    }
}
