package net.weir.cli.mrt;

import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/** {@code bgpdump -H}, its default: several lines for each record. Confined to one thread. */
final class RecordBlocks implements RecordText {
    private static final String[] STATES = {
        "Unknown", "Idle", "Connect", "Active", "Opensent", "Openconfirm", "Established", "Clearing", "Deleted"
    };

    private final Lines out;
    private final AttributeBlocks blocks;
    private final TimeText time = new TimeText(true);
    private final TimeText routeTime = new TimeText(true);
    private final DumpedMessage message = new DumpedMessage();
    private final DumpedAttributes attributes = new DumpedAttributes();
    private final Wire wire = new Wire();
    private final PeerIndexTable.Reader tables = new PeerIndexTable.Reader();
    private @Nullable PeerIndexTable table;

    RecordBlocks(Lines out) {
        this.out = out;
        blocks = new AttributeBlocks(out);
    }

    @Override
    public Outcome print(MrtRecord record) {
        return switch (record.type()) {
            case MrtType.TABLE_DUMP -> tableDump(record);
            case MrtType.TABLE_DUMP_V2 -> tableDumpV2(record);
            case MrtType.BGP4MP, MrtType.BGP4MP_ET -> bgp4mp(record);
            case MrtType.BGP -> old(record);
            default -> Outcome.LEFT_OUT;
        };
    }

    private void time(MrtRecord record) {
        out.ascii("TIME: ");
        out.copy(time.of(record.seconds(), record.isExtended() ? record.micros() : -1));
        out.lineEnd();
    }

    private void line(String text) {
        out.ascii(text);
        out.lineEnd();
    }

    private void line(String text, int number) {
        out.ascii(text);
        out.number(number);
        out.lineEnd();
    }

    private void address(boolean v6, long high, long low) {
        if (v6) {
            out.ipv6(high, low);
        } else {
            out.ipv4((int) low);
        }
    }

    private void as(int number) {
        out.ascii("AS");
        out.number(number);
        out.lineEnd();
    }

    // ---- dumps ----

    private Outcome tableDump(MrtRecord record) {
        int subtype = record.subtype();
        if (subtype < 1 || subtype > 4) {
            return Outcome.LEFT_OUT;
        }
        boolean v6 = subtype == 2 || subtype == 4;
        wire.over(record.buffer(), record.bodyOffset(), record.end());
        time(record);
        line(
                v6
                        ? subtype == 2 ? "TYPE: TABLE_DUMP/INET6" : "TYPE: TABLE_DUMP/INET6_32BIT_AS"
                        : subtype == 1 ? "TYPE: TABLE_DUMP/INET" : "TYPE: TABLE_DUMP/INET_32BIT_AS");
        line("VIEW: ", wire.u16());
        line("SEQUENCE: ", wire.u16());
        long high = v6 ? wire.left8(8) : 0;
        long low = v6 ? wire.left8(8) : wire.i32() & 0xffff_ffffL;
        out.ascii("PREFIX: ");
        address(v6, high, low);
        out.put('/');
        line("", wire.u8());
        int status = wire.u8();
        long uptime = wire.i32() & 0xffff_ffffL;
        long peerHigh = v6 ? wire.left8(8) : 0;
        long peerLow = v6 ? wire.left8(8) : wire.i32() & 0xffff_ffffL;
        int width = subtype > 2 ? 4 : 2;
        out.ascii("FROM:");
        if (!v6 && peerLow == 0) {
            out.ascii("N/A");
        } else {
            address(v6, peerHigh, peerLow);
        }
        out.put(' ');
        as(wire.asn(width));
        attributes.read(wire, width, false);
        originated(uptime);
        blocks.write(attributes);
        out.ascii("STATUS: 0x");
        if (status > 0xf) {
            out.hex(status);
        } else {
            out.put(Character.forDigit(status, 16));
        }
        out.lineEnd();
        out.lineEnd();
        return Outcome.PRINTED;
    }

    private void originated(long seconds) {
        out.ascii("ORIGINATED: ");
        out.copy(routeTime.of(seconds, -1));
        out.lineEnd();
    }

