package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * All that is left as type-length-value items, in the order of the wire. A type that is not in the table, or a value that
 * its kind cannot read, is shown as hex: nothing is lost.
 */
public record Tlvs(Header header, Map<Integer, Field> known) implements Kind {
    private static final String RAW = "value";

    public Tlvs {
        known = Map.copyOf(known);
    }

    /** The same with one more known type. */
    public Tlvs with(int type, String name, Kind kind) {
        Map<Integer, Field> more = new LinkedHashMap<>(known);
        more.put(type, Field.key(name, kind));
        return new Tlvs(header, more);
    }

    public static Tlvs of(Header header) {
        return new Tlvs(header, Map.of());
    }

    @Override
    public int size(byte[] octets, int at, int end) {
        for (int i = at; i < end; ) {
            int size = header.octets(octets, i, end);
            int length = size == DAMAGED ? DAMAGED : header.valueLength(octets, i);
            if (length < 0 || length > end - i - size) {
                return DAMAGED;
            }
            i += size + length;
        }
        return end - at;
    }

    /** Every item in its order, with what its kind says is alike made alike: the bits behind a prefix do not count. */
    @Override
    public void key(byte[] octets, int at, int size, ByteArrayOutputStream out) {
        for (int i = at; i < at + size; ) {
            int type = header.type(octets, i);
            int from = i + header.octets(octets, i, at + size);
            int to = from + header.valueLength(octets, i);
            ByteArrayOutputStream inside = new ByteArrayOutputStream();
            Field field = fitting(type, octets, from, to);
            (field == null ? REST : field.kind()).key(octets, from, to - from, inside);
            header.write(type, inside.size(), out);
            out.writeBytes(inside.toByteArray());
            i = to;
        }
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        List<Value> items = new ArrayList<>();
        for (int i = at; i < at + size; ) {
            int type = header.type(octets, i);
            int value = i + header.octets(octets, i, at + size);
            int end = value + header.valueLength(octets, i);
            items.add(item(type, octets, value, end));
            i = end;
        }
        return new Value.Many(items);
    }

    private Value item(int type, byte[] octets, int from, int to) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("type", Values.of(type));
        Field field = fitting(type, octets, from, to);
        fields.put(
                field == null ? RAW : field.name(),
                (field == null ? REST : field.kind()).read(octets, from, to - from));
        return new Value.Fields(fields);
    }

    /** What is known of the type, or null if that is nothing or the value is not of its kind. */
    private @Nullable Field fitting(int type, byte[] octets, int from, int to) {
        Field field = known.get(type);
        return field != null && field.kind().size(octets, from, to) == to - from ? field : null;
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        for (Value item : Values.list(value)) {
            int type = (int) Values.number(Values.get(item, "type"), 0xffff);
            Field field = known.get(type);
            boolean typed = field != null && Values.fields(item).containsKey(field.name());
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            if (typed) {
                field.kind().write(Values.get(item, field.name()), octets);
            } else {
                REST.write(Values.get(item, RAW), octets);
            }
            header.write(type, octets.size(), out);
            out.writeBytes(octets.toByteArray());
        }
    }

    /** {@code asn=64496 areaId=0.0.0.0}, unknown types by their number. */
    public static String text(Value items) {
        StringBuilder out = new StringBuilder();
        for (Value item : Values.list(items)) {
            Values.fields(item).forEach((name, value) -> {
                if (!name.equals("type")) {
                    String shown = name.equals(RAW) ? Values.show(Values.get(item, "type")) : name;
                    boolean nested = value instanceof Value.Many many
                            && !many.values().isEmpty()
                            && many.values().get(0) instanceof Value.Fields;
                    out.append(out.isEmpty() ? "" : " ").append(shown);
                    boolean fields = value instanceof Value.Fields;
                    out.append(nested || fields ? "(" : "=");
                    out.append(nested ? text(value) : Values.show(value)).append(nested || fields ? ")" : "");
                }
            });
        }
        return out.toString();
    }

    /** Where type and length of an item stand. */
    public enum Header {
        /** Two octets each (BGP-LS, tunnel encapsulation). */
        T2_L2(2, 2),
        /** Type of one octet, length of two (prefix-SID, SRv6 services). */
        T1_L2(1, 2),
        /** One octet each. */
        T1_L1(1, 1),
        /** Type of one octet; length of one, or of two for types from 128 on (RFC 9012 section 2). */
        T1_L1_OR_2(1, 0),
        /** Type of one octet, length of two that counts these three too (RFC 7311 section 3). */
        T1_WHOLE2(1, 2);

        private final int typeOctets;
        private final int lengthOctets;

        Header(int typeOctets, int lengthOctets) {
            this.typeOctets = typeOctets;
            this.lengthOctets = lengthOctets;
        }

        int type(byte[] octets, int at) {
            return typeOctets == 1 ? octets[at] & 0xff : (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
        }

        private int lengthOctets(int type) {
            return lengthOctets != 0 ? lengthOctets : type < 128 ? 1 : 2;
        }

        int octets(byte[] octets, int at, int end) {
            int size = end - at < typeOctets ? DAMAGED : typeOctets + lengthOctets(type(octets, at));
            return size > end - at ? DAMAGED : size;
        }

        int valueLength(byte[] octets, int at) {
            int from = at + typeOctets;
            int length = lengthOctets(type(octets, at)) == 1
                    ? octets[from] & 0xff
                    : (octets[from] & 0xff) << 8 | octets[from + 1] & 0xff;
            return this == T1_WHOLE2 ? length - 3 : length;
        }

        void write(int type, int valueLength, ByteArrayOutputStream out) {
            (typeOctets == 1 ? U8 : U16).write(Values.of(type), out);
            int length = this == T1_WHOLE2 ? valueLength + 3 : valueLength;
            (lengthOctets(type) == 1 ? U8 : U16).write(Values.of(length), out);
        }
    }
}
