package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A BGP OPEN (RFC 4271 section 4.2). Immutable.
 *
 * @param version 4, or what an odd sender says
 * @param asField the 2-octet field "My Autonomous System"; {@link #asn} is what counts
 * @param holdTimeSeconds 0 to 65535
 * @param bgpId the BGP identifier as a dotted quad
 * @param capabilities in the order of the message, over all capability parameters
 * @param otherParameters optional parameters that are not capabilities
 */
public record OpenMessage(
        int version,
        int asField,
        int holdTimeSeconds,
        IpAddress bgpId,
        List<Capability> capabilities,
        List<OtherParameter> otherParameters) {

    /** An optional parameter other than type 2. */
    public record OtherParameter(int type, Bytes value) {}

    public OpenMessage {
        capabilities = List.copyOf(capabilities);
        otherParameters = List.copyOf(otherParameters);
    }

    /** Version 4 with these capabilities; an AS above 65535 puts AS_TRANS in the 2-octet field (RFC 6793 section 4.1). */
    public static OpenMessage of(Asn asn, int holdTimeSeconds, IpAddress bgpId, List<Capability> capabilities) {
        int asField = (int) (asn.number() > 0xffff ? Asn.TRANS : asn).number();
        return new OpenMessage(4, asField, holdTimeSeconds, bgpId, capabilities, List.of());
    }

    /**
     * Reads a whole message, marker included; never throws on any octets. Where parameters or capabilities do not fit,
     * those in front of the damage are kept and a problem says so: for a session that is an error, for a listener not. A capability
     * that does not have the form of its code stays as {@link Capability.Unknown}, with a problem that no session ends for.
     */
    public static Decoded<OpenMessage> decode(byte[] buffer, int offset, int length) {
        return OpenCodec.decode(buffer, offset, length);
    }

    /**
     * The whole message, marker included, with all capabilities in one parameter; in the form of RFC 9072 if they need it.
     *
     * @throws IllegalArgumentException if a capability has more than 255 octets or the message more than 4096
     */
    public byte[] encode() {
        return OpenCodec.encode(this);
    }

    /** The NOTIFICATION that answers this OPEN on a session whatever the peer is configured as, or null if it is fine. */
    public @Nullable NotificationMessage objection() {
        return OpenCodec.objection(this);
    }

    /** The sender's AS: of the 4-octet AS capability, else the 2-octet field. */
    public Asn asn() {
        Capability.FourOctetAs four = first(Capability.FourOctetAs.class);
        return four == null ? new Asn(asField) : four.asn();
    }

    public boolean has(Class<? extends Capability> type) {
        return first(type) != null;
    }

    /** The first capability of this type, or null. */
    public <T extends Capability> @Nullable T first(Class<T> type) {
        for (Capability capability : capabilities) {
            if (type.isInstance(capability)) {
                return type.cast(capability);
            }
        }
        return null;
    }

    /** Families of the multiprotocol capabilities; IPv4 unicast alone if there is none (RFC 4760 section 8). */
    public List<Family> families() {
        List<Family> families = new ArrayList<>();
        for (Capability capability : capabilities) {
            if (capability instanceof Capability.Multiprotocol mp) {
                families.add(mp.family());
            }
        }
        return families.isEmpty() ? List.of(Family.IPV4_UNICAST) : families;
    }

    /** Families that the ADD-PATH capability lists with any bit of {@code sendReceive}. */
    public Set<Family> addPathFamilies(int sendReceive) {
        Set<Family> families = new HashSet<>();
        for (Capability capability : capabilities) {
            if (capability instanceof Capability.AddPath addPath) {
                for (Capability.AddPath.Entry entry : addPath.entries()) {
                    if ((entry.sendReceive() & sendReceive) != 0) {
                        families.add(entry.family());
                    }
                }
            }
        }
        return families;
    }
}
