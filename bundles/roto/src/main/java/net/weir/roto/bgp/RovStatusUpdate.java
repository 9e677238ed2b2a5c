package net.weir.roto.bgp;

import net.weir.model.Prefix;

/**
 * What a change of validated ROA payloads did to a route.
 *
 * @param origin AS number as 32 bits
 * @param peerAsn AS number as 32 bits
 */
public record RovStatusUpdate(
        Prefix prefix, int origin, int peerAsn, RovStatus previousStatus, RovStatus currentStatus) {

    public boolean hasChanged() {
        return previousStatus != currentStatus;
    }

    /** {@code [not-found] -> [valid] 192.0.2.0/24 originated by AS64496, learned from AS64497}. */
    public String fmt() {
        return "[" + previousStatus + "] -> [" + currentStatus + "] " + prefix + " originated by AS"
                + Integer.toUnsignedString(origin) + ", learned from AS" + Integer.toUnsignedString(peerAsn);
    }
}
