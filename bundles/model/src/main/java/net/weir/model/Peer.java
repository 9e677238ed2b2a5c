package net.weir.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A peer as it stands since its last Peer Up: its stable id, its epoch, its key and the facts of this epoch. Every event
 * of the peer refers to the object of its epoch.
 */
public final class Peer {
    private final int id;
    private final int epoch;
    private final PeerKey key;
    private final Facts facts;

    /**
     * What may differ between two epochs of one peer.
     *
     * @param asn the peer's AS; for Loc-RIB the router's
     * @param bgpId the peer's BGP identifier
     * @param vrf VRF or table name of a Peer Up TLV (RFC 9069 section 5.2.1), null if none was sent, may be empty
     * @param filtered F flag: the Loc-RIB is shown in part (RFC 9069 section 4.2)
     */
    public record Facts(Asn asn, IpAddress bgpId, @Nullable String vrf, boolean filtered) {
        // Written out: what Java makes of a record at the first call takes as long as its own start
        // (docs/perf/start.md).
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Facts that
                    && asn.equals(that.asn)
                    && bgpId.equals(that.bgpId)
                    && Objects.equals(vrf, that.vrf)
                    && filtered == that.filtered;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * asn.hashCode() + bgpId.hashCode()) + Objects.hashCode(vrf))
                    + Boolean.hashCode(filtered);
        }

        /** {@code AS64496 with BGP identifier 192.0.2.1, VRF red}. */
        @Override
        public String toString() {
            return asn + " with BGP identifier " + bgpId + (vrf == null || vrf.isEmpty() ? "" : ", VRF " + vrf)
                    + (filtered ? ", shown in part" : "");
        }
    }

    /**
     * @param id above 0, assigned by the peer registry, the same after a restart
     * @param epoch how often the peer came up so far, from 1
     */
    public Peer(int id, int epoch, PeerKey key, Facts facts) {
        this.id = id;
        this.epoch = epoch;
        this.key = key;
        this.facts = facts;
    }

    public int id() {
        return id;
    }

    public int epoch() {
        return epoch;
    }

    public PeerKey key() {
        return key;
    }

    public Facts facts() {
        return facts;
    }

    public Asn asn() {
        return facts.asn();
    }

    public View view() {
        return key.view();
    }

    /** The same peer and epoch: what two events must agree on to speak of the same session. */
    @Override
    public boolean equals(Object o) {
        return o instanceof Peer other && id == other.id && epoch == other.epoch && key.equals(other.key);
    }

    @Override
    public int hashCode() {
        return id * 31 + epoch;
    }

    /** {@code AS64496 192.0.2.1 adj-rib-in-pre of edge1@198.51.100.1}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder().append(facts.asn()).append(' ');
        if (key.address() != null) {
            out.append(key.address()).append(' ');
        }
        if (key.isDistinguished()) {
            out.append(key.distinguisherText()).append(' ');
        }
        return out.append(key.view()).append(" of ").append(key.router()).toString();
    }
}
