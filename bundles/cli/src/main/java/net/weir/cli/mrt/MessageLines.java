package net.weir.cli.mrt;

import java.util.Arrays;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.model.AttributeType;

/** Lines of messages and changes of state: BGP4MP, BGP4MP_ET and BGP (5). Confined to one thread. */
final class MessageLines extends RouteLine {
    private final DumpedMessage message = new DumpedMessage();
    /** What stands before the prefix in all lines of a message. */
    private byte[] announceHead = {};

    private byte[] withdrawHead = {};
    private byte[] withdrawHead6 = {};

    MessageLines(Lines out, TextOptions options, int[] index) {
        super(out, options, index);
    }

    RecordText.Outcome bgp4mp(MrtRecord record) {
        if (!message.read(record)) {
            return MrtType.isKnown(record.type(), record.subtype())
                    ? RecordText.Outcome.SILENT
                    : RecordText.Outcome.LEFT_OUT;
        }
        boolean extended = record.isExtended();
        byte[] when = time.of(record.seconds(), extended ? record.micros() : -1);
        RecordText.Outcome outcome = RecordText.Outcome.SILENT;
        if (message.stateChange) {
            state(extended ? "BGP4MP_ET" : "BGP4MP", when);
            outcome = RecordText.Outcome.PRINTED;
        } else if (message.type == DumpedMessage.UPDATE) {
            heads(format(extended), when);
            update();
            outcome = message.attributes.strangers > 0 ? RecordText.Outcome.LEFT_OUT : RecordText.Outcome.PRINTED;
        }
        index[0]++;
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
            out.number(index[0]);
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
        announceHead = taken(start);
        withdrawHead = Arrays.copyOf(announceHead, announceHead.length);
        withdrawHead[type] = 'W';
        withdrawHead6 = withdrawHead;
        if (message.local && !message.v6) { // bgpdump takes the IPv4 peer for IPv6 there
            head(format, when, 'W');
            peer(true, message.peerLow << 32, 0, message.peerAs);
            withdrawHead6 = taken(start);
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
        return taken(start);
    }

    RecordText.Outcome old(MrtRecord record) {
        int subtype = record.subtype();
        byte[] when = time.of(record.seconds(), -1);
        if (subtype == MrtType.BGP_STATE_CHANGE) {
            message.readOld(record);
            state("BGP", when);
            index[0]++;
            return RecordText.Outcome.PRINTED;
        }
        if (subtype != MrtType.BGP_UPDATE) {
            index[0]++;
            return RecordText.Outcome.SILENT;
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
        index[0]++;
        return RecordText.Outcome.PRINTED;
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
        return taken(start);
    }
}
