package net.weir.codec.mrt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * GEO_PEER_TABLE: where collector and peers stand (RFC 6397). Immutable.
 *
 * @param place of the collector
 */
public record GeoPeerTable(IpAddress collectorId, String view, Place place, List<Entry> peers) {
    public GeoPeerTable {
        peers = List.copyOf(peers);
    }

    /** Degrees of WGS84; both NaN where it is not told. */
    public record Place(float latitude, float longitude) {}

    /** One peer and its place. */
    public record Entry(IpAddress bgpId, IpAddress address, Asn asn, Place place) {}

    /** Reads GEO_PEER_TABLE records. */
    public static final class Reader extends BodyView {
        /** The table, or null if the record is damaged. */
        public @Nullable GeoPeerTable read(MrtRecord record) {
            start(record);
            int name = has(6) ? Octets.u16(octets, at + 4) : 0;
            if (!has(16 + name)) {
                return none(record, "too short for collector id, view name, place and number of peers");
            }
            IpAddress collector = address(at, false);
            String view = new String(octets, at + 6, name, StandardCharsets.UTF_8);
            Place place = place(at + 6 + name);
            int count = Octets.u16(octets, at + 14 + name);
            at += 16 + name;
            List<Entry> peers = new ArrayList<>(Math.min(count, (end - at) / 19 + 1));
            for (int i = 0; i < count; i++) {
                int type = has(1) ? octets[at] : 0;
                int addressLength = (type & 1) != 0 ? 16 : 4;
                int asLength = (type & 2) != 0 ? 4 : 2;
                int asAt = at + 5 + addressLength;
                if (!has(13 + addressLength + asLength)) {
                    return none(record, "peer " + i + " of " + count + " does not fit");
                }
                int asn = asLength == 4 ? Octets.i32(octets, asAt) : Octets.u16(octets, asAt);
                IpAddress address = address(at + 5, addressLength == 16);
                peers.add(new Entry(address(at + 1, false), address, Asn.ofBits(asn), place(asAt + asLength)));
                at = asAt + asLength + 8;
            }
            return at == end
                    ? new GeoPeerTable(collector, view, place, peers)
                    : none(record, (end - at) + " octets behind the last peer");
        }

        private Place place(int where) {
            return new Place(
                    Float.intBitsToFloat(Octets.i32(octets, where)),
                    Float.intBitsToFloat(Octets.i32(octets, where + 4)));
        }

        private @Nullable GeoPeerTable none(MrtRecord record, String reason) {
            fail(record, at, reason);
            return null;
        }
    }
}
