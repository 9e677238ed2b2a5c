package net.weir.session.bgp;

import org.jspecify.annotations.Nullable;

/** The local speaker's role towards an external peer (RFC 9234 section 4.1); in the order of their values. */
public enum PeerRole {
    PROVIDER,
    ROUTE_SERVER,
    ROUTE_SERVER_CLIENT,
    CUSTOMER,
    PEER;

    /** What the capability carries. */
    public int value() {
        return ordinal();
    }

    /** The role of a value, null for an unassigned one. */
    public static @Nullable PeerRole of(int value) {
        return value >= 0 && value < values().length ? values()[value] : null;
    }

    /** True if the two may face one another (RFC 9234 table 2). */
    public boolean fits(@Nullable PeerRole remote) {
        return remote
                == switch (this) {
                    case PROVIDER -> CUSTOMER;
                    case CUSTOMER -> PROVIDER;
                    case ROUTE_SERVER -> ROUTE_SERVER_CLIENT;
                    case ROUTE_SERVER_CLIENT -> ROUTE_SERVER;
                    case PEER -> PEER;
                };
    }

    /** {@code provider}, {@code route-server} and so on. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
