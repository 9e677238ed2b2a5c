package net.weir.codec.bmp;

import net.weir.model.Octets;

/**
 * One framed message read in place: common header, per-peer header and where the rest lies. Valid as long as the octets
 * under it are; confined to one thread, to be used again. A Route Monitoring message needs nothing else: its body is the
 * BGP UPDATE.
 */
public final class BmpMessageView {
    /** Version, length, type (RFC 7854 section 4.1). */
    public static final int COMMON_HEADER_LENGTH = 6;

    private static final int PER_PEER_BODY = COMMON_HEADER_LENGTH + PerPeerHeader.LENGTH;

    private final PeerHeaderView peer = new PeerHeaderView();
    private byte[] array = new byte[COMMON_HEADER_LENGTH];
    private int offset;
    private int length = COMMON_HEADER_LENGTH;
    private MessageType type = MessageType.UNKNOWN;
    private boolean peerHeader;

    /** Looks at a whole message as {@link BmpFramer} found it. */
    public void wrap(byte[] newArray, int newOffset, int newLength) {
        array = newArray;
        offset = newOffset;
        length = newLength;
        type = MessageType.ofCode(typeCode());
        peerHeader = type.isPerPeer() && newLength >= PER_PEER_BODY;
        if (peerHeader) {
            peer.wrap(newArray, newOffset + COMMON_HEADER_LENGTH);
        }
    }

    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /** As sent; 3 or 4 where {@link BmpFramer} found the message. */
    public int version() {
        return Octets.u8(array, offset);
    }

    public MessageType type() {
        return type;
    }

    /** The type as sent, 0 to 255. */
    public int typeCode() {
        return Octets.u8(array, offset + 5);
    }

    /** False for types without one and for a message that is too short for it. */
    public boolean hasPeerHeader() {
        return peerHeader;
    }

    /** The per-peer header; to be read only if {@link #hasPeerHeader}. */
    public PeerHeaderView peer() {
        return peer;
    }

    /** Where in the array the part behind the headers begins. */
    public int bodyOffset() {
        return offset + (peerHeader ? PER_PEER_BODY : COMMON_HEADER_LENGTH);
    }

    /** At least 0. */
    public int bodyLength() {
        return offset + length - bodyOffset();
    }
}
