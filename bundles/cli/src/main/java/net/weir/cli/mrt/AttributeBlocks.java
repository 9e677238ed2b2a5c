package net.weir.cli.mrt;

import net.weir.model.AttributeType;
import net.weir.model.Octets;

/** Attributes as lines of {@code bgpdump -H}. Confined to one thread. */
final class AttributeBlocks {
    private final Lines out;
    private final AttributeText text;

    AttributeBlocks(Lines out) {
        this.out = out;
        text = new AttributeText(out);
    }

    /** All that there are; nothing if the length before them is 0. */
    void write(DumpedAttributes a) {
        if (a.length == 0) {
            return;
        }
        if (a.has(AttributeType.ORIGIN) && a.origin <= 2) {
            out.ascii("ORIGIN: ");
            text.origin(a);
            out.lineEnd();
        }
        if (a.has(AttributeType.AS_PATH)) {
            out.ascii("ASPATH: ");
            text.path(a);
            out.lineEnd();
        }
        address(a, AttributeType.NEXT_HOP, "NEXT_HOP: ", a.nextHop);
        number(a, AttributeType.MULTI_EXIT_DISC, "MULTI_EXIT_DISC: ", a.med);
        number(a, AttributeType.LOCAL_PREF, "LOCAL_PREF: ", a.localPref);
        if (a.has(AttributeType.ATOMIC_AGGREGATE)) {
            out.ascii("ATOMIC_AGGREGATE");
            out.lineEnd();
        }
        if (a.has(AttributeType.AGGREGATOR)) {
            out.ascii("AGGREGATOR: AS");
            out.number(a.aggregatorAs);
            out.put(' ');
            out.ipv4(a.aggregator);
            out.lineEnd();
        }
        address(a, AttributeType.ORIGINATOR_ID, "ORIGINATOR_ID: ", a.originatorId);
        clusters(a);
        unknown(a);
        reach(a);
        unreach(a);
        if (a.has(AttributeType.COMMUNITIES)) {
            out.ascii(a.communities > 0 ? "COMMUNITY: " : "COMMUNITY:");
            text.communities(a);
            out.lineEnd();
        }
        if (a.has(AttributeType.LARGE_COMMUNITIES)) {
            out.ascii(a.large > 0 ? "LARGE_COMMUNITY: " : "LARGE_COMMUNITY:");
            text.largeCommunities(a);
            out.lineEnd();
        }
    }

    private void address(DumpedAttributes a, int type, String label, int bits) {
        if (a.has(type)) {
            out.ascii(label);
            out.ipv4(bits);
            out.lineEnd();
        }
    }

    private void number(DumpedAttributes a, int type, String label, int value) {
        if (a.has(type)) {
            out.ascii(label);
            out.number(value);
            out.lineEnd();
        }
    }

    private void clusters(DumpedAttributes a) {
        if (a.has(AttributeType.CLUSTER_LIST)) {
            out.ascii("CLUSTER_LIST: ");
            out.reserve(16 * a.clusters);
            for (int i = 0; i < a.clusters; i++) {
                out.ipv4(Octets.i32(a.octets(), a.clustersAt + 4 * i));
                out.put(' ');
            }
            out.lineEnd();
        }
    }

    private void unknown(DumpedAttributes a) {
        byte[] octets = a.octets();
        for (int i = 0; i < a.unknown; i++) {
            int at = a.unknownAt[i];
            int length = AttributeText.valueLength(octets, at);
            out.reserve(3 * length);
            out.ascii("   UNKNOWN_ATTR(");
            out.number(octets[at] & 0xff);
            out.ascii(", ");
            out.number(octets[at + 1] & 0xff);
            out.ascii(", ");
            out.number(length);
            out.ascii("):");
            int value = AttributeText.valueAt(octets, at);
            for (int n = 0; n < length; n++) {
                out.put(' ');
                out.hex(octets[value + n]);
            }
            out.lineEnd();
        }
    }

    private void reach(DumpedAttributes a) {
        if (!a.has(AttributeType.MP_REACH_NLRI)) {
            return;
        }
        out.ascii("MP_REACH_NLRI");
        int shown = first(a, true);
        if (shown < 0) {
            return; // bgpdump ends no line there
        }
        family(shown);
        DumpedNlri list = a.announced(1 + shown / 3, 1 + shown % 3);
        if (list.nextHopLength == 4 || list.nextHopLength == 16 || list.nextHopLength == 32) {
            out.ascii("NEXT_HOP: ");
            text.nextHop(a, list);
            out.lineEnd();
        }
        if (list.nextHopLength == 32 && list.nextHopAt + 32 <= a.octets().length) {
            out.ascii("NEXT_HOP: ");
            out.ipv6(Octets.i64(a.octets(), list.nextHopAt + 16), Octets.i64(a.octets(), list.nextHopAt + 24));
            out.lineEnd();
        }
    }

    private void unreach(DumpedAttributes a) {
        if (!a.has(AttributeType.MP_UNREACH_NLRI)) {
            return;
        }
        out.ascii("MP_UNREACH_NLRI");
        int shown = first(a, false);
        if (shown >= 0) {
            family(shown);
        }
    }

    /** The family that bgpdump names: IPv6 before IPv4; -1 if none that it knows is there. */
    private static int first(DumpedAttributes a, boolean announced) {
        for (int i : new int[] {3, 4, 5, 0, 1, 2}) {
            DumpedNlri list = announced ? a.announced(1 + i / 3, 1 + i % 3) : a.withdrawn(1 + i / 3, 1 + i % 3);
            if (list.present) {
                return i;
            }
        }
        return -1;
    }

    private void family(int index) {
        out.ascii(index < 3 ? "(IPv4 " : "(IPv6 ");
        out.ascii(index % 3 == 0 ? "Unicast)" : index % 3 == 1 ? "Multicast)" : "Both unicast and multicast)");
        out.lineEnd();
    }

    /** The end of a message that was cut. */
    void incomplete(DumpedMessage message) {
        out.ascii("   INCOMPLETE PACKET: ");
        out.number(message.cut);
        out.ascii(" bytes cutted");
        out.lineEnd();
        out.ascii("   INCOMPLETE PART: ");
        DumpedNlri list = message.announced.cutLength > 0 ? message.announced : message.withdrawn;
        if (list.cutLength > 0) {
            out.hex(list.cutLength);
            out.put(' ');
            out.reserve(3 * list.cutOctets);
            for (int i = 0; i < list.cutOctets; i++) {
                out.hex(message.attributes.octets()[list.cutAt + i]);
                out.put(' ');
            }
        }
        out.lineEnd();
    }
}
