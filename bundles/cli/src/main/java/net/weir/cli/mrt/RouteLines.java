package net.weir.cli.mrt;

import java.util.Arrays;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.model.AttributeType;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/** {@code bgpdump -m} and {@code -M}: one line for each route. Confined to one thread. */
final class RouteLines implements RecordText {
    private final Lines out;
    private final TextOptions options;
    private final boolean full;
    private final AttributeText text;
    private final TimeText time;
    private final TimeText routeTime;
    private final DumpedMessage message = new DumpedMessage();
    private final DumpedAttributes attributes = new DumpedAttributes();
    private final Wire wire = new Wire();
    private final PeerIndexTable.Reader tables = new PeerIndexTable.Reader();
    private byte[][] peers = {};
    private boolean indexed;
    private int index;
    /** What stands before the prefix in all lines of a message. */
    private byte[] announceHead = {};

    private byte[] withdrawHead = {};
    private byte[] withdrawHead6 = {};
    private byte[] ribHead = {};
    private byte[] ribTime = {};
    private String ribFormat = "";

    RouteLines(Lines out, TextOptions options) {
        this.out = out;
        this.options = options;
        full = options.form() == 'm';
        text = new AttributeText(out);
        time = new TimeText(!full);
        routeTime = new TimeText(!full);
    }

    @Override
    public Outcome print(MrtRecord record) {
        Outcome outcome =
                switch (record.type()) {
                    case MrtType.TABLE_DUMP -> tableDump(record);
                    case MrtType.TABLE_DUMP_V2 -> tableDumpV2(record);
                    case MrtType.BGP4MP, MrtType.BGP4MP_ET -> bgp4mp(record);
                    case MrtType.BGP -> old(record);
                    default -> Outcome.LEFT_OUT;
                };
        return outcome;
    }

    /** {@code FORMAT|[INDEX|]TIME|TYPE|}. */
    private void head(String format, byte[] when, char type) {
        out.ascii(format);
        out.put('|');
        if (options.packetIndex()) {
            out.number(index);
            out.put('|');
        }
        out.copy(when);
        out.put('|');
        out.put(type);
        out.put('|');
    }

    private void address(boolean v6, long high, long low) {
        if (v6) {
            out.ipv6(high, low);
        } else {
            out.ipv4((int) low);
        }
    }

    private void peer(boolean v6, long high, long low, int as) {
        address(v6, high, low);
        out.put('|');
        out.number(as);
        out.put('|');
    }

    // ---- TABLE_DUMP ----

