package net.weir.codec.bgp;

import net.weir.codec.bgp.attribute.AttributeOctets;
import net.weir.codec.bgp.attribute.AttributeRule;
import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.bgp.family.NlriCodec;
import net.weir.codec.bgp.family.NlriRun;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * The four fields of an UPDATE that hold NLRI: withdrawn routes, MP_UNREACH_NLRI, MP_REACH_NLRI with its next hop, and
 * classic NLRI. Damage goes to the report. Reused for every message of a lane.
 */
final class UpdateFields {
    private static final String SECTION = "RFC 7606 section 5.3";

    final AttributeSpans spans = new AttributeSpans();
    final NlriField withdrawn = new NlriField();
    final NlriField unreach = new NlriField();
    final NlriField reach = new NlriField();
    final NlriField nlri = new NlriField();

    private final UpdateReport report;
    private final FamilyRegistry families;
    private final NlriRun run = new NlriRun();
    private SessionParameters parameters = SessionParameters.FOUR_OCTET;
    private Family reachFamily = Family.IPV4_UNICAST;
    private int nextHop;
    private int nextHopLength;

    UpdateFields(UpdateReport report, FamilyRegistry families) {
        this.report = report;
        this.families = families;
    }

    void clear() {
        withdrawn.clear();
        unreach.clear();
        reach.clear();
        nlri.clear();
    }

    /** Reads all four of a message whose attributes were scanned. */
    void read(int withdrawnFrom, int withdrawnTo, int nlriFrom, int nlriTo, SessionParameters negotiated) {
        clear();
        parameters = negotiated;
        NlriCodec classic = families.codec(1, 1);
        readNlri(withdrawn, classic, withdrawnFrom, withdrawnTo, -1, true);
        readNlri(nlri, classic, nlriFrom, nlriTo, -1, false);
        if (spans.unreachAt >= 0) {
            readUnreach();
        }
        if (spans.reachAt >= 0) {
            readReach();
        }
        if (report.isFamilyLost()) {
            dropLost(withdrawn);
            dropLost(unreach);
            dropLost(reach);
            dropLost(nlri);
        }
    }

    private void readUnreach() {
        NlriCodec codec = mpCodec(spans.unreachAt, spans.unreachEnd);
        if (codec != null) {
            int value = AttributeOctets.valueOf(report.buffer(), spans.unreachAt);
            readNlri(unreach, codec, value + 3, spans.unreachEnd, spans.unreachAt, true);
        }
    }

    private void readReach() {
        NlriCodec codec = mpCodec(spans.reachAt, spans.reachEnd);
        if (codec == null) {
            return;
        }
        int value = AttributeOctets.valueOf(report.buffer(), spans.reachAt);
        locateNextHop(codec.family(), value + 4, report.buffer()[value + 3] & 0xff);
        int from = nextHop + nextHopLength + 1; // behind the reserved octet, RFC 4760 section 3
        if (from > spans.reachEnd || !codec.acceptsNextHop(nextHopLength)) {
            String reason = "next hop of " + nextHopLength + " octets for " + codec.family();
            NotificationMessage answer = attributeError(spans.reachAt, spans.reachEnd);
            report.loseFamily(codec.family(), reason, "RFC 7606 section 7.11", spans.reachAt, answer);
            return;
        }
        readNlri(reach, codec, from, spans.reachEnd, spans.reachAt, false);
    }

    /** Finds the next hop of an entry of a RIB dump with MP_REACH_NLRI; false if it has none that fits. */
    boolean readRibNextHop(Family family) {
        int at = spans.ribNextHop();
        if (at < 0) {
            return false;
        }
        locateNextHop(family, at + 1, report.buffer()[at] & 0xff);
        return families.codec(family.afi(), family.safi()).acceptsNextHop(nextHopLength);
    }

    private void locateNextHop(Family family, int at, int length) {
        reachFamily = family;
        nextHop = at;
        nextHopLength = length;
    }

    /** The key under which the attributes of MP_REACH_NLRI are known. */
    void keyWithReach() {
        spans.keyWithReach(reachFamily, nextHop, nextHopLength);
    }

    /** The codec of the attribute's family, or null after saying what is wrong with the attribute. */
    private @Nullable NlriCodec mpCodec(int at, int end) {
        byte[] buffer = report.buffer();
        int value = AttributeOctets.valueOf(buffer, at);
        String fault = mpFault(buffer, at, end);
        if (fault == null) {
            return families.codec(Octets.u16(buffer, value), buffer[value + 2] & 0xff);
        }
        if (end - value < 3) {
            report.loseMessage(fault, SECTION, at, attributeError(at, end));
        } else {
            report.loseFamily(family(value), fault, SECTION, at, attributeError(at, end));
        }
        return null;
    }

    /** Why the attribute is incorrect before its NLRI are looked at (RFC 7606 section 5.3), or null. */
    static @Nullable String mpFault(byte[] buffer, int at, int end) {
        AttributeRule rule = AttributeRules.of(buffer[at + 1] & 0xff);
        if (rule == null) {
            return null;
        }
        String flags = rule.flagsFault(buffer[at] & 0xff);
        return flags != null ? flags : rule.lengthFault(end - AttributeOctets.valueOf(buffer, at));
    }

    private void readNlri(NlriField field, NlriCodec codec, int from, int to, int attribute, boolean withdrawal) {
        if (from >= to) {
            return;
        }
        Family family = codec.family();
        run.reset(report.buffer(), from, to, parameters.addPath(family), withdrawal);
        field.nlri = codec.decodeCompact(run);
        field.hostBitsCleared = run.hostBitsCleared();
        if (field.nlri == null) {
            report.out().nlriFails(family);
            NotificationMessage answer =
                    attribute < 0 ? new NotificationMessage(3, 10, Bytes.EMPTY) : attributeError(attribute, to);
            report.loseFamily(family, run.failure(), SECTION, run.failedAt(), answer);
        }
    }

    private void dropLost(NlriField field) {
        Family family = field.family();
        if (family != null && report.isLost(family)) {
            field.clear();
        }
    }

    boolean announces() {
        return reach.nlri != null || nlri.nlri != null;
    }

    /** The family that the attributes belong to, null if there are two or none. */
    @Nullable
    Family soleFamily() {
        Family mp = reach.family();
        Family classic = nlri.family();
        return mp == null ? classic : classic == null ? mp : null;
    }

    /** The family of which MP_UNREACH_NLRI alone, sound and without routes, is the End-of-RIB; null if it is not. */
    @Nullable
    Family emptyUnreach() {
        int value = spans.isUnreachAlone() ? AttributeOctets.valueOf(report.buffer(), spans.unreachAt) : -1;
        return value < 0
                        || spans.unreachEnd - value != 3
                        || mpFault(report.buffer(), spans.unreachAt, spans.unreachEnd) != null
                ? null
                : family(value);
    }

    /** The family of MP_REACH_NLRI if it says one, else IPv4 unicast. */
    Family announcingFamily(int end) {
        int value = spans.reachAt < 0 ? end : AttributeOctets.valueOf(report.buffer(), spans.reachAt);
        return value + 3 > end ? Family.IPV4_UNICAST : family(value);
    }

    private Family family(int value) {
        return Family.of(Octets.u16(report.buffer(), value), report.buffer()[value + 2] & 0xff);
    }

    NotificationMessage attributeError(int at, int end) {
        return new NotificationMessage(3, 9, Bytes.copyOf(report.buffer(), at, end - at));
    }
}
