package net.weir.model.nlri;

import static net.weir.model.layout.Field.key;

import java.util.List;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;

/** Segment routing policies (RFC 9830 section 2.1). */
final class SegmentRouting {
    private SegmentRouting() {}

    /** @param octets of an endpoint of the family */
    static NlriForm policy(int octets) {
        return new Counted(
                Layout.of(
                        key("distinguisher", Kind.U32),
                        key("color", Kind.U32),
                        key("endpoint", octets == 4 ? Kind.IPV4 : Kind.IPV6)),
                List.of("[", "distinguisher", "][", "color", "][", "endpoint", "]"));
    }
}
