package net.weir.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes a router the same one after a reconnect. Address or name may be left out by the source's identity rule.
 *
 * @param source id of the source stage that hears it
 * @param address the remote address of its transport session, or of the peer itself for BGP and MRT
 * @param name its sysName, if it told one and the rule uses it
 */
public record RouterKey(String source, @Nullable IpAddress address, @Nullable String name) {

    // Written out: what Java makes of a record at the first call takes as long as its own start (docs/perf/start.md).
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RouterKey that
                && source.equals(that.source)
                && Objects.equals(address, that.address)
                && Objects.equals(name, that.name);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * source.hashCode() + Objects.hashCode(address)) + Objects.hashCode(name);
    }

    /** {@code name@address} or what there is of it. */
    @Override
    public String toString() {
        if (address == null) {
            return name == null ? source : name; // a collector may tell neither
        }
        return name == null ? address.toString() : name + "@" + address;
    }
}
