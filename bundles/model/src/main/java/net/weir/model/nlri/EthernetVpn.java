package net.weir.model.nlri;

import static net.weir.model.layout.Field.key;
import static net.weir.model.layout.Field.plain;

import net.weir.model.layout.Field;
import net.weir.model.layout.FixedPrefix;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Labels;

/** EVPN route types 1 to 11 (RFC 7432 section 7, RFC 9136 section 3.1, RFC 9251 section 9, RFC 9572 section 3). */
final class EthernetVpn {
    private static final Field RD = key("rd", Kind.RD);
    private static final Field TAG = key("ethernetTag", Kind.U32);
    private static final Field ESI = key("esi", Kind.ESI);
    private static final Field ANY_ESI = plain("esi", Kind.ESI);
    private static final Field LABEL = plain("labels", new Labels(1, 1));
    private static final Field SOURCE = key("source", Kind.IP_BY_BITS);
    private static final Field GROUP = key("group", Kind.IP_BY_BITS);
    private static final Field ORIGINATOR = key("originator", Kind.IP_BY_BITS);
    private static final Field FLAGS = plain("flags", Kind.U8);
    /** Behind the originator in other widths than RFC 9251 has, as drafts had it. */
    private static final Field TAIL = plain("tail", Kind.REST);

    static final NlriForm FORM = RouteTypes.octets()
            .with(1, "ethernet-auto-discovery", RD, ESI, TAG, LABEL)
            .with(
                    2,
                    "mac-ip-advertisement",
                    RD,
                    ANY_ESI,
                    TAG,
                    key("mac", Kind.MAC),
                    key("ip", Kind.IP_BY_BITS),
                    plain("labels", new Labels(1, 2)))
            .with(3, "inclusive-multicast", RD, TAG, ORIGINATOR)
            .with(4, "ethernet-segment", RD, ESI, ORIGINATOR)
            .with(5, "ip-prefix", RD, ANY_ESI, TAG, prefix(4), plain("gateway", Kind.IPV4), LABEL)
            .with(5, "ip-prefix", RD, ANY_ESI, TAG, prefix(16), plain("gateway", Kind.IPV6), LABEL)
            .with(6, "selective-multicast", RD, TAG, SOURCE, GROUP, ORIGINATOR, FLAGS)
            .with(6, "selective-multicast", RD, TAG, SOURCE, GROUP, ORIGINATOR, TAIL)
            .with(7, "multicast-membership-report-synch", RD, ESI, TAG, SOURCE, GROUP, ORIGINATOR, FLAGS)
            .with(7, "multicast-membership-report-synch", RD, ESI, TAG, SOURCE, GROUP, ORIGINATOR, TAIL)
            .with(
                    8,
                    "multicast-leave-synch",
                    RD,
                    ESI,
                    TAG,
                    SOURCE,
                    GROUP,
                    ORIGINATOR,
                    plain("reserved", Kind.U32),
                    plain("maximumResponseTime", Kind.U8),
                    FLAGS)
            .with(8, "multicast-leave-synch", RD, ESI, TAG, SOURCE, GROUP, ORIGINATOR, TAIL)
            .with(9, "per-region-i-pmsi", RD, TAG, key("region", Kind.hex(8)))
            .with(10, "s-pmsi", RD, TAG, SOURCE, GROUP, ORIGINATOR)
            .with(11, "leaf", key("routeKey", new NestedRoute()), ORIGINATOR);

    private EthernetVpn() {}

    private static Field prefix(int octets) {
        return key("prefix", new FixedPrefix(octets));
    }
}
