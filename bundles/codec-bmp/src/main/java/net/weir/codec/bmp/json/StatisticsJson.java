package net.weir.codec.bmp.json;

import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.MonitoringTlv;
import net.weir.codec.bmp.StatisticType;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Bytes;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;

/** {@code bmp-statistics}. */
final class StatisticsJson {
    private static final JsonKey STATISTICS = JsonKey.of("statistics");
    private static final JsonKey NAME = JsonKey.of("name");
    private static final JsonKey FAMILY = JsonKey.of("family");
    private static final JsonKey VALUE = JsonKey.of("value");
    private static final JsonKey OCTETS = JsonKey.of("octets");

    private StatisticsJson() {}

    static void write(Members m, BmpMessage.StatisticsReport report, int version) {
        m.array(STATISTICS, report.statistics(), (out, statistic) -> one(m, statistic, version));
        if (!report.tlvs().isEmpty()) {
            TlvJson.statistics(m, report.tlvs());
        }
    }

    private static void one(Members m, Statistic statistic, int version) {
        JsonWriter out = m.out();
        StatisticType type = StatisticType.ofCode(statistic.type());
        int length = statistic.octets().length();
        // routers differ in the shape: a value is read by its length, which tells more than the type
        // in version 4 the number of an enterprise stands before what it counts
        boolean ours = version < 4 || (statistic.type() & MonitoringTlv.ENTERPRISE) == 0;
        boolean hasValue = ours && (length == 4 || length == 8 || length == 11);
        out.beginObject().name(BmpJson.TYPE).number(statistic.type());
        m.text(NAME, type == null ? null : type.toString());
        m.family(FAMILY, statistic.family());
        if (hasValue) {
            out.name(VALUE).unsigned(statistic.value());
        } else {
            m.nothing(VALUE);
        }
        boolean asExpected = type != null && length == type.shape().octets();
        m.hex(OCTETS, asExpected ? Bytes.EMPTY : statistic.octets());
        out.endObject();
    }
}
