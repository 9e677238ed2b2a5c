package net.weir.codec.bgp;

import net.weir.codec.bgp.attribute.AttributeMode;
import net.weir.codec.bgp.attribute.AttributeMode.Carrier;
import net.weir.codec.bgp.attribute.AttributeMode.SelfNextHop;

/**
 * Where an UPDATE was heard, which decides how strictly it is judged: RFC 7606 speaks of BGP sessions only, the other
 * rows are Weir's reading of it for those who merely listen.
 */
public enum ValidationProfile {
    /** Our own session with another AS. */
    BGP_EBGP(true, true, SelfNextHop.WITHDRAWN),
    /** Our own session within the AS. */
    BGP_IBGP(true, false, SelfNextHop.WITHDRAWN),
    /** Adj-RIB-In before policy of a router's external peer, by BMP. */
    BMP_IN_PRE_EBGP(false, true, SelfNextHop.WITHDRAWN),
    /** Adj-RIB-In before policy of a router's internal peer, by BMP. */
    BMP_IN_PRE_IBGP(false, false, SelfNextHop.WITHDRAWN),
    /**
     * Any other view by BMP: the router's policy may have added what the peer must not send, and before its policy out
     * (RFC 8671) it need not have set a next hop.
     */
    BMP_OTHER(false, false, SelfNextHop.NOTED),
    /** As before, of routers that leave NEXT_HOP out: against RFC 4271 section 5, so only where that is asked for. */
    BMP_OTHER_NEXT_HOP_OPTIONAL(SelfNextHop.NOTED),
    /** The router's Loc-RIB by BMP (RFC 9069), where next hop 0.0.0.0 stands for the router itself. */
    LOC_RIB(false, false, SelfNextHop.LEGAL),
    /** As before, of routers that leave NEXT_HOP out. */
    LOC_RIB_NEXT_HOP_OPTIONAL(SelfNextHop.LEGAL),
    /** An archive (RFC 6396). */
    MRT_RIB(false, false, SelfNextHop.LEGAL);

    private final boolean session;
    private final boolean external;
    private final SelfNextHop selfNextHop;
    private final boolean nextHopOptional;

    ValidationProfile(boolean session, boolean external, SelfNextHop selfNextHop) {
        this(session, external, selfNextHop, false);
    }

    ValidationProfile(SelfNextHop selfNextHop) {
        this(false, false, selfNextHop, true);
    }

    ValidationProfile(boolean session, boolean external, SelfNextHop selfNextHop, boolean nextHopOptional) {
        this.selfNextHop = selfNextHop;
        this.session = session;
        this.external = external;
        this.nextHopOptional = nextHopOptional;
    }

    /**
     * The profile under which routes without NEXT_HOP are kept and flagged {@link
     * net.weir.event.RouteUpdate#NO_NEXT_HOP}: of what routers show of their own tables. Others stay as they are, as what a
     * peer sent has to have one.
     */
    public ValidationProfile withNextHopOptional() {
        return switch (this) {
            case BMP_OTHER -> BMP_OTHER_NEXT_HOP_OPTIONAL;
            case LOC_RIB -> LOC_RIB_NEXT_HOP_OPTIONAL;
            default -> this;
        };
    }

    /** True if routes without NEXT_HOP are kept. */
    public boolean isNextHopOptional() {
        return nextHopOptional;
    }

    /** True if damage may reset the session; elsewhere the family or the message is skipped instead. */
    public boolean isSession() {
        return session;
    }

    /**
     * True if attributes that have no place between ASes are discarded (RFC 7606 sections 7.5, 7.9 and 7.10), but for what
     * comes from another member AS of a confederation (RFC 5065 section 5).
     */
    public boolean isExternal() {
        return external;
    }

    AttributeMode mode(boolean fourOctetAs, Carrier carrier) {
        return AttributeMode.of(fourOctetAs, external, selfNextHop, nextHopOptional, carrier);
    }
}
