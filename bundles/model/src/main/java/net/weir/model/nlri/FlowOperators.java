package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Values;

/**
 * Pairs of operator and value up to the one with the end-of-list bit (RFC 8955 section 4.2.1).
 *
 * @param signs what the lower three operator bits mean, in ascending order
 * @param mask of the bits that have a meaning
 */
record FlowOperators(List<String> signs, int mask) implements Kind {
    static final FlowOperators NUMERIC =
            new FlowOperators(List.of("false", "=", ">", ">=", "<", "<=", "!=", "true"), 7);
    static final FlowOperators BITMASK = new FlowOperators(List.of("&", "=", "!", "!="), 3);
    private static final int END = 0x80;
    private static final int AND = 0x40;

    private static int valueOctets(int operator) {
        return 1 << (operator >>> 4 & 3);
    }

    @Override
    public int size(byte[] octets, int at, int end) {
        for (int i = at; i < end; ) {
            int operator = octets[i] & 0xff;
            i += 1 + valueOctets(operator);
            if ((operator & END) != 0) {
                return i <= end ? i - at : DAMAGED;
            }
        }
        return DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        List<Value> terms = new ArrayList<>();
        for (int i = at; i < at + size; ) {
            int operator = octets[i] & 0xff;
            int length = valueOctets(operator);
            Map<String, Value> term = new LinkedHashMap<>();
            term.put("op", Values.of(signs.get(operator & mask)));
            term.put("value", number(length).read(octets, i + 1, length));
            term.put("octets", Values.of(length));
            term.put("and", new Value.Bool((operator & AND) != 0));
            terms.add(new Value.Fields(term));
            i += 1 + length;
        }
        return new Value.Many(terms);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        List<Value> terms = Values.list(value);
        for (int i = 0; i < terms.size(); i++) {
            int length = (int) Values.number(Values.get(terms.get(i), "octets"), 8);
            int sign = signs.indexOf(Values.text(Values.get(terms.get(i), "op")));
            if (Integer.bitCount(length) != 1 || sign < 0) {
                throw new IllegalArgumentException("no such term: " + Values.show(terms.get(i)));
            }
            boolean and = new Value.Bool(true).equals(Values.get(terms.get(i), "and"));
            int end = i == terms.size() - 1 ? END : 0;
            out.write(end | (and ? AND : 0) | Integer.numberOfTrailingZeros(length) << 4 | sign);
            number(length).write(Values.get(terms.get(i), "value"), out);
        }
    }

    private static Kind number(int octets) {
        return switch (octets) {
            case 1 -> U8;
            case 2 -> U16;
            case 4 -> U32;
            default -> U64;
        };
    }

    /** {@code >=80&<=90,=8080}. */
    static String text(Value terms) {
        StringBuilder out = new StringBuilder();
        for (Value term : Values.list(terms)) {
            boolean and = new Value.Bool(true).equals(Values.get(term, "and"));
            String sign = Values.show(Values.get(term, "op"));
            out.append(out.isEmpty() ? "" : and ? "&" : ",").append(sign.equals("&") ? "" : sign);
            out.append(Values.show(Values.get(term, "value")));
        }
        return out.toString();
    }
}
