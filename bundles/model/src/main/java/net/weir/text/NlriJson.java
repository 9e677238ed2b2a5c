package net.weir.text;

import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Value;

/**
 * One route's NLRI: the members {@code "prefix":"203.0.113.0/24"} and, only with ADD-PATH, {@code "pathId":7}. Families other
 * than plain prefixes have {@code "nlri":{"text":"…",…}} with the fields of the family behind the text, or {@code
 * "nlri":"hex"} for octets that Weir does not understand.
 */
public final class NlriJson {
    private static final JsonKey PREFIX = JsonKey.of("prefix");
    private static final JsonKey NLRI = JsonKey.of("nlri");
    private static final JsonKey TEXT = JsonKey.of("text");
    private static final JsonKey PATH_ID = JsonKey.of("pathId");

    private NlriJson() {}

    /** Writes the members into an object that is open. */
    public static void members(JsonWriter out, NlriBlock block, int index) {
        if (block instanceof OpaqueNlri opaque) {
            structured(out.name(NLRI), opaque, index);
        } else {
            out.name(PREFIX).openString();
            text(out.buffer(), block, index);
            out.closeString();
        }
        if (block.hasPathIds()) {
            out.name(PATH_ID).number(block.pathId(index) & 0xffff_ffffL);
        }
    }

    private static void structured(JsonWriter out, OpaqueNlri block, int index) {
        Value.Fields value = block.value(index);
        if (value == null) {
            out.string(block.text(index));
            return;
        }
        out.beginObject().name(TEXT).string(block.text(index));
        value.fields().forEach((name, field) -> ValueJson.write(out.name(name), field));
        out.endObject();
    }

    /** The same text as {@link NlriBlock#text}. */
    public static void text(TextBuffer out, NlriBlock block, int index) {
        if (block instanceof Ipv4Nlri v4) {
            long key = v4.key(index);
            out.ipv4((int) (key >>> 8));
            out.octet('/');
            out.unsigned(key & 0xff);
        } else if (block instanceof Ipv6Nlri v6) {
            out.ipv6(v6.high(index), v6.low(index));
            out.octet('/');
            out.unsigned(v6.length(index));
        } else {
            out.ascii(block.text(index));
        }
    }
}
