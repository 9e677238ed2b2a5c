package net.weir.model;

import java.util.List;
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

    @Override
    public String toString() {
        return (sysName == null ? "" : sysName + " ") + address + (port == 0 ? "" : ":" + port);
    }
}
