package net.weir.cli.bgp;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.codec.bgp.Capability;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Value;

/**
 * Codec records as plain values, component by component, so that a capability that the codec learns is shown without
 * anything being added here.
 */
final class Described {
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(1, "multiprotocol"),
            Map.entry(2, "route-refresh"),
            Map.entry(3, "outbound-route-filtering"),
            Map.entry(4, "multiple-routes"),
            Map.entry(5, "extended-next-hop"),
            Map.entry(6, "extended-message"),
            Map.entry(7, "bgpsec"),
            Map.entry(8, "multiple-labels"),
            Map.entry(9, "role"),
            Map.entry(64, "graceful-restart"),
            Map.entry(65, "four-octet-as"),
            Map.entry(67, "dynamic-capability"),
            Map.entry(68, "multisession"),
            Map.entry(69, "add-path"),
            Map.entry(70, "enhanced-route-refresh"),
            Map.entry(71, "long-lived-graceful-restart"),
            Map.entry(72, "routing-policy-distribution"),
            Map.entry(73, "fqdn"),
            Map.entry(74, "bfd-strict-mode"),
            Map.entry(75, "software-version"),
            Map.entry(76, "paths-limit"),
            Map.entry(128, "route-refresh-before-standard"),
            Map.entry(130, "outbound-route-filtering-before-standard"));

    private Described() {}

    static Value.Fields capability(Capability capability) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("code", new Value.Int(capability.code()));
        fields.put("name", new Value.Text(CODES.getOrDefault(capability.code(), "unknown")));
        components((Record) capability, fields);
        return new Value.Fields(fields);
    }

    private static void components(Record record, Map<String, Value> fields) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(), value(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }
    }

    /** Numbers, octets, lists and records as such; all else in its own text. */
    private static Value value(Object part) {
        if (part instanceof Number number) {
            return new Value.Int(number.longValue());
        } else if (part instanceof Asn asn) {
            return new Value.Int(asn.number());
        } else if (part instanceof Bytes octets) {
            return new Value.Binary(octets);
        } else if (part instanceof List<?> list) {
            List<Value> values = new ArrayList<>();
            list.forEach(each -> values.add(value(each)));
            return new Value.Many(values);
        } else if (part instanceof Record record && isEntry(record)) {
            Map<String, Value> fields = new LinkedHashMap<>();
            components(record, fields);
            return new Value.Fields(fields);
        }
        return new Value.Text(String.valueOf(part));
    }

    /** A record of the codec, as opposed to a value of the model, which has a text of its own. */
    private static boolean isEntry(Record record) {
        return record.getClass().getName().startsWith("net.weir.codec.");
    }
}
