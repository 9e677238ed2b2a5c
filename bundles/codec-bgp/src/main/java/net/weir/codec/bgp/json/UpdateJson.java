package net.weir.codec.bgp.json;

import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;
import net.weir.text.AttributesJson;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;
import net.weir.text.RouteJson;
import org.jspecify.annotations.Nullable;

/** {@code bgp-update}: the attributes once, and routes by family. */
final class UpdateJson {
    private static final JsonKey ATTRIBUTES = JsonKey.of("attributes");
    private static final JsonKey ROUTES = JsonKey.of("routes");
    private static final JsonKey END_OF_RIB = JsonKey.of("endOfRib");

    private UpdateJson() {}

    static boolean write(Members m, DecodedUpdate update) {
        JsonWriter out = m.out();
        out.name(BgpJson.TYPE).plain("bgp-update");
        PathAttributes attributes = attributes(update);
        if (attributes == null) {
            m.nothing(ATTRIBUTES);
        } else {
            AttributesJson.write(out.name(ATTRIBUTES), attributes);
        }
        out.name(ROUTES).beginArray();
        for (int i = 0; i < update.parts(); i++) {
            DecodedUpdate.Part part = update.part(i);
            out.beginObject();
            RouteJson.part(m, part.family(), part.announced(), part.withdrawn(), part.cause(), part.flags());
            out.endObject();
        }
        out.endArray();
        m.family(END_OF_RIB, update.endOfRib());
        return true;
    }

    /** Parts differ in the next hop alone, which MP_REACH_NLRI and NEXT_HOP have side by side. */
    private static @Nullable PathAttributes attributes(DecodedUpdate update) {
        PathAttributes all = null;
        for (int i = 0; i < update.parts(); i++) {
            PathAttributes some = update.part(i).attributes();
            all = all == null ? some : some == null ? all : both(all, some);
        }
        return all;
    }

    private static PathAttributes both(PathAttributes first, PathAttributes second) {
        AttributesBuilder builder = AttributesBuilder.from(first);
        for (RawAttribute attribute : second.all()) {
            if (!first.has(attribute.type())) {
                builder.raw(attribute);
            }
        }
        return builder.build();
    }
}
