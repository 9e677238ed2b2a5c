package net.weir.codec.bgp.attribute;

import net.weir.model.Problem.Action;

/**
 * What the meaning of a block of attributes depends on besides its octets: part of the key under which it is cached.
 *
 * @param fourOctetAs AS_PATH and AGGREGATOR have 4-octet AS numbers
 * @param external it comes from another AS
 * @param selfNextHop what NEXT_HOP 0.0.0.0 means
 * @param nextHopOptional routes without NEXT_HOP are announced all the same
 * @param carrier what the attributes belong to
 */
public record AttributeMode(
        boolean fourOctetAs, boolean external, SelfNextHop selfNextHop, boolean nextHopOptional, Carrier carrier) {
    /** As many bits hold {@link #code}. */
    public static final int CODE_BITS = 7;

    /** What follows from NEXT_HOP 0.0.0.0, which is no host address but may stand for the router itself. */
    public enum SelfNextHop {
        /** Where the peer must have set a real one. */
        WITHDRAWN(Action.TREATED_AS_WITHDRAW),
        /** Where the router may not have set one yet. */
        NOTED(Action.KEPT),
        /** Where the router shows its own table. */
        LEGAL(Action.KEPT);

        private final Action action;

        SelfNextHop(Action action) {
            this.action = action;
        }

        Action action() {
            return action;
        }
    }

    /** Where the routes are that the attributes belong to. */
    public enum Carrier {
        /** There are no reachable NLRI at all. */
        NOTHING,
        /** The NLRI field of the UPDATE, with NEXT_HOP. */
        CLASSIC,
        /** MP_REACH_NLRI, which has its own next hop. */
        MP_REACH,
        /** An entry of a RIB dump with NEXT_HOP. A collector dumps its own routes too, with no attributes at all. */
        RIB_ENTRY,
        /** An entry of a RIB dump with MP_REACH_NLRI. */
        RIB_ENTRY_MP_REACH
    }

    private static final AttributeMode[] ALL = all();

    /** Always the same object for the same arguments. */
    public static AttributeMode of(
            boolean fourOctetAs, boolean external, SelfNextHop selfNextHop, boolean nextHopOptional, Carrier carrier) {
        return ALL[index(fourOctetAs, external, selfNextHop, nextHopOptional, carrier)];
    }

    private static int index(
            boolean fourOctetAs, boolean external, SelfNextHop selfNextHop, boolean nextHopOptional, Carrier carrier) {
        int bits = (nextHopOptional ? 4 : 0) + (external ? 2 : 0) + (fourOctetAs ? 1 : 0);
        return (carrier.ordinal() * 3 + selfNextHop.ordinal()) * 8 + bits;
    }

    private static AttributeMode[] all() {
        AttributeMode[] all = new AttributeMode[120];
        for (Carrier carrier : Carrier.values()) {
            for (SelfNextHop self : SelfNextHop.values()) {
                for (int bits = 0; bits < 8; bits++) {
                    AttributeMode mode =
                            new AttributeMode((bits & 1) != 0, (bits & 2) != 0, self, (bits & 4) != 0, carrier);
                    all[mode.code() - 1] = mode;
                }
            }
        }
        return all;
    }

    /** A number from 1 to 120, another for each mode. */
    public int code() {
        return 1 + index(fourOctetAs, external, selfNextHop, nextHopOptional, carrier);
    }

    /** True if there are routes that would have these attributes. */
    public boolean announces() {
        return carrier != Carrier.NOTHING;
    }

    /** True if NEXT_HOP counts; elsewhere it is ignored (RFC 4760 section 3). */
    boolean usesNextHop() {
        return carrier == Carrier.CLASSIC || carrier == Carrier.RIB_ENTRY;
    }

    /** True if NEXT_HOP has to be there. */
    boolean needsNextHop() {
        return usesNextHop() && !nextHopOptional;
    }

    /** What follows from a mandatory attribute that is missing: a dump cannot take back what it lists. */
    Action missing() {
        boolean entry = carrier == Carrier.RIB_ENTRY || carrier == Carrier.RIB_ENTRY_MP_REACH;
        return entry ? Action.KEPT : Action.TREATED_AS_WITHDRAW;
    }
}
