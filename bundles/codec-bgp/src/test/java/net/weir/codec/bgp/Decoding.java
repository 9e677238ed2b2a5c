package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.NlriBlock;
import net.weir.model.RawAttribute;
import org.jspecify.annotations.Nullable;

/** Short ways to decode and to say what came out. */
final class Decoding {
    private Decoding() {}

    static DecodedUpdate decode(byte[] message) {
        return decode(message, ValidationProfile.BGP_EBGP);
    }

    static DecodedUpdate decode(byte[] message, ValidationProfile profile) {
        return decode(message, SessionParameters.FOUR_OCTET, profile);
    }

    static DecodedUpdate decode(byte[] message, SessionParameters parameters, ValidationProfile profile) {
        return new UpdateDecoder(new AttributeCache(64, 1 << 16))
                .decode(message, 0, message.length, parameters, profile);
    }

    /** Every part on a line: family, withdrawn, announced, cause and flags if remarkable, types of the attributes. */
    static List<String> parts(DecodedUpdate update) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < update.parts(); i++) {
            lines.add(text(update.part(i)));
        }
        return lines;
    }

    private static String text(DecodedUpdate.Part part) {
        StringBuilder out = new StringBuilder().append(part.family());
        append(out, " -", part.withdrawn());
        append(out, " +", part.announced());
        switch (part.cause()) {
            case PEER -> {}
            case TREAT_AS_WITHDRAW, FILTERED ->
                out.append(' ').append(part.cause().name());
        }
        if (part.flags() != 0) {
            out.append(" flags ").append(part.flags());
        }
        if (part.attributes() != null) {
            out.append(" {");
            for (RawAttribute attribute : part.attributes().all()) {
                out.append(out.charAt(out.length() - 1) == '{' ? "" : " ").append(attribute.type());
            }
            out.append('}');
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String sign, @Nullable NlriBlock block) {
        for (int i = 0; block != null && i < block.count(); i++) {
            out.append(sign).append(block.text(i));
            if (block.hasPathIds()) {
                out.append('#').append(Integer.toUnsignedString(block.pathId(i)));
            }
        }
    }

    /** Every problem as {@code rule: action}. */
    static List<String> problems(DecodedUpdate update) {
        return update.problems().stream().map(p -> p.rule() + ": " + p.action()).toList();
    }
}
