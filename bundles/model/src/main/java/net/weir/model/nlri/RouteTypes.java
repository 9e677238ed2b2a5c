package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Octets;
import net.weir.model.Value;
import net.weir.model.layout.CountedOctets;
import net.weir.model.layout.Field;
import net.weir.model.layout.FixedPrefix;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.ShortPrefix;
import net.weir.model.layout.Tlvs;
import net.weir.model.layout.Values;
import org.jspecify.annotations.Nullable;

/**
 * A family whose NLRI are a route type, a length in octets and what the type lays down. An unknown type is no error (RFC 7606
 * section 5.4): its octets are its key and are shown as hex.
 *
 * @param architectureOctets in front of the type: 1 in MUP, else 0
 * @param typeOctets 1 or 2
 * @param lengthOctets 1 or 2
 */
public record RouteTypes(
        int architectureOctets,
        int typeOctets,
        int lengthOctets,
        Map<Integer, String> names,
        Map<Integer, List<Layout>> layouts)
        implements NlriForm {
    private static final Layout UNKNOWN = Layout.of(Field.key("value", Kind.REST));

    public RouteTypes {
        names = Map.copyOf(names);
        layouts = Map.copyOf(layouts);
    }

    /** Types of one octet without any layout yet. */
    public static RouteTypes octets() {
        return new RouteTypes(0, 1, 1, Map.of(), Map.of());
    }

    /** The same with one more type, or another layout of a type: the first that fits counts. */
    public RouteTypes with(int type, String name, Field... fields) {
        Map<Integer, String> moreNames = new LinkedHashMap<>(names);
        moreNames.put(type, name);
        Map<Integer, List<Layout>> moreLayouts = new LinkedHashMap<>(layouts);
        List<Layout> ofType = new ArrayList<>(layouts.getOrDefault(type, List.of()));
        ofType.add(Layout.of(fields));
        moreLayouts.put(type, List.copyOf(ofType));
        return new RouteTypes(architectureOctets, typeOctets, lengthOctets, moreNames, moreLayouts);
    }

    private int header() {
        return architectureOctets + typeOctets + lengthOctets;
    }

    private int type(byte[] octets, int from) {
        int at = from + architectureOctets;
        return typeOctets == 1 ? octets[at] & 0xff : Octets.u16(octets, at);
    }

    /** Routes of an architecture that is not 1 (3GPP 5G) are of no known type. */
    private Layout layout(byte[] octets, int from, int to) {
        boolean known = architectureOctets == 0 || octets[from] == 1;
        List<Layout> candidates = known ? layouts.get(type(octets, from)) : null;
        if (candidates == null) {
            return UNKNOWN;
        }
        for (Layout layout : candidates) {
            if (layout.fault(octets, from + header(), to) == null) {
                return layout;
            }
        }
        return candidates.get(candidates.size() - 1);
    }

    @Override
    public @Nullable String fault(byte[] octets, int from, int to) {
        if (to - from < header()) {
            return "no room for the route type";
        }
        int at = from + architectureOctets + typeOctets;
        int length = lengthOctets == 1 ? octets[at] & 0xff : Octets.u16(octets, at);
        if (length != to - from - header()) {
            return "length " + length + " for " + (to - from - header()) + " octets";
        }
        String fault = layout(octets, from, to).fault(octets, from + header(), to);
        return fault == null ? null : "route type " + type(octets, from) + ": " + fault;
    }

    @Override
    public void key(byte[] octets, int from, int to, ByteArrayOutputStream out) {
        out.write(octets, from, architectureOctets + typeOctets);
        layout(octets, from, to).key(octets, from + header(), to - from - header(), out);
    }

    /** {@code 0:64496:1 [2]:[0]:[02:00:5e:00:53:01]:[192.0.2.1]}: the fields of the key, the distinguisher in front. */
    @Override
    public String text(byte[] octets, int from, int to) {
        Layout layout = layout(octets, from, to);
        Map<String, Value> values = value(octets, from, to).fields();
        StringBuilder out = new StringBuilder();
        Value rd = values.get("rd");
        if (rd != null) {
            out.append(Values.show(rd)).append(' ');
        }
        out.append('[').append(type(octets, from)).append(']');
        for (Field field : layout.fields()) {
            if (field.key() && !field.name().equals("rd")) {
                out.append(":[")
                        .append(shown(field, Values.get(new Value.Fields(values), field.name())))
                        .append(']');
            }
        }
        return out.toString();
    }

    /** Addresses and octets with the length in bits that stands in front of them, as most routers print them. */
    private static String shown(Field field, Value value) {
        if (field.kind() instanceof Tlvs) {
            return Tlvs.text(value);
        }
        String text = Values.show(value);
        if (field.kind() == Kind.MAC) {
            return "48]:[" + text;
        }
        if (field.kind() == Kind.IP_BY_BITS || field.kind() == Kind.IP_BY_OCTETS) {
            return text.isEmpty() ? "0" : (text.indexOf(':') < 0 ? "32]:[" : "128]:[") + text;
        }
        if (field.kind() instanceof CountedOctets) {
            return text.length() * 4 + "]:[" + text;
        }
        if (field.kind() instanceof FixedPrefix || field.kind() instanceof ShortPrefix) {
            int slash = text.indexOf('/');
            return text.substring(slash + 1) + "]:[" + text.substring(0, slash);
        }
        return text;
    }

    @Override
    public Value.Fields value(byte[] octets, int from, int to) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (architectureOctets == 1) {
            values.put("architecture", Kind.U8.read(octets, from, 1));
        }
        int type = type(octets, from);
        values.put("type", Values.of(type));
        Layout layout = layout(octets, from, to);
        if (layout != UNKNOWN) {
            values.put("name", Values.of(names.getOrDefault(type, "")));
        }
        layout.read(octets, from + header(), to, values);
        return new Value.Fields(values);
    }

    @Override
    public byte[] encode(Value.Fields value) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        int type = (int) Values.number(Values.get(value, "type"), typeOctets == 1 ? 255 : 65535);
        List<Layout> candidates = value.fields().containsKey("value") ? null : layouts.get(type);
        Layout layout = UNKNOWN;
        for (Layout candidate : candidates == null ? List.<Layout>of() : candidates) {
            layout = layout == UNKNOWN || candidate.accepts(value) ? candidate : layout;
        }
        layout.write(value, inside);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (architectureOctets == 1) {
            Kind.U8.write(Values.get(value, "architecture"), out);
        }
        number(typeOctets).write(Values.of(type), out);
        number(lengthOctets).write(Values.of(inside.size()), out);
        out.writeBytes(inside.toByteArray());
        return out.toByteArray();
    }

    private static Kind number(int octets) {
        return octets == 1 ? Kind.U8 : Kind.U16;
    }

    /** The types by their names, for documentation and tests. */
    public List<Integer> types() {
        return layouts.keySet().stream().sorted().toList();
    }
}
