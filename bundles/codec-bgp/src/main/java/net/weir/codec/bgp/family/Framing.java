package net.weir.codec.bgp.family;

import org.osgi.annotation.versioning.ConsumerType;

/** Where one NLRI ends. Stateless. */
@FunctionalInterface
@ConsumerType
public interface Framing {
    /** The NLRI does not end within the field, or it is none. */
    int DAMAGED = -1;

    /**
     * The octets of the NLRI at {@code octets[at..end)}, its own length field included, or {@link #DAMAGED}. The path id
     * is not part of it. Called with {@code at < end} only.
     */
    int length(byte[] octets, int at, int end, boolean withdrawal);

    /**
     * Makes the copy of one NLRI at {@code octets[at..)} such that it can be read without knowing whether it was withdrawn.
     * Nothing to do in most families.
     */
    default void settle(byte[] octets, int at, boolean withdrawal) {}

    /** A length in bits in one octet, within limits, then as many octets as hold them. */
    static Framing bits(int least, int most) {
        return new Framings.Bits(least, most);
    }

    /** The same, or no bit at all: the default of route target constraints (RFC 4684 section 4). */
    static Framing noBitsOr(int least, int most) {
        return new Framings.NoBitsOr(bits(least, most));
    }

    /** A length in octets in one octet, {@code behind} octets after the start (route types of EVPN, MVPN, MUP). */
    static Framing octets8(int behind) {
        return new Framings.Octets8(behind);
    }

    /** A length in octets in two octets, {@code behind} octets after the start (VPLS, BGP-LS). */
    static Framing octets16(int behind) {
        return new Framings.Octets16(behind);
    }

    /** One octet of length, or two from 240 on (RFC 8955 section 4.1). */
    static Framing flowSpec() {
        return new Framings.FlowSpec();
    }

    /**
     * A length in bits that covers labels, {@code rdBits} of a distinguisher and a prefix (RFC 8277 section 2). A receiver
     * that did not negotiate several labels ignores the bottom-of-stack bit (section 2.2), and a withdrawal has one label
     * field of any content (section 2.4): so one label is tried where the bit leads nowhere.
     */
    static Framing labelled(int rdBits, int prefixBits) {
        return new LabelledFraming(rdBits, prefixBits);
    }

    /** All that is left, for families whose framing is not known. */
    static Framing whole() {
        return new Framings.Whole();
    }
}
