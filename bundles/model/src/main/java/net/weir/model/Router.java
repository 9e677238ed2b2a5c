package net.weir.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a router says of itself. All text is hostile input: capped at 255 octets of UTF-8 by the decoder, escaped by
 * whoever shows it.
 *
 * @param port the remote TCP port, 0 if there is none
 * @param strings further information TLVs of the Initiation message (type 0), in order
 */
public record Router(
        RouterKey key,
        IpAddress address,
        int port,
        @Nullable String sysName,
        @Nullable String sysDescr,
        List<String> strings) {
    public Router {
        strings = List.copyOf(strings);
    }

    // Written out: what Java makes of a record at the first call takes as long as its own start (docs/perf/start.md).
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Router that
                && key.equals(that.key)
                && address.equals(that.address)
                && port == that.port
                && Objects.equals(sysName, that.sysName)
                && Objects.equals(sysDescr, that.sysDescr)
                && strings.equals(that.strings);
    }

    @Override
    public int hashCode() {
        return 31
                        * (31
                                        * (31 * (31 * (31 * key.hashCode() + address.hashCode()) + port)
                                                + Objects.hashCode(sysName))
                                + Objects.hashCode(sysDescr))
                + strings.hashCode();
    }

    @Override
    public String toString() {
        return (sysName == null ? "" : sysName + " ") + address + (port == 0 ? "" : ":" + port);
    }
}
