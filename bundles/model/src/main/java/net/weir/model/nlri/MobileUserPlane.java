package net.weir.model.nlri;

import static net.weir.model.layout.Field.key;
import static net.weir.model.layout.Field.plain;

import java.util.Map;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.layout.ShortPrefix;

/** Route types of the 3GPP 5G architecture with the keys of the MUP SAFI draft. */
final class MobileUserPlane {
    private static final Field RD = key("rd", Kind.RD);

    private MobileUserPlane() {}

    /** @param octets of an address of the family */
    static NlriForm form(int octets) {
        Field prefix = key("prefix", new ShortPrefix(octets));
        return new RouteTypes(1, 2, 1, Map.of(), Map.of())
                .with(1, "interwork-segment-discovery", RD, prefix)
                .with(2, "direct-segment-discovery", RD, key("address", octets == 4 ? Kind.IPV4 : Kind.IPV6))
                .with(3, "type-1-session-transformed", session(prefix))
                .with(3, "type-1-session-transformed", withSource(prefix))
                .with(4, "type-2-session-transformed", RD, key("endpoint", new TunnelEndpoint(octets)));
    }

    private static Field[] session(Field prefix) {
        return new Field[] {
            RD, prefix, plain("teid", Kind.U32), plain("qfi", Kind.U8), plain("endpoint", Kind.IP_BY_BITS)
        };
    }

    private static Field[] withSource(Field prefix) {
        return new Field[] {
            RD,
            prefix,
            plain("teid", Kind.U32),
            plain("qfi", Kind.U8),
            plain("endpoint", Kind.IP_BY_BITS),
            plain("source", Kind.IP_BY_BITS)
        };
    }
}
