package net.weir.cli.bgp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.Prefix;
import net.weir.model.Value;

/**
 * The outbound route filters behind a ROUTE-REFRESH (RFC 5291 section 4): those of prefixes entry by entry (RFC 5292
 * section 2), others as octets.
 */
final class RouteFilters {
    private static final int ADDRESS_PREFIX = 64;
    private static final int CISCO_PREFIX = 128;
    private static final List<String> ACTIONS = List.of("add", "remove", "remove-all", "reserved");

    private final byte[] octets;
    private final boolean v6;
    private boolean cut;

    RouteFilters(Bytes orf, boolean v6) {
        octets = orf.toArray();
        this.v6 = v6;
    }

    /** True if entries did not fit; after {@link #value}. */
    boolean isCut() {
        return cut;
    }

    Value value() {
        List<Value> filters = new ArrayList<>();
        int at = 1;
        while (at < octets.length) {
            int length = at + 3 > octets.length ? -1 : Octets.u16(octets, at + 1);
            if (length < 0 || at + 3 + length > octets.length) {
                cut = true;
                break;
            }
            filters.add(filter(octets[at] & 0xff, at + 3, length));
            at += 3 + length;
        }
        Map<String, Value> all = new LinkedHashMap<>();
        int when = octets[0] & 0xff;
        all.put("when", new Value.Text(when == 1 ? "immediate" : when == 2 ? "defer" : "reserved " + when));
        all.put("filters", new Value.Many(filters));
        return new Value.Fields(all);
    }

    private Value filter(int type, int from, int length) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("type", new Value.Int(type));
        boolean prefixes = type == ADDRESS_PREFIX || type == CISCO_PREFIX;
        fields.put("name", new Value.Text(prefixes ? "address-prefix" : type == 65 ? "covering-prefix" : "unknown"));
        if (prefixes) {
            fields.put("entries", entries(from, from + length));
        } else {
            fields.put("octets", new Value.Binary(Bytes.copyOf(octets, from, length)));
        }
        return new Value.Fields(fields);
    }

    private Value entries(int from, int end) {
        List<Value> entries = new ArrayList<>();
        for (int at = from; at < end; ) {
            int head = octets[at] & 0xff;
            Map<String, Value> fields = new LinkedHashMap<>();
            fields.put("action", new Value.Text(ACTIONS.get(head >> 6)));
            fields.put("match", new Value.Text((head & 0x20) == 0 ? "permit" : "deny"));
            if (head >> 6 == 2) {
                at++; // remove-all ends here
            } else {
                int length = at + 8 > end ? -1 : octets[at + 7] & 0xff;
                if (length < 0 || length > (v6 ? 128 : 32) || at + 8 + (length + 7) / 8 > end) {
                    cut = true;
                    break;
                }
                fields.put("sequence", new Value.Int(Octets.u32(octets, at + 1)));
                fields.put("minimum", new Value.Int(octets[at + 5] & 0xff));
                fields.put("maximum", new Value.Int(octets[at + 6] & 0xff));
                fields.put("prefix", new Value.Text(prefix(at + 8, length).toString()));
                at += 8 + (length + 7) / 8;
            }
            entries.add(new Value.Fields(fields));
        }
        return new Value.Many(entries);
    }

    private Prefix prefix(int at, int length) {
        byte[] address = new byte[v6 ? 16 : 4];
        System.arraycopy(octets, at, address, 0, (length + 7) / 8);
        return Prefix.masked(IpAddress.decode(address, 0, address.length), length);
    }
}
