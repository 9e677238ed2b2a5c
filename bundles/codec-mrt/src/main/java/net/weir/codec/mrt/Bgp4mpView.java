package net.weir.codec.mrt;

import net.weir.codec.bgp.MessageHeader;
import net.weir.model.IpAddress;
import net.weir.model.Octets;

/**
 * A record of type BGP4MP, BGP4MP_ET or the old BGP (5) in place: who talked with whom, and where the message is or which
 * states there were (RFC 6396 section 4.4, RFC 8050 section 3). Reused for every record; confined to one thread.
 */
public final class Bgp4mpView extends BodyView {
    private int peerAs;
    private int localAs;
    private int interfaceIndex;
    private boolean v6;
    private int peerAt;
    private int localAt;
    private boolean stateChange;
    private boolean addPath;
    private boolean fourOctetAs;
    private boolean local;
    private int oldState;
    private int newState;

    /** Reads the record; false if it is damaged, then {@link #damage} says how. */
    public boolean read(MrtRecord record) {
        start(record);
        if (record.type() == MrtType.BGP) {
            return readOld(record);
        }
        int subtype = record.subtype();
        stateChange = subtype == MrtType.STATE_CHANGE || subtype == MrtType.STATE_CHANGE_AS4;
        fourOctetAs = subtype == MrtType.MESSAGE_AS4
                || subtype == MrtType.STATE_CHANGE_AS4
                || subtype == MrtType.MESSAGE_AS4_LOCAL
                || subtype == MrtType.MESSAGE_AS4_ADDPATH
                || subtype == MrtType.MESSAGE_AS4_LOCAL_ADDPATH;
        local = subtype == MrtType.MESSAGE_LOCAL
                || subtype == MrtType.MESSAGE_AS4_LOCAL
                || subtype == MrtType.MESSAGE_LOCAL_ADDPATH
                || subtype == MrtType.MESSAGE_AS4_LOCAL_ADDPATH;
        addPath = subtype >= MrtType.MESSAGE_ADDPATH;
        int as = fourOctetAs ? 4 : 2;
        if (!has(2 * as + 4)) {
            return fail(record, at, "too short for the two AS numbers, interface and address family");
        }
        peerAs = as == 4 ? Octets.i32(octets, at) : Octets.u16(octets, at);
        localAs = as == 4 ? Octets.i32(octets, at + 4) : Octets.u16(octets, at + 2);
        interfaceIndex = Octets.u16(octets, at + 2 * as);
        int afi = Octets.u16(octets, at + 2 * as + 2);
        if (afi != 1 && afi != 2) {
            return fail(record, at + 2 * as + 2, "address family " + afi + " of the peers is neither 1 nor 2");
        }
        v6 = afi == 2;
        peerAt = at + 2 * as + 4;
        localAt = peerAt + (v6 ? 16 : 4);
        int rest = peerAt + (v6 ? 32 : 8);
        if (rest > end) {
            return fail(record, peerAt, "the addresses of the peers do not fit");
        }
        at = rest;
        return stateChange ? readStates(record) : readMessage(record);
    }

    private boolean readStates(MrtRecord record) {
        if (end - at != 4) {
            return fail(record, at, (end - at) + " octets where the two states take 4");
        }
        oldState = Octets.u16(octets, at);
        newState = Octets.u16(octets, at + 2);
        return true;
    }

    private boolean readMessage(MrtRecord record) {
        if (!has(MessageHeader.LENGTH)) {
            return fail(record, at, "no room for a BGP message");
        }
        int length = MessageHeader.length(octets, at);
        return length == end - at
                || fail(record, at + 16, "BGP message of " + length + " octets in a room of " + (end - at));
    }

    /** Source AS and address, destination AS and address, then the message without its header. */
    private boolean readOld(MrtRecord record) {
        stateChange = record.subtype() == MrtType.BGP_STATE_CHANGE;
        addPath = false;
        fourOctetAs = false;
        local = false;
        v6 = false;
        interfaceIndex = 0;
        int head = stateChange ? 6 : 12;
        if (!has(head)) {
            return fail(record, at, "too short for AS number and address");
        }
        peerAs = Octets.u16(octets, at);
        peerAt = at + 2;
        localAs = stateChange ? 0 : Octets.u16(octets, at + 6);
        localAt = stateChange ? -1 : at + 8;
        at += head;
        return !stateChange || readStates(record);
    }

    /** True for a change of state, false for a message. */
    public boolean isStateChange() {
        return stateChange;
    }

    /** True if the NLRI in the message carry path ids (RFC 8050 section 3). */
    public boolean isAddPath() {
        return addPath;
    }

    /** True if the AS numbers of the record, and so those in the message, have 4 octets. */
    public boolean isFourOctetAs() {
        return fourOctetAs;
    }

    /** True if the collector sent the message rather than received it. */
    public boolean isLocal() {
        return local;
    }

    /** The peer's AS as unsigned 32 bits. */
    public int peerAs() {
        return peerAs;
    }

    /** The collector's AS as unsigned 32 bits. */
    public int localAs() {
        return localAs;
    }

    public int interfaceIndex() {
        return interfaceIndex;
    }

    /** True if both addresses are IPv6. */
    public boolean isV6() {
        return v6;
    }

    /** Where the 4 or 16 octets of the peer's address are in the buffer. */
    public int peerAddressAt() {
        return peerAt;
    }

    public IpAddress peerAddress() {
        return address(peerAt, v6);
    }

    /** The collector's address; 0.0.0.0 in an old state change, which has none. */
    public IpAddress localAddress() {
        return localAt < 0 ? IpAddress.ofV4(0) : address(localAt, v6);
    }

    /**
     * Where the BGP message is in the buffer. An old record (type 5) has it without marker, length and type: the type is
     * the record's subtype.
     */
    public int messageOffset() {
        return at;
    }

    public int messageLength() {
        return end - at;
    }

    /** The state before a change, 1 to 6 as in RFC 4271, others as some write them. */
    public int oldState() {
        return oldState;
    }

    public int newState() {
        return newState;
    }
}
