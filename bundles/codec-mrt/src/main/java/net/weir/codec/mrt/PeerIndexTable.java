package net.weir.codec.mrt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * PEER_INDEX_TABLE: the peers that the RIB records after it mean by number (RFC 6396 section 4.3.1). Immutable.
 *
 * @param view the name of the view, mostly empty
 */
public record PeerIndexTable(IpAddress collectorId, String view, List<Entry> peers) {
    /** As many peers as an index can tell apart. */
    public static final int MOST_PEERS = 65_535;

    private static final int V6 = 1;
    private static final int AS4 = 2;

    /**
     * @throws IllegalArgumentException for more than {@link #MOST_PEERS} peers, a view name above 65,535 octets, or an id
     *     that is no IPv4 address
     */
    public PeerIndexTable {
        if (peers.size() > MOST_PEERS) {
            throw new IllegalArgumentException(
                    peers.size() + " peers, and a RIB dump can have " + MOST_PEERS + " at most");
        }
        if (collectorId.isV6() || view.getBytes(StandardCharsets.UTF_8).length > 0xffff) {
            throw new IllegalArgumentException("collector id " + collectorId + " or the view name does not fit");
        }
        peers = List.copyOf(peers);
    }

    /** One peer. */
    public record Entry(IpAddress bgpId, IpAddress address, Asn asn) {
        public Entry {
            if (bgpId.isV6()) {
                throw new IllegalArgumentException("BGP id " + bgpId + " is no IPv4 address");
            }
        }

        // Written out: what Java makes of a record at the first call takes as long as its own start
        // (docs/perf/start.md).
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry that
                    && bgpId.equals(that.bgpId)
                    && address.equals(that.address)
                    && asn.equals(that.asn);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * bgpId.hashCode() + address.hashCode()) + asn.hashCode();
        }
    }

    /** Reads PEER_INDEX_TABLE records. */
    public static final class Reader extends BodyView {
        /** The table, or null if the record is damaged. */
        public @Nullable PeerIndexTable read(MrtRecord record) {
            start(record);
            if (!has(8)) {
                return none(record, "too short for collector id, view name and number of peers");
            }
            IpAddress collector = address(at, false);
            int name = Octets.u16(octets, at + 4);
            if (!has(8 + name)) {
                return none(record, "view name of " + name + " octets does not fit");
            }
            String view = new String(octets, at + 6, name, StandardCharsets.UTF_8);
            int count = Octets.u16(octets, at + 6 + name);
            at += 8 + name;
            List<Entry> peers = new ArrayList<>(Math.min(count, (end - at) / 11 + 1));
            for (int i = 0; i < count; i++) {
                int type = has(1) ? octets[at] : 0;
                int addressLength = (type & V6) != 0 ? 16 : 4;
                int asLength = (type & AS4) != 0 ? 4 : 2;
                if (!has(5 + addressLength + asLength)) {
                    return none(record, "peer " + i + " of " + count + " does not fit");
                }
                int asAt = at + 5 + addressLength;
                int asn = asLength == 4 ? Octets.i32(octets, asAt) : Octets.u16(octets, asAt);
                peers.add(new Entry(address(at + 1, false), address(at + 5, addressLength == 16), Asn.ofBits(asn)));
                at = asAt + asLength;
            }
            return at == end
                    ? new PeerIndexTable(collector, view, peers)
                    : none(record, (end - at) + " octets behind the last peer");
        }

        private @Nullable PeerIndexTable none(MrtRecord record, String reason) {
            fail(record, at, reason);
            return null;
        }
    }
}
