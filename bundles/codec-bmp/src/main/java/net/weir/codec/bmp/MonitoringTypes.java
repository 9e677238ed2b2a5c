package net.weir.codec.bmp;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import net.weir.codec.bmp.MonitoringTlv.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Type codes of version 4 Route Monitoring TLVs. They are not assigned yet, and moved with the revisions of
 * draft-ietf-grow-bmp-tlv: what a message has tells which it is of.
 */
public enum MonitoringTypes {
    /** As routers, pmacct and NetGauze send and read them; path status as in draft-ietf-grow-bmp-path-marking-tlv. */
    EARLY(Kind.OTHER, Kind.STATELESS_PARSING, Kind.GROUP, Kind.VRF_NAME, Kind.BGP_MESSAGE, Kind.PATH_STATUS),
    /** Revision 20, which leaves the code of the path status open, as revision 21 does. */
    REVISION_20(
            Kind.OTHER,
            Kind.SEQUENCE_NUMBER,
            Kind.EXTENDED_FLAGS,
            Kind.TIMESTAMP,
            Kind.GROUP,
            Kind.VRF_NAME,
            Kind.STATELESS_PARSING,
            Kind.BGP_MESSAGE),
    REVISION_21(
            Kind.OTHER,
            Kind.GROUP,
            Kind.VRF_NAME,
            Kind.STATELESS_PARSING,
            Kind.BGP_MESSAGE,
            Kind.SEQUENCE_NUMBER,
            Kind.EXTENDED_FLAGS,
            Kind.TIMESTAMP);

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

    /**
     * A BGP message is type 4 but in revision 20, where that is a group: a group always has the G bit in its index, and a BGP
     * message never. Where it is, {@link #EARLY} counts unless a TLV can only be of revision 21.
     */
    static MonitoringTypes of(List<MonitoringTlv> tlvs) {
        int message = EARLY.code(Kind.BGP_MESSAGE);
        if (tlvs.stream().noneMatch(tlv -> tlv.type() == message && !tlv.isOfGroup())) {
            return REVISION_20;
        }
        MonitoringTypes told = told(tlvs, MonitoringTypes::byIndex);
        told = told == null ? told(tlvs, MonitoringTypes::byValue) : told;
        return told == null ? EARLY : told;
    }

    private static @Nullable MonitoringTypes told(
            List<MonitoringTlv> tlvs, Function<MonitoringTlv, @Nullable MonitoringTypes> by) {
        return tlvs.stream().map(by).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** What a TLV says that is a group or none, or of a type that the early ones do not have. */
    private static @Nullable MonitoringTypes byIndex(MonitoringTlv tlv) {
        return switch (tlv.type()) {
            case 1 -> tlv.isOfGroup() ? REVISION_21 : EARLY; // a group, or stateless parsing
            case 2 -> tlv.isOfGroup() ? EARLY : REVISION_21; // a group, or the name of a VRF
            case 6, 7 -> REVISION_21;
            default -> null;
        };
    }

    private static @Nullable MonitoringTypes byValue(MonitoringTlv tlv) {
        return switch (tlv.type()) {
            case 3 -> tlv.capability() == null ? EARLY : REVISION_21; // the name of a VRF, or stateless parsing
            case 5 -> tlv.value().length() == 8 ? REVISION_21 : EARLY; // a sequence number, or a path status
            default -> null;
        };
    }
}
