package net.weir.roto.bgp;

import net.weir.model.Prefix;

/**
 * One validated ROA payload that came or went (RFC 8210).
 *
 * @param asn AS number as 32 bits
 */
public record VrpUpdate(boolean announced, int asn, Prefix prefix, int maxLength) {

    /** {@code announce VRP 192.0.2.0/24-24 from AS64496}. */
    public String fmt() {
        return (announced ? "announce" : "withdraw") + " VRP " + prefix + "-" + maxLength + " from AS"
                + Integer.toUnsignedString(asn);
    }
}
