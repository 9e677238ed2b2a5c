package net.weir.codec.bmp;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bmp.BmpMessage.IndexedRouteMonitoring;
import net.weir.codec.bmp.MonitoringTlv.Kind;
import net.weir.model.Problem.Action;

/**
 * Route Monitoring of version 4. The routes count most: where the BGP message can be read, damage in the TLVs around it is
 * told and takes nothing from it.
 */
final class IndexedRouteMonitoringDecoder {
    /** So many damaged values of one message are told each by itself: a message has room for thousands. */
    private static final int MOST_TOLD = 16;

    private IndexedRouteMonitoringDecoder() {}

    static DecodedBmp decode(BmpMessageView message, int maxTlvs) {
        List<MonitoringTlv> tlvs = new ArrayList<>();
        MonitoringTlvReader reader = new MonitoringTlvReader(message, maxTlvs);
        while (reader.next()) {
            tlvs.add(reader.tlv());
        }
        BmpDamage unread = reader.damage();
        IndexedRouteMonitoring read =
                new IndexedRouteMonitoring(BmpDecoder.peer(message), MonitoringTypes.of(tlvs), tlvs);
        int messages = read.of(Kind.BGP_MESSAGE).size();
        if (unread != null && messages == 0) {
            return DecodedBmp.skipped(unread);
        }
        List<BmpDamage> damage = new ArrayList<>();
        int body = message.bodyOffset() - message.offset();
        if (messages > 1) {
            String reason = messages + " BGP messages where there is to be one: the first alone is read";
            damage.add(new BmpDamage(BmpFault.BGP_MESSAGES, Action.MESSAGE_SKIPPED, body, reason));
        } else if (messages == 0) {
            damage.add(new BmpDamage(BmpFault.BGP_MESSAGES, body, "no BGP message"));
        }
        values(read, body, damage);
        if (unread != null) {
            damage.add(unread.kept());
        }
        return new DecodedBmp(read, damage);
    }

    private static void values(IndexedRouteMonitoring read, int body, List<BmpDamage> damage) {
        int offset = body;
        int damaged = 0;
        for (MonitoringTlv tlv : read.tlvs()) {
            Kind kind = read.types().kind(tlv.type());
            if (!isSound(kind, tlv)) {
                damaged++;
                if (damaged <= MOST_TOLD) {
                    String reason = "a TLV of " + tlv.value().length() + " octets that is no " + kind;
                    damage.add(new BmpDamage(BmpFault.TLV_VALUE, offset, reason));
                }
            }
            offset += MonitoringTlv.HEADER + tlv.value().length();
        }
        if (damaged > MOST_TOLD) {
            String reason = damaged - MOST_TOLD + " more TLVs with damaged values";
            damage.add(new BmpDamage(BmpFault.TLV_VALUE, body, reason));
        }
    }

    private static boolean isSound(Kind kind, MonitoringTlv tlv) {
        int length = tlv.value().length();
        return switch (kind) {
            case STATELESS_PARSING -> tlv.capability() != null;
            case GROUP -> tlv.members() != null;
            case PATH_STATUS -> PathStatus.decode(tlv.value()) != null;
            case SEQUENCE_NUMBER -> length == 8;
            case EXTENDED_FLAGS -> length > 0;
            case TIMESTAMP -> length == 5 || length == 9;
            case VRF_NAME, BGP_MESSAGE, OTHER -> true;
        };
    }
}
