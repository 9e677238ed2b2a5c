package net.weir.text;

import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.event.RouteMirror;
import net.weir.event.StatsReport;

/** What events hold that report counts, copies, damage and loss. */
final class ReportJson {
    private static final JsonKey STATISTICS = JsonKey.of("statistics");
    private static final JsonKey TYPE = JsonKey.of("type");
    private static final JsonKey FAMILY = JsonKey.of("family");
    private static final JsonKey VALUE = JsonKey.of("value");
    private static final JsonKey OCTETS = JsonKey.of("octets");
    private static final JsonKey SCOPE = JsonKey.of("scope");
    private static final JsonKey MESSAGES = JsonKey.of("messages");
    private static final JsonKey CODES = JsonKey.of("codes");
    private static final JsonKey REASON = JsonKey.of("reason");
    private static final JsonKey LOSES_ROUTES = JsonKey.of("losesRoutes");
    private static final JsonKey FEEDS = JsonKey.of("feeds");
    private static final JsonKey FAMILIES = JsonKey.of("families");
    private static final JsonKey COUNT = JsonKey.of("count");
    private static final JsonKey RIB = JsonKey.of("rib");
    private static final JsonKey ID = JsonKey.of("id");
    private static final JsonKey LANE = JsonKey.of("lane");
    private static final JsonKey WITHIN = JsonKey.of("within");
    private static final JsonKey PEERS = JsonKey.of("peers");
    private static final JsonKey ABORTED = JsonKey.of("aborted");

    private ReportJson() {}

    static void stats(Members m, StatsReport event) {
        m.array(STATISTICS, event.statistics(), (out, statistic) -> {
            out.beginObject().name(TYPE).number(statistic.type());
            m.family(FAMILY, statistic.family());
            out.name(VALUE).unsigned(statistic.value());
            out.name(SCOPE).plain(event.isOfView(statistic) ? "view" : "session");
            m.hex(OCTETS, statistic.octets());
            out.endObject();
        });
    }

    static void mirror(Members m, RouteMirror event) {
        m.array(MESSAGES, event.messages(), JsonWriter::hex);
        m.array(CODES, event.codes(), JsonWriter::number);
    }

    static void malformed(Members m, Malformed event) {
        m.family(FAMILY, event.family());
        ProblemJson.members(m, event.problem());
        m.out().name(LOSES_ROUTES).bool(event.losesRoutes());
    }

    static void gap(Members m, Gap event) {
        m.array(FEEDS, event.feeds(), JsonWriter::number);
        m.array(FAMILIES, event.families(), (out, family) -> out.plain(family.toString()));
        m.out().name(COUNT).number(event.count());
        m.text(REASON, event.reason());
    }

    static void resyncBegin(Members m, ResyncBegin event) {
        resync(m, event.rib(), event.id(), event.lane());
        m.array(FAMILIES, event.scope().families().stream().sorted().toList(), ReportJson::plain);
        m.array(WITHIN, event.scope().within(), ReportJson::plain);
        m.array(PEERS, event.peers(), JsonWriter::number);
    }

    static void resyncEnd(Members m, ResyncEnd event) {
        resync(m, event.rib(), event.id(), event.lane());
        m.out().name(ABORTED).bool(event.aborted());
    }

    private static void resync(Members m, String rib, ResyncId id, int lane) {
        m.out().name(RIB).string(rib).name(ID).number(id.number()).name(LANE).number(lane);
    }

    private static void plain(JsonWriter out, Object familyOrPrefix) {
        out.plain(familyOrPrefix.toString());
    }
}
