package net.weir.codec.bmp;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A TLV of a version 4 Route Monitoring message (draft-ietf-grow-bmp-tlv): 2 octets each of type, length and index, then the
 * value, which alone the length counts.
 *
 * @param type as sent, with the E bit if it is an enterprise's own
 * @param index 0 for all NLRI of the message, else which NLRI it speaks of, or a group if the G bit is set
 */
public record MonitoringTlv(int type, int index, Bytes value) {
    /** E: the value begins with the number of the enterprise that the type belongs to. */
    public static final int ENTERPRISE = 0x8000;
    /** G: the index is the number of a group. */
    public static final int GROUP = 0x8000;

    static final int HEADER = 6;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public MonitoringTlv {
        if (type >>> 16 != 0 || index >>> 16 != 0 || value.length() > 0xffff) {
            throw new IllegalArgumentException(
                    "type " + type + ", index " + index + ", " + value.length() + " octets do not fit a TLV");
        }
    }

    /** What TLVs are for. */
    public enum Kind {
        STATELESS_PARSING("stateless-parsing"),
        GROUP("group"),
        VRF_NAME("vrf-name"),
        BGP_MESSAGE("bgp-message"),
        PATH_STATUS("path-status"),
        SEQUENCE_NUMBER("sequence-number"),
        EXTENDED_FLAGS("extended-flags"),
        TIMESTAMP("timestamp"),
        /** Of an enterprise, or not known. */
        OTHER("other");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    public boolean isEnterprise() {
        return (type & ENTERPRISE) != 0;
    }

    /** True if the index is the number of a group. */
    public boolean isOfGroup() {
        return (index & GROUP) != 0;
    }

    /** The value if it is one capability as an OPEN has it: code, length, and as many octets; else null. */
    public @Nullable Bytes capability() {
        return value.length() >= 2 && value.u8(1) == value.length() - 2 ? value : null;
    }

    /** The members of a group TLV: indexes of NLRI. Null if the value is none of a group. */
    public @Nullable List<Integer> members() {
        if (value.length() % 2 != 0 || (index & GROUP) == 0) {
            return null;
        }
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < value.length(); i += 2) {
            members.add(value.u8(i) << 8 | value.u8(i + 1));
        }
        return members;
    }
}
