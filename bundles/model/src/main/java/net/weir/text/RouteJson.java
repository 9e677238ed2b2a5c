package net.weir.text;

import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/** What the two kinds of route events hold, and an UPDATE as a message. */
public final class RouteJson {
    private static final JsonKey FAMILY = JsonKey.of("family");
    private static final JsonKey ANNOUNCED = JsonKey.of("announced");
    private static final JsonKey WITHDRAWN = JsonKey.of("withdrawn");
    private static final JsonKey ATTRIBUTES = JsonKey.of("attributes");
    private static final JsonKey CAUSE = JsonKey.of("cause");
    private static final JsonKey FLAGS = JsonKey.of("flags");
    private static final JsonKey MESSAGE = JsonKey.of("messageSequence");
    private static final JsonKey PART = JsonKey.of("part");
    private static final JsonKey PARTS = JsonKey.of("parts");
    private static final JsonKey VERSION = JsonKey.of("version");
    private static final JsonKey AFTER = JsonKey.of("after");
    private static final JsonKey ROUTES = JsonKey.of("routes");
    private static final JsonKey ACTION = JsonKey.of("action");

    private RouteJson() {}

    static void update(Members m, RouteUpdate event) {
        JsonWriter out = m.out();
        out.name(FAMILY).plain(event.family().toString());
        routes(m, ANNOUNCED, event.announced());
        routes(m, WITHDRAWN, event.withdrawn());
        attributes(m, ATTRIBUTES, event.attributes());
        out.name(CAUSE).plain(event.cause().toString());
        flags(m, event.flags());
        out.name(MESSAGE).number(event.messageSequence());
        if (event.parts() > 1) {
            out.name(PART).number(event.part()).name(PARTS).number(event.parts());
        }
    }

    /** One family of an UPDATE whose attributes stand elsewhere: {@code family} to {@code flags} of a route update. */
    public static void part(
            Members m,
            Family family,
            @Nullable NlriBlock announced,
            @Nullable NlriBlock withdrawn,
            RouteUpdate.Cause cause,
            int flags) {
        m.out().name(FAMILY).plain(family.toString());
        routes(m, ANNOUNCED, announced);
        routes(m, WITHDRAWN, withdrawn);
        m.out().name(CAUSE).plain(cause.toString());
        flags(m, flags);
    }

    static void change(Members m, RouteChange event) {
        JsonWriter out = m.out();
        out.name(FAMILY).plain(event.family().toString());
        out.name(CAUSE).plain(event.cause().toString());
        out.name(VERSION).number(event.version());
        attributes(m, AFTER, event.after());
        NlriBlock block = event.routes();
        out.name(ROUTES).beginArray();
        for (int i = 0; i < block.count(); i++) {
            out.beginObject();
            NlriJson.members(out, block, i);
            out.name(ACTION)
                    .plain(event.isWithdrawal() ? "withdraw" : event.before(i) == null ? "announce" : "replace");
            out.endObject();
        }
        out.endArray();
    }

    private static void routes(Members m, JsonKey key, @Nullable NlriBlock block) {
        int count = block == null ? 0 : block.count();
        if (count == 0 && m.style() == JsonStyle.MIN) {
            return;
        }
        JsonWriter out = m.out();
        out.name(key).beginArray();
        for (int i = 0; block != null && i < count; i++) {
            out.beginObject();
            NlriJson.members(out, block, i);
            out.endObject();
        }
        out.endArray();
    }

    private static void attributes(Members m, JsonKey key, @Nullable PathAttributes attributes) {
        if (attributes == null) {
            m.nothing(key);
        } else {
            AttributesJson.write(m.out().name(key), attributes);
        }
    }

    private static void flags(Members m, int flags) {
        if (flags == 0 && m.style() == JsonStyle.MIN) {
            return;
        }
        JsonWriter out = m.out().name(FLAGS).beginArray();
        if ((flags & RouteUpdate.HOST_BITS_CLEARED) != 0) {
            out.plain("host-bits-cleared");
        }
        if ((flags & RouteUpdate.ASSUMED_AS_SIZE) != 0) {
            out.plain("assumed-as-size");
        }
        if ((flags & RouteUpdate.ASSUMED_ADD_PATH) != 0) {
            out.plain("assumed-add-path");
        }
        if ((flags & RouteUpdate.NO_NEXT_HOP) != 0) {
            out.plain("no-next-hop");
        }
        out.endArray();
    }
}