    private Outcome tableDump(MrtRecord record) {
        boolean v6 = record.subtype() == 2 || record.subtype() == 4;
        if (record.subtype() < 1 || record.subtype() > 4) {
            return Outcome.LEFT_OUT;
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
        index++;
        return Outcome.PRINTED;
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

    // ---- TABLE_DUMP_V2 ----

    private Outcome tableDumpV2(MrtRecord record) {
        return switch (record.subtype()) {
            case MrtType.PEER_INDEX_TABLE -> {
                table(tables.read(record));
                yield Outcome.SILENT;
            }
            case MrtType.GEO_PEER_TABLE -> Outcome.SILENT;
            case 2, 4, 8, 10 -> rib(record);
            default -> Outcome.LEFT_OUT;
        };
    }

    private void table(@Nullable PeerIndexTable table) {
        indexed = table != null;
        peers = new byte[table == null ? 0 : table.peers().size()][];
        int start = out.length();
        for (int i = 0; table != null && i < peers.length; i++) {
            PeerIndexTable.Entry entry = table.peers().get(i);
            IpAddress address = entry.address();
            peer(address.isV6(), address.high(), address.low(), entry.asn().bits());
            peers[i] = out.tail(start);
            out.truncate(start);
        }
    }

    private Outcome rib(MrtRecord record) {
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
            return Outcome.SILENT;
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
                return Outcome.SILENT; // bgpdump ends here by an assertion
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
        index++;
        return Outcome.PRINTED;
    }

    /** Mostly that of the record before. */
    private byte[] ribHead(String format, byte[] when) {
        if (options.packetIndex() || when != ribTime || !format.equals(ribFormat)) {
            int start = out.length();
            head(format, when, 'B');
            ribHead = out.tail(start);
            out.truncate(start);
            ribTime = when;
            ribFormat = format;
        }
        return ribHead;
    }

    private byte[] prefix(boolean v6, long high, long low) {
        int start = out.length();
        address(v6, high, v6 ? low : high >>> 32);
        byte[] prefix = out.tail(start);
        out.truncate(start);
        return prefix;
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

    // ---- BGP4MP ----

    private Outcome bgp4mp(MrtRecord record) {
        if (!message.read(record)) {
            return MrtType.isKnown(record.type(), record.subtype()) ? Outcome.SILENT : Outcome.LEFT_OUT;
        }
        boolean extended = record.isExtended();
        byte[] when = time.of(record.seconds(), extended ? record.micros() : -1);
        Outcome outcome = Outcome.SILENT;
        if (message.stateChange) {
            state(extended ? "BGP4MP_ET" : "BGP4MP", when);
            outcome = Outcome.PRINTED;
        } else if (message.type == DumpedMessage.UPDATE) {
            heads(format(extended), when);
            update();
            outcome = message.attributes.strangers > 0 ? Outcome.LEFT_OUT : Outcome.PRINTED;
        }
        index++;
        return outcome;
    }

    private String format(boolean extended) {
        String base = extended ? "BGP4MP_ET" : "BGP4MP";
        String way = message.local ? base + "_LOCAL" : base;
        return message.addPath ? way + "_AP" : way;
    }

    private void state(String format, byte[] when) {
        out.ascii(format);
        out.put('|');
        if (options.packetIndex()) {
            out.number(index);
            out.put('|');
        }
        out.copy(when);
        out.ascii("|STATE|");
        peer(message.v6, message.peerHigh, message.peerLow, message.peerAs);
        out.number(message.oldState);
        out.put('|');
        out.number(message.newState);
        out.lineEnd();
    }

    private void heads(String format, byte[] when) {
        int start = out.length();
        head(format, when, 'A');
        int type = out.length() - start - 2;
        peer(message.v6, message.peerHigh, message.peerLow, message.peerAs);
        announceHead = out.tail(start);
        out.truncate(start);
        withdrawHead = Arrays.copyOf(announceHead, announceHead.length);
        withdrawHead[type] = 'W';
        withdrawHead6 = withdrawHead;
        if (message.local && !message.v6) { // bgpdump takes the IPv4 peer for IPv6 there
            head(format, when, 'W');
            peer(true, message.peerLow << 32, 0, message.peerAs);
            withdrawHead6 = out.tail(start);
            out.truncate(start);
        }
    }

    private void update() {
        DumpedAttributes a = message.attributes;
        boolean unreach = a.has(AttributeType.MP_UNREACH_NLRI);
        boolean reach = a.has(AttributeType.MP_REACH_NLRI);
        withdrawn(message.withdrawn, 1);
        for (int afi = 1; unreach && afi <= 2; afi++) {
            for (int safi = 1; safi <= 3; safi++) {
                withdrawn(a.withdrawn(afi, safi), afi);
            }
        }
        if (message.announced.count() > 0) {
            announced(message.announced, 1, false);
        }
        for (int afi = 1; reach && afi <= 2; afi++) {
            for (int safi = 1; safi <= 3; safi++) {
                DumpedNlri list = a.announced(afi, safi);
                if (list.count() > 0) {
                    announced(list, afi, true);
                }
            }
        }
    }

    private void withdrawn(DumpedNlri list, int afi) {
        list.rewind();
        for (int i = 0; i < list.count(); i++) {
            list.next();
            out.copy(afi == 2 ? withdrawHead6 : withdrawHead);
            route(list, afi);
            if (message.addPath) {
                out.put('|');
                out.number(list.pathId);
            }
            out.lineEnd();
        }
    }

    private void route(DumpedNlri list, int afi) {
        address(afi == 2, list.high, afi == 2 ? list.low : list.high >>> 32);
        out.put('/');
        out.number(list.length);
    }

    private void announced(DumpedNlri list, int afi, boolean mp) {
        byte[] tail = tail(list, afi, mp);
        list.rewind();
        for (int i = 0; i < list.count(); i++) {
            list.next();
            out.copy(announceHead);
            route(list, afi);
            if (message.addPath) {
                out.put('|');
                out.number(list.pathId);
            }
            out.put('|');
            out.copy(tail);
            out.lineEnd();
        }
    }

    /** What all lines of a list end in: {@code AS PATH|ORIGIN} and with {@code -m} the rest. */
    private byte[] tail(DumpedNlri list, int afi, boolean mp) {
        DumpedAttributes a = message.attributes;
        int start = out.length();
        boolean known = list.nextHopLength == 4 || list.nextHopLength == 16 || list.nextHopLength == 32;
        // of a next hop of another length bgpdump leaves out the field, and with IPv6 prefixes those beside it too
        if (!full || !mp || known || afi == 1) {
            text.path(a);
            out.put('|');
            text.origin(a);
        }
        if (full) {
            if (!mp || known) {
                out.put('|');
                if (mp) {
                    text.nextHop(a, list);
                } else {
                    out.ipv4(a.nextHop);
                }
                out.put('|');
                text.preferences(a, mp && afi == 1);
                out.put('|');
            } else if (afi == 1) {
                out.put('|');
            }
            text.rest(a, options.large(), options.unknown());
        }
        byte[] tail = out.tail(start);
        out.truncate(start);
        return tail;
    }

    // ---- BGP (5) ----

    private Outcome old(MrtRecord record) {
        int subtype = record.subtype();
        byte[] when = time.of(record.seconds(), -1);
        if (subtype == MrtType.BGP_STATE_CHANGE) {
            message.readOld(record);
            state("BGP", when);
            index++;
            return Outcome.PRINTED;
        }
        if (subtype != MrtType.BGP_UPDATE) {
            index++;
            return Outcome.SILENT;
        }
        message.readOld(record);
        heads("BGP", when);
        oldWithdrawn();
        byte[] tail = oldTail();
        DumpedNlri list = message.announced;
        list.rewind();
        for (int i = 0; i < list.count(); i++) {
            list.next();
            out.copy(announceHead);
            route(list, 1);
            out.put('|');
            out.copy(tail);
            out.lineEnd();
        }
        index++;
        return Outcome.PRINTED;
    }

    /** Of withdrawn prefixes bgpdump prints the length alone, behind the peer's address once more. */
    private void oldWithdrawn() {
        message.withdrawn.rewind();
        for (int i = 0; i < message.withdrawn.count(); i++) {
            message.withdrawn.next();
            out.copy(withdrawHead);
            out.ipv4((int) message.peerLow);
            out.put('/');
            out.number(message.withdrawn.length);
            out.lineEnd();
        }
    }

    /** bgpdump puts no bar between MED and communities there. */
    private byte[] oldTail() {
        DumpedAttributes a = message.attributes;
        int start = out.length();
        text.path(a);
        out.put('|');
        text.origin(a);
        if (full) {
            out.put('|');
            out.ipv4(a.nextHop);
            out.put('|');
            text.preferences(a, false);
            if (a.has(AttributeType.COMMUNITIES)) {
                text.communities(a);
            }
            out.put('|');
            out.ascii(a.has(AttributeType.ATOMIC_AGGREGATE) ? "AG|" : "NAG|");
            text.aggregator(a);
            out.put('|');
        }
        byte[] tail = out.tail(start);
        out.truncate(start);
        return tail;
    }
}
