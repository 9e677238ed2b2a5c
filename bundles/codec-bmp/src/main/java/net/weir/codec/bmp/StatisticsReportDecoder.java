package net.weir.codec.bmp;

import java.util.ArrayList;
import java.util.List;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Octets;

/** Statistics as RFC 7854 section 4.8 has them, and in the TLV that version 4 puts around them. */
final class StatisticsReportDecoder {
    private static final int COUNT = 4;

    private StatisticsReportDecoder() {}

    static DecodedBmp decode(BmpMessageView message, int maxTlvs) {
        int at = message.bodyOffset();
        int end = at + message.bodyLength();
        if (!isContained(message)) {
            return statistics(message, at, end, new TlvReader(message, end, maxTlvs), maxTlvs);
        }
        int from = at + Tlv.HEADER;
        int length = Octets.u16(message.array(), at + 2);
        if (length > end - from) {
            String reason = "a TLV of " + length + " octets where " + (end - from) + " are left";
            return DecodedBmp.skipped(BmpFault.TLV_OVERRUN, at - message.offset(), reason);
        }
        return statistics(message, from, from + length, new TlvReader(message, from + length, maxTlvs), maxTlvs);
    }

    /**
     * True if the statistics stand inside a TLV, as draft-ietf-grow-bmp-tlv has it in version 4 since revision 20; before, they
     * stood as in version 3. As a Stats Count its first octets would be a number that no message has room for.
     */
    private static boolean isContained(BmpMessageView message) {
        return message.version() >= 4
                && message.bodyLength() >= Tlv.HEADER
                && Octets.u16(message.array(), message.bodyOffset()) == BmpMessage.StatisticsReport.STATISTICS;
    }

    /** Each statistic is sound by itself: damage behind it takes nothing from it. */
    private static DecodedBmp statistics(BmpMessageView message, int from, int to, TlvReader behind, int maxTlvs) {
        if (to - from < COUNT) {
            return BmpDecoder.truncated(message, "the Stats Count");
        }
        long announced = Octets.u32(message.array(), from);
        TlvReader reader = new TlvReader(message, from + COUNT, to, maxTlvs);
        List<Statistic> statistics = new ArrayList<>();
        for (Tlv tlv = reader.next(); tlv != null; tlv = reader.next()) {
            statistics.add(statistic(tlv, message.version()));
        }
        List<Tlv> tlvs = behind.all();
        List<BmpDamage> damage = new ArrayList<>();
        BmpDamage unread = reader.damage();
        if (unread != null && statistics.isEmpty()) {
            return DecodedBmp.skipped(unread);
        } else if (unread != null) {
            damage.add(unread.kept());
        } else if (announced != statistics.size()) {
            String reason = announced + " statistics announced, " + statistics.size() + " sent";
            damage.add(new BmpDamage(BmpFault.STATISTICS_COUNT, from - message.offset(), reason));
        }
        if (behind.damage() != null) {
            damage.add(behind.damage().kept());
        }
        return new DecodedBmp(new BmpMessage.StatisticsReport(BmpDecoder.peer(message), statistics, tlvs), damage);
    }

    private static Statistic statistic(Tlv tlv, int version) {
        boolean enterprise = version >= 4 && (tlv.type() & MonitoringTlv.ENTERPRISE) != 0;
        return enterprise // its number first, then whatever it likes: no value that we know
                ? new Statistic(tlv.type(), null, 0, tlv.value())
                : StatisticType.decode(tlv.type(), tlv.value());
    }
}
