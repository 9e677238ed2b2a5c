package net.weir.cli.mrt;

import java.util.Arrays;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.model.Octets;

/** A BGP4MP, BGP4MP_ET or BGP (5) record as bgpdump reads it. Confined to one thread, reused. */
final class DumpedMessage {
    static final int OPEN = 1;
    static final int UPDATE = 2;
    static final int NOTIFICATION = 3;
    static final int KEEPALIVE = 4;

    private final Wire wire = new Wire();
    private final Wire inner = new Wire();
    private final byte[] marker = new byte[16];
    final DumpedAttributes attributes = new DumpedAttributes();
    final DumpedNlri withdrawn = new DumpedNlri();
    final DumpedNlri announced = new DumpedNlri();

    boolean stateChange;
    boolean v6;
    boolean local;
    boolean addPath;
    int peerAs;
    int localAs;
    long peerHigh;
    long peerLow;
    long localHigh;
    long localLow;
    int oldState;
    int newState;
    /** Type of the BGP message. */
    int type;
    /** Octets that the message lacks at its end. */
    int cut;

    int version;
    int openAs;
    int holdTime;
    int bgpId;
    int optionsLength;
    int errorCode;
    int errorSubcode;

    /** Reads a record of type 16 or 17; false where bgpdump prints nothing. */
    boolean read(MrtRecord record) {
        wire.over(record.buffer(), record.bodyOffset(), record.end());
        int subtype = record.subtype();
        switch (subtype) {
            case MrtType.STATE_CHANGE -> {
                return readStates(2);
            }
            case MrtType.STATE_CHANGE_AS4 -> {
                return readStates(4);
            }
            case MrtType.MESSAGE, MrtType.MESSAGE_LOCAL, MrtType.MESSAGE_ADDPATH, MrtType.MESSAGE_LOCAL_ADDPATH -> {
                return readMessage(subtype, 2);
            }
            case MrtType.MESSAGE_AS4,
                    MrtType.MESSAGE_AS4_LOCAL,
                    MrtType.MESSAGE_AS4_ADDPATH,
                    MrtType.MESSAGE_AS4_LOCAL_ADDPATH -> {
                return readMessage(subtype, 4);
            }
            default -> {
                return false;
            }
        }
    }

    private boolean readStates(int width) {
        stateChange = true;
        local = false;
        addPath = false;
        int length = wire.left();
        peerAs = wire.asn(width);
        localAs = wire.asn(width);
        if (length == 8) { // an old Zebra left the addresses out
            v6 = false;
            peerHigh = 0;
            peerLow = 0;
            oldState = wire.u16();
            newState = wire.u16();
            return true;
        }
        wire.u16();
        int afi = wire.u16();
        boolean fits = afi == 1 ? length == 20 || length == 24 : afi == 2 && (length == 44 || length == 48);
        if (!fits) {
            return false;
        }
        readAddresses(afi == 2);
        oldState = wire.u16();
        newState = wire.u16();
        return true;
    }

    private void readAddresses(boolean six) {
        v6 = six;
        peerHigh = six ? wire.left8(8) : 0;
        peerLow = six ? wire.left8(8) : wire.i32() & 0xffff_ffffL;
        localHigh = six ? wire.left8(8) : 0;
        localLow = six ? wire.left8(8) : wire.i32() & 0xffff_ffffL;
    }

    private boolean readMessage(int subtype, int width) {
        stateChange = false;
        // the two LOCAL subtypes with ADD-PATH are, to bgpdump, received messages when it prints them
        local = subtype == MrtType.MESSAGE_LOCAL || subtype == MrtType.MESSAGE_AS4_LOCAL;
        addPath = subtype >= MrtType.MESSAGE_ADDPATH;
        peerAs = wire.asn(width);
        localAs = wire.asn(width);
        int interfaceIndex = wire.u16();
        int afi = wire.u16();
        int given = 16;
        if (afi == 1 || afi == 2) {
            readAddresses(afi == 2);
            if (subtype == MrtType.MESSAGE_LOCAL_ADDPATH || subtype == MrtType.MESSAGE_AS4_LOCAL_ADDPATH) {
                swapEnds();
            }
        } else if (afi == 0xffff
                && interfaceIndex == 0xffff) { // an old Zebra left interface and addresses out of OPENs
            v6 = false;
            peerHigh = 0;
            peerLow = 0;
            localHigh = 0;
            localLow = 0;
            given = 12;
        } else {
            return false;
        }
        Arrays.fill(marker, (byte) 0xff);
        for (int i = 16 - given; i < 16; i++) {
            marker[i] = (byte) wire.u8();
        }
        return (Octets.i64(marker, 0) & Octets.i64(marker, 8)) == -1 && readBody(width);
    }

    /** bgpdump reads destination before source there, but prints the source. */
    private void swapEnds() {
        int as = peerAs;
        peerAs = localAs;
        localAs = as;
        long high = peerHigh;
        long low = peerLow;
        peerHigh = localHigh;
        peerLow = localLow;
        localHigh = high;
        localLow = low;
    }

    private boolean readBody(int width) {
        int expected = wire.u16() - 18;
        if (expected < 0) {
            return false;
        }
        int from = wire.at;
        inner.over(wire.octets, from, wire.skip(expected));
        cut = expected - inner.left();
        type = inner.u8();
        switch (type) {
            case OPEN -> {
                version = inner.u8();
                openAs = inner.u16();
                holdTime = inner.u16();
                bgpId = inner.i32();
                optionsLength = inner.u8();
            }
            case UPDATE -> readUpdate(inner, width);
            case NOTIFICATION -> {
                errorCode = inner.u8();
                errorSubcode = inner.u8();
            }
            case KEEPALIVE -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readUpdate(Wire from, int width) {
        withdrawn.clear();
        announced.clear();
        int length = from.u16();
        int at = from.at;
        withdrawn.read(from.octets, at, from.skip(length), addPath);
        attributes.read(from, width, addPath);
        announced.read(from.octets, from.at, from.end, addPath);
    }

    /** Reads a record of type 5. */
    void readOld(MrtRecord record) {
        wire.over(record.buffer(), record.bodyOffset(), record.end());
        stateChange = record.subtype() == MrtType.BGP_STATE_CHANGE;
        v6 = false;
        addPath = false;
        local = false;
        peerAs = wire.u16();
        peerLow = wire.i32() & 0xffff_ffffL;
        if (stateChange) {
            oldState = wire.u16();
            newState = wire.u16();
            return;
        }
        localAs = wire.u16();
        localLow = wire.i32() & 0xffff_ffffL;
        readUpdate(wire, 2);
    }
}
