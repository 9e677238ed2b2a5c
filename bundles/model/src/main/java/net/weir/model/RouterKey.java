package net.weir.model;

import org.jspecify.annotations.Nullable;

/**
 * What makes a router the same one after a reconnect. Address or name may be left out by the source's identity rule.
 *
 * @param source id of the source stage that hears it
 * @param address the remote address of its transport session, or of the peer itself for BGP and MRT
 * @param name its sysName, if it told one and the rule uses it
 */
public record RouterKey(String source, @Nullable IpAddress address, @Nullable String name) {

    /** {@code name@address} or what there is of it. */
    @Override
    public String toString() {
        return name == null ? String.valueOf(address) : address == null ? name : name + "@" + address;
    }
}
