package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * The outbound route filters behind a ROUTE-REFRESH (RFC 5291 section 4). Immutable.
 *
 * @param whenToRefresh {@link #IMMEDIATE}, {@link #DEFER} or another number as sent
 * @param filters in the order of the message, up to the damage if there is some
 * @param damagedAt where in the octets something does not fit, -1 if everything does
 */
public record OutboundRouteFilters(int whenToRefresh, List<Filter> filters, int damagedAt) {
    public static final int IMMEDIATE = 1;
    public static final int DEFER = 2;
    public static final int ADDRESS_PREFIX = 64;
    /** RFC 7543. */
    public static final int COVERING_PREFIX = 65;
    /** Address prefixes as routers had them before RFC 5292. */
    public static final int PREFIX_BEFORE_STANDARD = 128;

    public OutboundRouteFilters {
        filters = List.copyOf(filters);
    }

    /**
     * The filters of one type.
     *
     * @param entries those of address prefixes (RFC 5292 section 2)
     * @param octets the entries of any other type
     */
    public record Filter(int type, List<Entry> entries, Bytes octets) {
        public Filter {
            entries = List.copyOf(entries);
        }

        /** True if the entries are read, not kept as octets. */
        public boolean isOfPrefixes() {
            return octets.length() == 0 && isOfPrefixes(type);
        }

        static boolean isOfPrefixes(int type) {
            return type == ADDRESS_PREFIX || type == PREFIX_BEFORE_STANDARD;
        }
    }

    /** What to do with an entry, by its code. */
    public enum Action {
        ADD,
        REMOVE,
        REMOVE_ALL,
        /** FRR means by it to remove all: then nothing is behind it. */
        RESERVED
    }

    /**
     * One entry for address prefixes.
     *
     * @param sequence 0 to 4294967295
     * @param minimum least length of a prefix that matches, 0 if not given
     * @param maximum greatest length, 0 if not given
     * @param prefix null with {@link Action#REMOVE_ALL}, for which nothing else is sent either
     */
    public record Entry(
            Action action, boolean deny, long sequence, int minimum, int maximum, @Nullable Prefix prefix) {}

    /** Null if there are none. Prefixes of other address families than IPv4 and IPv6 stay octets. */
    static @Nullable OutboundRouteFilters decode(Bytes orf, Family family) {
        return orf.length() == 0 ? null : new Reader(orf.toArray(), family.afi()).read();
    }

    /** One pass over the octets. */
    private static final class Reader {
        private static final int HEAD = 3;
        private static final int ENTRY_HEAD = 8;

        private final byte[] octets;
        private final int afi;
        private int damagedAt = -1;

        Reader(byte[] octets, int afi) {
            this.octets = octets;
            this.afi = afi;
        }

        OutboundRouteFilters read() {
            List<Filter> filters = new ArrayList<>();
            for (int at = 1; at < octets.length && damagedAt < 0; ) {
                int end = at + HEAD > octets.length ? -1 : at + HEAD + Octets.u16(octets, at + 1);
                if (end < 0 || end > octets.length) {
                    damagedAt = at;
                } else {
                    filters.add(filter(octets[at] & 0xff, at + HEAD, end));
                    at = end;
                }
            }
            return new OutboundRouteFilters(octets[0] & 0xff, filters, damagedAt);
        }

        private Filter filter(int type, int from, int end) {
            return Filter.isOfPrefixes(type) && (afi == 1 || afi == 2)
                    ? new Filter(type, entries(from, end), Bytes.EMPTY)
                    : new Filter(type, List.of(), Bytes.copyOf(octets, from, end - from));
        }

        private List<Entry> entries(int from, int end) {
            List<Entry> entries = new ArrayList<>();
            for (int at = from; at < end; ) {
                Action action = Action.values()[(octets[at] & 0xff) >> 6];
                boolean deny = (octets[at] & 0x20) != 0;
                if (action == Action.REMOVE_ALL || action == Action.RESERVED && at + 1 == end) {
                    entries.add(new Entry(action, deny, 0, 0, 0, null));
                    at++;
                    continue;
                }
                int bits = at + ENTRY_HEAD > end ? -1 : octets[at + 7] & 0xff;
                int next = at + ENTRY_HEAD + (bits + 7) / 8;
                if (bits < 0 || bits > (afi == 2 ? 128 : 32) || next > end) {
                    damagedAt = at;
                    break;
                }
                entries.add(new Entry(
                        action,
                        deny,
                        Octets.u32(octets, at + 1),
                        octets[at + 5] & 0xff,
                        octets[at + 6] & 0xff,
                        prefix(at + ENTRY_HEAD, bits)));
                at = next;
            }
            return entries;
        }

        private Prefix prefix(int at, int bits) {
            byte[] address = new byte[afi == 2 ? 16 : 4];
            System.arraycopy(octets, at, address, 0, (bits + 7) / 8);
            return Prefix.masked(IpAddress.decode(address, 0, address.length), bits);
        }
    }
}
