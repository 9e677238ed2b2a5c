package net.weir.codec.bmp;

import java.util.List;
import net.weir.codec.bmp.MonitoringTlv.Kind;

/**
 * Type codes of version 4 Route Monitoring TLVs. They are not assigned yet, and moved: a BGP message was type 4 and is type 7
 * now, where 4 is a group. A group always has the G bit in its index, and a BGP message never: that tells which is meant.
 */
public enum MonitoringTypes {
    /** As routers, pmacct and NetGauze send and read them; path status as in draft-ietf-grow-bmp-path-marking-tlv. */
    EARLY(Kind.OTHER, Kind.STATELESS_PARSING, Kind.GROUP, Kind.VRF_NAME, Kind.BGP_MESSAGE, Kind.PATH_STATUS),
    /** draft-ietf-grow-bmp-tlv-20, which leaves the code of the path status open. */
    REVISION_20(
            Kind.OTHER,
            Kind.SEQUENCE_NUMBER,
            Kind.EXTENDED_FLAGS,
            Kind.TIMESTAMP,
            Kind.GROUP,
            Kind.VRF_NAME,
            Kind.STATELESS_PARSING,
            Kind.BGP_MESSAGE);

    private final List<Kind> kinds;

    MonitoringTypes(Kind... kinds) {
        this.kinds = List.of(kinds);
    }

    /** What a TLV of this type is for. */
    public Kind kind(int type) {
        return type < kinds.size() ? kinds.get(type) : Kind.OTHER;
    }

    /** The type code, or -1 if there is none. */
    public int code(Kind kind) {
        return kind == Kind.OTHER ? -1 : kinds.indexOf(kind);
    }

    static MonitoringTypes of(List<MonitoringTlv> tlvs) {
        int early = EARLY.code(Kind.BGP_MESSAGE);
        boolean message =
                tlvs.stream().anyMatch(tlv -> tlv.type() == early && (tlv.index() & MonitoringTlv.GROUP) == 0);
        return message ? EARLY : REVISION_20;
    }
}