    private Outcome tableDumpV2(MrtRecord record) {
        return switch (record.subtype()) {
            case MrtType.PEER_INDEX_TABLE -> {
                table = tables.read(record);
                yield Outcome.SILENT;
            }
            case MrtType.GEO_PEER_TABLE -> Outcome.SILENT;
            case 2, 4, 8, 10 -> rib(record);
            default -> Outcome.LEFT_OUT;
        };
    }

    private Outcome rib(MrtRecord record) {
        boolean addPath = record.subtype() >= 8;
        boolean v6 = record.subtype() == 4 || record.subtype() == 10;
        wire.over(record.buffer(), record.bodyOffset(), record.end());
        int sequence = wire.i32();
        int length = wire.u8();
        int bytes = length + 7 >>> 3;
        long high = wire.left8(bytes);
        long low = wire.left8(bytes - 8);
        int entries = wire.u16();
        PeerIndexTable peers = table;
        if (entries > 0 && peers == null) {
            return Outcome.SILENT;
        }
        boolean printed = entries == 0;
        if (printed) {
            time(record);
        }
        for (int i = 0; i < entries && peers != null; i++) {
            int peer = wire.u16();
            long originated = wire.i32() & 0xffff_ffffL;
            int pathId = addPath ? wire.i32() : 0;
            attributes.read(wire, 4, addPath);
            if (peer >= peers.peers().size()) {
                continue; // bgpdump ends here by an assertion
            }
            if (printed) {
                out.lineEnd();
            }
            time(record);
            printed = true;
            out.ascii("TYPE: TABLE_DUMP_V2/");
            line(
                    v6
                            ? addPath ? "IPV6_UNICAST_ADDPATH" : "IPV6_UNICAST"
                            : addPath ? "IPV4_UNICAST_ADDPATH" : "IPV4_UNICAST");
            out.ascii("PREFIX: ");
            address(v6, high, v6 ? low : high >>> 32);
            out.put('/');
            out.number(length);
            pathId(addPath, pathId);
            out.lineEnd();
            out.ascii("SEQUENCE: ");
            signed(sequence);
            PeerIndexTable.Entry from = peers.peers().get(peer);
            IpAddress address = from.address();
            out.ascii("FROM: ");
            address(address.isV6(), address.high(), address.low());
            out.put(' ');
            as(from.asn().bits());
            originated(originated);
            blocks.write(attributes);
        }
        if (printed) {
            out.lineEnd();
        }
        return Outcome.PRINTED;
    }

    private void signed(int number) {
        if (number < 0) {
            out.put('-');
        }
        out.number(Math.abs((long) number));
        out.lineEnd();
    }

    private void pathId(boolean addPath, int pathId) {
        if (addPath) {
            out.ascii(" PATH_ID: ");
            out.number(pathId);
        }
    }

    @Override
    public void endOfFile() {
        table = null;
    }

    // ---- messages ----

    private Outcome bgp4mp(MrtRecord record) {
        if (!message.read(record)) {
            return MrtType.isKnown(record.type(), record.subtype()) ? Outcome.SILENT : Outcome.LEFT_OUT;
        }
        time(record);
        out.ascii(record.isExtended() ? "TYPE: BGP4MP_ET/" : "TYPE: BGP4MP/");
        if (message.stateChange) {
            line("STATE_CHANGE");
            out.ascii("PEER:");
            states(message.v6);
            out.lineEnd();
            return Outcome.PRINTED;
        }
        out.ascii(message.local ? "MESSAGE_LOCAL" : "MESSAGE");
        out.ascii(message.addPath ? "_ADDPATH/" : "/");
        line(
                switch (message.type) {
                    case DumpedMessage.OPEN -> "Open";
                    case DumpedMessage.UPDATE -> "Update";
                    case DumpedMessage.NOTIFICATION -> "Notify";
                    default -> "Keepalive";
                });
        boolean swapped = message.local;
        end("FROM:", swapped ? message.localAs : message.peerAs, swapped);
        end("TO:", swapped ? message.peerAs : message.localAs, !swapped);
        switch (message.type) {
            case DumpedMessage.OPEN -> open();
            case DumpedMessage.UPDATE -> update();
            case DumpedMessage.NOTIFICATION -> NotificationBlock.write(out, message.errorCode, message.errorSubcode);
            default -> {}
        }
        out.lineEnd();
        boolean strange = message.type == DumpedMessage.UPDATE && message.attributes.strangers > 0;
        return strange ? Outcome.LEFT_OUT : Outcome.PRINTED;
    }

