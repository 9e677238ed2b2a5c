package net.weir.codec.bmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * What became of a path in the router (draft-ietf-grow-bmp-path-marking-tlv): a set of statuses, and why it is invalid or was
 * not selected.
 *
 * @param bits the status field as sent, also bits without a name
 * @param reason code of the reason, -1 if none was sent
 */
public record PathStatus(int bits, int reason) {
    /** Topic of events that carry {@link #fields}. */
    public static final String TOPIC = "bmp.path-status";

    private static final List<String> STATUSES = List.of(
            "invalid",
            "best",
            "non-selected",
            "primary",
            "backup",
            "non-installed",
            "best-external",
            "add-path",
            "filtered-inbound",
            "filtered-outbound",
            "stale",
            "suppressed");
    private static final List<String> REASONS = List.of(
            "",
            "invalid-as-loop",
            "invalid-unresolvable-next-hop",
            "not-preferred-local-preference",
            "not-preferred-as-path-length",
            "not-preferred-origin",
            "not-preferred-med",
            "not-preferred-peer-type",
            "not-preferred-igp-cost",
            "not-preferred-router-id",
            "not-preferred-peer-address",
            "not-preferred-aigp");

    /** The value of a path status TLV, or null if it is none. */
    public static @Nullable PathStatus decode(Bytes value) {
        if (value.length() != 4 && value.length() != 6) {
            return null;
        }
        int bits = value.u8(0) << 24 | value.u8(1) << 16 | value.u8(2) << 8 | value.u8(3);
        return new PathStatus(bits, value.length() == 4 ? -1 : value.u8(4) << 8 | value.u8(5));
    }

    public Bytes encode() {
        byte[] octets = new byte[reason < 0 ? 4 : 6];
        Octets.put32(octets, 0, bits);
        if (reason >= 0) {
            Octets.put16(octets, 4, reason);
        }
        return Bytes.copyOf(octets);
    }

    /** The statuses by name, a bit without one by its value in hex. */
    public List<String> statuses() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            if ((bits & 1 << i) != 0) {
                names.add(i < STATUSES.size() ? STATUSES.get(i) : "0x" + Integer.toHexString(1 << i));
            }
        }
        return names;
    }

    /** The reason in words, a number where it has none; null if none was sent. */
    public @Nullable String reasonText() {
        return reason < 0
                ? null
                : reason > 0 && reason < REASONS.size() ? REASONS.get(reason) : Integer.toString(reason);
    }

    /**
     * As the body of an event of its own: routes have no place for it.
     *
     * @param messageSequence which of the UPDATEs it is about
     * @param index of the TLV, with {@link MonitoringTlv#GROUP}
     */
    public Value.Fields fields(long messageSequence, int index) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("messageSequence", new Value.Int(messageSequence));
        boolean group = (index & MonitoringTlv.GROUP) != 0;
        fields.put(group ? "group" : "index", new Value.Int(index & ~MonitoringTlv.GROUP));
        List<Value> names = new ArrayList<>();
        statuses().forEach(name -> names.add(new Value.Text(name)));
        fields.put("statuses", new Value.Many(names));
        String text = reasonText();
        fields.put("reason", text == null ? new Value.Nothing() : new Value.Text(text));
        return new Value.Fields(fields);
    }

    @Override
    public String toString() {
        String text = String.join(",", statuses());
        return reason < 0 ? text : text + " (" + reasonText() + ")";
    }
}
