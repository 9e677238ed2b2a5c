package net.weir.codec.bgp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Printable;
import org.jspecify.annotations.Nullable;

/** A capability of an OPEN message (RFC 5492), typed where Weir knows its inside. Immutable. */
public sealed interface Capability {

    /** The code of the IANA registry "Capability Codes". */
    int code();

    /** The one capability that is written there, code and length included; null if it does not fill the octets. */
    static @Nullable Capability decode(Bytes octets) {
        boolean fits = octets.length() >= 2 && octets.u8(1) == octets.length() - 2;
        return fits ? CapabilityDecoder.decode(octets.u8(0), octets.toArray(), 2, octets.length() - 2) : null;
    }

    /** Routes of this family may be exchanged (RFC 4760 section 8). */
    record Multiprotocol(Family family) implements Capability {
        @Override
        public int code() {
            return 1;
        }
    }

    /** RFC 2918. */
    record RouteRefresh() implements Capability {
        @Override
        public int code() {
            return 2;
        }
    }

    /**
     * Filters that the sender gives or takes (RFC 5291 section 5), also as routers had it before the standard.
     *
     * @param code {@link #STANDARD} or {@link #BEFORE_STANDARD}
     */
    record OutboundRouteFiltering(int code, List<Entry> entries) implements Capability {
        public static final int STANDARD = 3;
        public static final int BEFORE_STANDARD = 130;

        public OutboundRouteFiltering {
            entries = List.copyOf(entries);
            if (code != STANDARD && code != BEFORE_STANDARD) {
                throw new IllegalArgumentException("capability " + code + " is none of outbound route filtering");
            }
        }

        public record Entry(Family family, List<Filter> filters) {
            public Entry {
                filters = List.copyOf(filters);
            }
        }

        /**
         * @param type 64 for address prefixes (RFC 5292)
         * @param sendReceive 1 receive, 2 send, 3 both
         */
        public record Filter(int type, int sendReceive) {}
    }

    /** Several routes to a destination, each with its label (RFC 3107 section 4, deprecated by RFC 8277). */
    record MultipleRoutes() implements Capability {
        @Override
        public int code() {
            return 4;
        }
    }

    /** Families whose next hop may be of another address family (RFC 8950 section 4). */
    record ExtendedNextHop(List<Entry> entries) implements Capability {
        public ExtendedNextHop {
            entries = List.copyOf(entries);
        }

        /** @param nextHopAfi address family of the next hop, 2 for IPv6 */
        public record Entry(Family family, int nextHopAfi) {}

        @Override
        public int code() {
            return 5;
        }
    }

    /** Messages of up to 65535 octets (RFC 8654). */
    record ExtendedMessage() implements Capability {
        @Override
        public int code() {
            return 6;
        }
    }

    /**
     * BGPsec for one address family and direction (RFC 8205 section 2.1).
     *
     * @param version 4 bits
     * @param send true for what the sender sends, false for what it takes
     */
    record Bgpsec(int version, boolean send, int afi) implements Capability {
        @Override
        public int code() {
            return 7;
        }
    }

    /** How many labels a route may have (RFC 8277 section 2.1). */
    record MultipleLabels(List<Entry> entries) implements Capability {
        public MultipleLabels {
            entries = List.copyOf(entries);
        }

        public record Entry(Family family, int count) {}

        @Override
        public int code() {
            return 8;
        }
    }

    /** The sender's role towards us (RFC 9234 section 4.1); 0 Provider, 1 RS, 2 RS-Client, 3 Customer, 4 Peer. */
    record Role(int role) implements Capability {
        @Override
        public int code() {
            return 9;
        }
    }

    /**
     * RFC 4724 section 3, RFC 8538 section 2.
     *
     * @param flags 4 bits: Restart State 8, Notification 4
     * @param restartSeconds 0 to 4095
     */
    record GracefulRestart(int flags, int restartSeconds, List<Entry> entries) implements Capability {
        public GracefulRestart {
            entries = List.copyOf(entries);
        }

        /** @param flags 8 bits: Forwarding State 0x80 */
        public record Entry(Family family, int flags) {}

        @Override
        public int code() {
            return 64;
        }
    }

    /** RFC 6793 section 3. */
    record FourOctetAs(Asn asn) implements Capability {
        @Override
        public int code() {
            return 65;
        }
    }