    private void states(boolean v6) {
        spaced(v6, message.peerHigh, message.peerLow);
        as(message.peerAs);
        out.ascii("STATE: ");
        out.ascii(state(message.oldState));
        out.put('/');
        line(state(message.newState));
    }

    /** bgpdump's own table has an empty place behind its last name, and one is told apart from it. */
    private static String state(int number) {
        return number < STATES.length ? STATES[number] : number == STATES.length ? "(null)" : "Unknown";
    }

    private void spaced(boolean v6, long high, long low) {
        out.put(' ');
        if (!v6 && low == 0) {
            out.ascii("N/A");
        } else {
            address(v6, high, low);
        }
        out.put(' ');
    }

    private void end(String label, int as, boolean own) {
        if (as != 0) {
            out.ascii(label);
            spaced(message.v6, own ? message.localHigh : message.peerHigh, own ? message.localLow : message.peerLow);
            as(as);
        }
    }

    private void open() {
        line("VERSION: ", message.version);
        line("AS: ", message.openAs);
        line("HOLD_TIME: ", message.holdTime);
        out.ascii("ID: ");
        out.ipv4(message.bgpId);
        out.lineEnd();
        line("OPT_PARM_LEN: ", message.optionsLength);
    }

    private void update() {
        DumpedAttributes a = message.attributes;
        blocks.write(a);
        if (message.cut > 0) {
            blocks.incomplete(message);
        }
        int gone = message.withdrawn.count();
        int come = message.announced.count();
        for (int afi = 1; afi <= 2; afi++) {
            for (int safi = 1; safi <= 3; safi++) {
                gone += a.has(15) ? a.withdrawn(afi, safi).count() : 0;
            }
        }
        if (gone > 0) {
            line("WITHDRAW");
            prefixes(message.withdrawn, 1);
            for (int i = 0; a.has(15) && i < 6; i++) {
                prefixes(a.withdrawn(1 + i / 3, 1 + i % 3), 1 + i / 3);
            }
        }
        if (come > 0 || a.has(14)) {
            line("ANNOUNCE");
            prefixes(message.announced, 1);
            for (int i = 0; a.has(14) && i < 6; i++) {
                prefixes(a.announced(1 + i / 3, 1 + i % 3), 1 + i / 3);
            }
        }
    }

    private void prefixes(DumpedNlri list, int afi) {
        list.rewind();
        for (int i = 0; i < list.count(); i++) {
            list.next();
            out.ascii("  ");
            address(afi == 2, list.high, afi == 2 ? list.low : list.high >>> 32);
            out.put('/');
            out.number(list.length);
            pathId(message.addPath, list.pathId);
            out.lineEnd();
        }
    }

    private Outcome old(MrtRecord record) {
        time(record);
        switch (record.subtype()) {
            case MrtType.BGP_UPDATE, MrtType.BGP_KEEPALIVE -> {
                message.readOld(record);
                line(
                        record.subtype() == MrtType.BGP_UPDATE
                                ? "TYPE: BGP/MESSAGE/Update"
                                : "TYPE: BGP/MESSAGE/Keepalive");
                end("FROM:", message.peerAs, false);
                end("TO:", message.localAs, true);
                blocks.write(message.attributes);
                if (message.withdrawn.count() > 0) {
                    line("WITHDRAW");
                    prefixes(message.withdrawn, 1);
                }
                if (message.announced.count() > 0) {
                    line("ANNOUNCE");
                    prefixes(message.announced, 1);
                }
            }
            case MrtType.BGP_STATE_CHANGE -> {
                message.readOld(record);
                line("TYPE: BGP/STATE_CHANGE");
                out.ascii("PEER:");
                states(false);
            }
            default -> {
                out.ascii("TYPE: Subtype ");
                out.number(record.subtype());
                line(" not supported yet");
            }
        }
        out.lineEnd();
        return Outcome.PRINTED;
    }
}
