package net.weir.cli.mrt;

import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.model.AttributeType;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/** Lines of dumps: TABLE_DUMP and TABLE_DUMP_V2. Confined to one thread. */
final class DumpLines extends RouteLine {
    private final TimeText routeTime;
    private final DumpedAttributes attributes = new DumpedAttributes();
    private final Wire wire = new Wire();
    private final PeerIndexTable.Reader tables = new PeerIndexTable.Reader();
    private byte[][] peers = {};
    private boolean indexed;
    private byte[] ribHead = {};
    private byte[] ribTime = {};
    private String ribFormat = "";

    DumpLines(Lines out, TextOptions options, int[] index) {
        super(out, options, index);
        routeTime = new TimeText(!full);
    }

    RecordText.Outcome tableDump(MrtRecord record) {
        boolean v6 = record.subtype() == 2 || record.subtype() == 4;
        if (record.subtype() < 1 || record.subtype() > 4) {
            return RecordText.Outcome.LEFT_OUT;
        }
        wire.over(record.buffer(), record.bodyOffset(), record.end());
        wire.i32();
        long high = v6 ? wire.left8(8) : 0;
        long low = v6 ? wire.left8(8) : wire.i32() & 0xffff_ffffL;
        int length = wire.u8();
        wire.u8();
        long uptime = wire.i32() & 0xffff_ffffL;
        long peerHigh = v6 ? wire.left8(8) : 0;
        long peerLow = v6 ? wire.left8(8) : wire.i32() & 0xffff_ffffL;
        int width = record.subtype() > 2 ? 4 : 2;
        int as = wire.asn(width);
        attributes.read(wire, width, false);
        head("TABLE_DUMP", routeTime.of(options.changeTime() ? uptime : record.seconds(), -1), 'B');
        boolean printsV6 = record.subtype() == 2; // of subtype 4 bgpdump prints the first four octets
        peer(printsV6, peerHigh, printsV6 || !v6 ? peerLow : peerHigh >>> 32, as);
        address(printsV6, high, printsV6 || !v6 ? low : high >>> 32);
        dumped(length, false, 0);
        if (full) {
            out.put('|');
            DumpedNlri reach = attributes.announced(2, 1);
            if (attributes.has(AttributeType.MP_REACH_NLRI) && reach.present) {
                wire.over(attributes.octets(), reach.nextHopAt, record.end());
                boolean known = reach.nextHopLength == 4 || reach.nextHopLength == 16 || reach.nextHopLength == 32;
                int there = known ? Math.min(16, reach.nextHopLength) : 0;
                long hopHigh = wire.left8(Math.min(8, there));
                out.ipv6(hopHigh, wire.left8(there - 8));
            } else {
                out.ipv4(attributes.nextHop);
            }
            out.put('|');
            text.preferences(attributes, false);
            out.put('|');
            text.rest(attributes, options.large(), options.unknown());
        }
        out.lineEnd();
        index[0]++;
        return RecordText.Outcome.PRINTED;
    }

    /** {@code /LENGTH|[PATH ID|]AS PATH|ORIGIN}. */
    private void dumped(int length, boolean addPath, int pathId) {
        out.put('/');
        out.number(length);
        out.put('|');
        if (addPath) {
            out.number(pathId);
            out.put('|');
        }
        text.path(attributes);
        out.put('|');
        text.origin(attributes);
    }

    RecordText.Outcome tableDumpV2(MrtRecord record) {
        return switch (record.subtype()) {
            case MrtType.PEER_INDEX_TABLE -> {
                table(tables.read(record));
                yield RecordText.Outcome.SILENT;
            }
            case MrtType.GEO_PEER_TABLE -> RecordText.Outcome.SILENT;
            case 2, 4, 8, 10 -> rib(record);
            default -> RecordText.Outcome.LEFT_OUT;
        };
    }

    void table(@Nullable PeerIndexTable table) {
        indexed = table != null;
        peers = new byte[table == null ? 0 : table.peers().size()][];
        int start = out.length();
        for (int i = 0; table != null && i < peers.length; i++) {
            PeerIndexTable.Entry entry = table.peers().get(i);
            IpAddress address = entry.address();
            peer(address.isV6(), address.high(), address.low(), entry.asn().bits());
            peers[i] = taken(start);
        }
    }

    private RecordText.Outcome rib(MrtRecord record) {
        boolean addPath = record.subtype() >= 8;
        boolean v6 = record.subtype() == 4 || record.subtype() == 10;
        wire.over(record.buffer(), record.bodyOffset(), record.end());
        wire.i32();
        int length = wire.u8();
        int bytes = length + 7 >>> 3;
        long high = wire.left8(bytes);
        long low = wire.left8(bytes - 8);
        int entries = wire.u16();
        if (entries > 0 && !indexed) {
            return RecordText.Outcome.SILENT;
        }
        byte[] prefix = prefix(v6, high, low);
        String format = addPath ? "TABLE_DUMP2_AP" : "TABLE_DUMP2";
        byte[] head = ribHead(format, time.of(record.seconds(), -1));
        for (int i = 0; i < entries; i++) {
            int peer = wire.u16();
            long originated = wire.i32() & 0xffff_ffffL;
            int pathId = addPath ? wire.i32() : 0;
            attributes.read(wire, 4, addPath);
            if (peer >= peers.length) {
                continue; // bgpdump ends here by an assertion
            }
            if (options.changeTime()) {
                head(format, routeTime.of(originated, -1), 'B');
            } else {
                out.copy(head);
            }
            out.copy(peers[peer]);
            out.copy(prefix);
            dumped(length, addPath, pathId);
            if (full) {
                out.put('|');
                ribNextHop();
                out.put('|');
                text.preferences(attributes, false);
                out.put('|');
                text.rest(attributes, options.large(), options.unknown());
            }
            out.lineEnd();
        }
        index[0]++;
        return RecordText.Outcome.PRINTED;
    }

    /** Mostly that of the record before. */
    private byte[] ribHead(String format, byte[] when) {
        if (options.packetIndex() || when != ribTime || !format.equals(ribFormat)) {
            int start = out.length();
            head(format, when, 'B');
            ribHead = taken(start);
            ribTime = when;
            ribFormat = format;
        }
        return ribHead;
    }

    private byte[] prefix(boolean v6, long high, long low) {
        int start = out.length();
        address(v6, high, v6 ? low : high >>> 32);
        return taken(start);
    }

    private void ribNextHop() {
        boolean reach = attributes.has(AttributeType.MP_REACH_NLRI);
        if (reach && attributes.announced(2, 1).present) {
            text.nextHop(attributes, attributes.announced(2, 1));
        } else if (reach && attributes.announced(1, 1).present) {
            text.nextHop(attributes, attributes.announced(1, 1));
        } else {
            out.ipv4(attributes.nextHop);
        }
    }
}