    /** Capabilities that may change while the session is up, by code (draft-ietf-idr-dynamic-cap). */
    record DynamicCapability(List<Integer> codes) implements Capability {
        public DynamicCapability {
            codes = List.copyOf(codes);
        }

        @Override
        public int code() {
            return 67;
        }
    }

    /**
     * Several sessions between two speakers (draft-ietf-idr-bgp-multisession).
     *
     * @param flags 8 bits: grouping 0x80
     * @param codes capabilities by which the sessions are told apart
     */
    record Multisession(int flags, List<Integer> codes) implements Capability {
        public Multisession {
            codes = List.copyOf(codes);
        }

        @Override
        public int code() {
            return 68;
        }
    }

    /** RFC 7911 section 4. */
    record AddPath(List<Entry> entries) implements Capability {
        public static final int RECEIVE = 1;
        public static final int SEND = 2;

        public AddPath {
            entries = List.copyOf(entries);
        }

        /** @param sendReceive {@link #RECEIVE}, {@link #SEND} or their sum */
        public record Entry(Family family, int sendReceive) {}

        @Override
        public int code() {
            return 69;
        }
    }

    /** RFC 7313. */
    record EnhancedRouteRefresh() implements Capability {
        @Override
        public int code() {
            return 70;
        }
    }

    /** RFC 9494 section 3. */
    record LongLivedGracefulRestart(List<Entry> entries) implements Capability {
        public LongLivedGracefulRestart {
            entries = List.copyOf(entries);
        }

        /** @param staleSeconds 24 bits */
        public record Entry(Family family, int flags, int staleSeconds) {}

        @Override
        public int code() {
            return 71;
        }
    }

    /** Families of which the sender gives or takes routing policies (draft-ietf-idr-rpd). */
    record RoutingPolicyDistribution(List<Entry> entries) implements Capability {
        public RoutingPolicyDistribution {
            entries = List.copyOf(entries);
        }

        /** @param sendReceive 1 receive, 2 send, 3 both */
        public record Entry(Family family, int sendReceive) {}

        @Override
        public int code() {
            return 72;
        }
    }

    /** The sender's name (draft-walton-bgp-hostname-capability); as sent, hostile until made {@link Printable}. */
    record Fqdn(String host, String domain) implements Capability {
        @Override
        public int code() {
            return 73;
        }

        @Override
        public String toString() {
            return "Fqdn[host=" + Printable.of(host) + ", domain=" + Printable.of(domain) + "]";
        }
    }

    /** The session waits for BFD (draft-ietf-idr-bgp-bfd-strict-mode). */
    record BfdStrictMode() implements Capability {
        @Override
        public int code() {
            return 74;
        }
    }

    /** What runs there (draft-ietf-idr-bgp-software-version); as sent, hostile until made {@link Printable}. */
    record SoftwareVersion(String version) implements Capability {
        @Override
        public int code() {
            return 75;
        }

        @Override
        public String toString() {
            return "SoftwareVersion[version=" + Printable.of(version) + "]";
        }
    }

    /** How many paths to a destination the sender takes (draft-abraitis-idr-addpath-paths-limit). */
    record PathsLimit(List<Entry> entries) implements Capability {
        public PathsLimit {
            entries = List.copyOf(entries);
        }

        /** @param limit 16 bits; 0 says nothing */
        public record Entry(Family family, int limit) {}

        @Override
        public int code() {
            return 76;
        }
    }

    /** A next hop may be a link-local address alone (draft-ietf-idr-linklocal-capability). */
    record LinkLocalNextHop() implements Capability {
        @Override
        public int code() {
            return 77;
        }
    }

    /** Route refresh as routers had it before RFC 2918 (RFC 8810). */
    record RouteRefreshBeforeStandard() implements Capability {
        @Override
        public int code() {
            return 128;
        }
    }

    /** The families of ADD-PATH capabilities among these, code and length included, in whichever direction. */
    static Set<Family> addPathFamilies(List<Bytes> capabilities) {
        Set<Family> families = new HashSet<>();
        for (Bytes octets : capabilities) {
            if (decode(octets) instanceof AddPath some) {
                some.entries().stream()
                        .filter(entry -> entry.sendReceive() != 0)
                        .forEach(entry -> families.add(entry.family()));
            }
        }
        return families;
    }

    /** Any other, and a known one whose value does not have the right form. */
    record Unknown(int code, Bytes value) implements Capability {}
}
