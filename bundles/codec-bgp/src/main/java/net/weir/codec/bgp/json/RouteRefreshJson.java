package net.weir.codec.bgp.json;

import java.util.Locale;
import net.weir.codec.bgp.OutboundRouteFilters;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;
import org.jspecify.annotations.Nullable;

/** {@code bgp-route-refresh}, with the outbound route filters that may stand behind it. */
final class RouteRefreshJson {
    private static final JsonKey FAMILY = JsonKey.of("family");
    private static final JsonKey SUBTYPE = JsonKey.of("subtype");
    private static final JsonKey SUBTYPE_NAME = JsonKey.of("subtypeName");
    private static final JsonKey ORF = JsonKey.of("orf");
    private static final JsonKey WHEN = JsonKey.of("whenToRefresh");
    private static final JsonKey WHEN_NAME = JsonKey.of("whenToRefreshName");
    private static final JsonKey FILTERS = JsonKey.of("filters");
    private static final JsonKey NAME = JsonKey.of("name");
    private static final JsonKey VALUE = JsonKey.of("value");
    private static final JsonKey ENTRIES = JsonKey.of("entries");
    private static final JsonKey ACTION = JsonKey.of("action");
    private static final JsonKey MATCH = JsonKey.of("match");
    private static final JsonKey SEQUENCE = JsonKey.of("sequence");
    private static final JsonKey MINIMUM = JsonKey.of("minimum");
    private static final JsonKey MAXIMUM = JsonKey.of("maximum");
    private static final JsonKey PREFIX = JsonKey.of("prefix");

    private RouteRefreshJson() {}

    static boolean write(Members m, RouteRefreshMessage refresh) {
        JsonWriter out = m.out();
        out.name(BgpJson.TYPE).plain("bgp-route-refresh");
        out.name(FAMILY).plain(refresh.family().toString());
        out.name(SUBTYPE).number(refresh.subtype());
        m.text(SUBTYPE_NAME, subtype(refresh.subtype()));
        OutboundRouteFilters filters = refresh.filters();
        if (filters == null) {
            m.nothing(ORF);
        } else {
            filters(m, filters);
        }
        return true;
    }

    private static @Nullable String subtype(int code) {
        return switch (code) {
            case RouteRefreshMessage.REQUEST -> "normal";
            case RouteRefreshMessage.BEGIN -> "BoRR";
            case RouteRefreshMessage.END -> "EoRR";
            default -> null;
        };
    }

    private static @Nullable String when(int code) {
        return switch (code) {
            case OutboundRouteFilters.IMMEDIATE -> "immediate";
            case OutboundRouteFilters.DEFER -> "defer";
            default -> null;
        };
    }

    private static @Nullable String name(int type) {
        return switch (type) {
            case OutboundRouteFilters.ADDRESS_PREFIX -> "address-prefix";
            case OutboundRouteFilters.COVERING_PREFIX -> "covering-prefix";
            case OutboundRouteFilters.PREFIX_BEFORE_STANDARD -> "address-prefix-before-standard";
            default -> null;
        };
    }

    private static void filters(Members m, OutboundRouteFilters filters) {
        JsonWriter out = m.out();
        out.name(ORF).beginObject();
        out.name(WHEN).number(filters.whenToRefresh());
        m.text(WHEN_NAME, when(filters.whenToRefresh()));
        m.array(FILTERS, filters.filters(), (to, filter) -> {
            to.beginObject().name(BgpJson.TYPE).number(filter.type());
            m.text(NAME, name(filter.type()));
            if (filter.isOfPrefixes()) {
                m.array(ENTRIES, filter.entries(), RouteRefreshJson::entry);
            } else {
                to.name(VALUE).hex(filter.octets());
            }
            to.endObject();
        });
        out.endObject();
    }

    private static void entry(JsonWriter out, OutboundRouteFilters.Entry entry) {
        out.beginObject();
        out.name(ACTION).plain(entry.action().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        out.name(MATCH).plain(entry.deny() ? "deny" : "permit");
        if (entry.prefix() != null) {
            out.name(SEQUENCE).number(entry.sequence());
            out.name(MINIMUM).number(entry.minimum());
            out.name(MAXIMUM).number(entry.maximum());
            out.name(PREFIX).plain(entry.prefix().toString());
        }
        out.endObject();
    }
}
