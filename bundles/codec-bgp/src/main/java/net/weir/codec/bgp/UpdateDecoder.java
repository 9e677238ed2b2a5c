package net.weir.codec.bgp;

import net.weir.codec.bgp.attribute.AttributeJudgement;
import net.weir.codec.bgp.attribute.AttributeMode;
import net.weir.codec.bgp.attribute.AttributeMode.Carrier;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Reads UPDATE messages. Confined to one lane and used for every message there. Attributes that the lane saw before are
 * not parsed again: a set that repeats is mostly the same {@link PathAttributes} object.
 */
public final class UpdateDecoder {
    static final int MINIMUM = MessageHeader.LENGTH + 4;

    private final UpdateReport report = new UpdateReport();
    private final UpdateFields fields;
    private final AttributeSpans spans;
    private final AttributeReader attributes;
    private final PartAssembler assembler;
    private final FamilyRegistry families;

    /** With the families that the process knows now. */
    public UpdateDecoder(AttributeCache cache) {
        this(cache, FamilyRegistry.current());
    }

    /** @param cache of the same lane, which other decoders there may share */
    public UpdateDecoder(AttributeCache cache, FamilyRegistry families) {
        this.families = families;
        fields = new UpdateFields(report, families);
        spans = fields.spans;
        attributes = new AttributeReader(cache);
        assembler = new PartAssembler(fields.withdrawn, fields.unreach, fields.reach, fields.nlri);
    }

    /** The families that it reads, from its first message to its last. */
    public FamilyRegistry families() {
        return families;
    }

    /**
     * Reads a whole UPDATE, marker included, at {@code buffer[offset..offset+length)}; never throws on any octets. The
     * result is owned by this decoder and valid until the next call.
     */
    public DecodedUpdate decode(
            byte[] buffer, int offset, int length, SessionParameters parameters, ValidationProfile profile) {
        report.start(buffer, offset, length, profile);
        MessageHeader.Fault fault = MessageHeader.check(buffer, offset, length, MessageHeader.UPDATE, MINIMUM);
        if (fault == null && profile.isSession() && length > parameters.maxMessageLength()) {
            fault = MessageHeader.badLength(buffer, offset); // who only listens takes what the router took
        }
        if (fault != null) {
            report.loseMessage(fault.reason(), fault.rule(), offset + fault.at(), fault.notification());
            return report.out();
        }
        int withdrawnFrom = offset + MessageHeader.LENGTH + 2;
        int attributesFrom = attributesFrom(buffer, offset, length);
        int nlriFrom = attributesFrom < 0 ? -1 : attributesFrom + Octets.u16(buffer, attributesFrom - 2);
        if (nlriFrom < 0 || nlriFrom > offset + length) {
            String reason = "withdrawn routes or path attributes go past the end of the message";
            report.loseMessage(reason, "RFC 7606 section 3.b", withdrawnFrom - 2, malformedList());
            return report.out();
        }
        spans.scan(buffer, attributesFrom, nlriFrom);
        Family endOfRib = length == MINIMUM
                ? Family.IPV4_UNICAST
                : attributesFrom - withdrawnFrom == 2 && nlriFrom == offset + length ? fields.emptyUnreach() : null;
        if (endOfRib != null) { // RFC 4724 section 2
            report.out().endOfRib(endOfRib);
        } else if (spans.repeatedAt >= 0) {
            loseRepeated();
        } else {
            fields.read(withdrawnFrom, attributesFrom - 2, nlriFrom, offset + length, parameters);
            readAttributes(parameters.fourOctetAs());
        }
        return report.out();
    }

    /** Where the attributes start, or -1 if the withdrawn routes leave no room for them. */
    static int attributesFrom(byte[] buffer, int offset, int length) {
        int withdrawnLength = Octets.u16(buffer, offset + MessageHeader.LENGTH);
        return withdrawnLength > length - MINIMUM ? -1 : offset + MINIMUM + withdrawnLength;
    }

    private void readAttributes(boolean fourOctetAs) {
        if (report.isMessageLost()) {
            return;
        }
        PathAttributes reachSet = null;
        PathAttributes nlriSet = null;
        boolean sound = spans.brokenAt < 0;
        if (!sound) {
            report.attributesBroken(spans.brokenAt, fields.announces(), fields.soleFamily());
        } else if (fields.announces()) {
            Family family = fields.soleFamily();
            if (fields.reach.nlri != null) {
                fields.keyWithReach();
                sound = judge(fourOctetAs, Carrier.MP_REACH, family);
                reachSet = attributes.attributes();
            }
            if (fields.nlri.nlri != null) {
                spans.keyWithoutReach();
                sound &= judge(fourOctetAs, Carrier.CLASSIC, family);
                nlriSet = attributes.attributes();
                fields.nlri.noNextHop =
                        report.profile().isNextHopOptional() && nlriSet != null && !nlriSet.has(AttributeType.NEXT_HOP);
            }
        } else if (spans.hasMoreThanUnreach() && !report.isFamilyLost()) {
            spans.keyWithoutReach();
            judge(fourOctetAs, Carrier.NOTHING, null);
        }
        if (!report.isMessageLost()) {
            assembler.assemble(report.out(), sound ? reachSet : null, sound ? nlriSet : null);
        }
    }

    /** Reads the block of attributes whose key was made; false if its routes are to be withdrawn. */
    private boolean judge(boolean fourOctetAs, Carrier carrier, @Nullable Family family) {
        AttributeMode mode = report.profile().mode(fourOctetAs, carrier);
        attributes.read(spans.key(), spans.keyFrom(), spans.keyTo(), mode);
        AttributeJudgement judgement = attributes.judgement();
        if (judgement != null) {
            report.add(judgement, spans, mode.announces(), family);
        }
        return attributes.attributes() != null;
    }

    /**
     * Reads the attributes of an entry of a RIB dump (RFC 6396 section 4.3), for which {@code offset} is where the evidence
     * of problems counts from. {@link DecodedUpdate#ribAttributes} then has them; a missing mandatory attribute is only
     * noted, as collectors dump their own routes without any.
     *
     * @param family of the entry's prefix
     */
    public DecodedUpdate decodeRibEntry(
            byte[] buffer, int offset, int length, boolean fourOctetAs, ValidationProfile profile, Family family) {
        report.start(buffer, offset, length, profile);
        fields.clear();
        spans.scan(buffer, offset, offset + length);
        if (spans.repeatedAt >= 0) {
            loseRepeated();
        } else if (spans.brokenAt >= 0) {
            report.attributesBroken(spans.brokenAt, true, family);
        } else if (spans.reachAt < 0) {
            spans.keyWithoutReach();
            judgeRibEntry(fourOctetAs, Carrier.RIB_ENTRY, family);
        } else if (fields.readRibNextHop(family)) {
            fields.keyWithReach();
            judgeRibEntry(fourOctetAs, Carrier.RIB_ENTRY_MP_REACH, family);
        } else {
            NotificationMessage answer = fields.attributeError(spans.reachAt, spans.reachEnd);
            report.loseFamily(family, "next hop does not fit", "RFC 6396 section 4.3.4", spans.reachAt, answer);
        }
        return report.out();
    }

    private void judgeRibEntry(boolean fourOctetAs, Carrier carrier, Family family) {
        judge(fourOctetAs, carrier, family);
        if (!report.isMessageLost()) {
            report.out().ribAttributes(attributes.attributes());
        }
    }

    /** The family of MP_REACH_NLRI, else IPv4 unicast, of a message that need not be sound. */
    Family announcingFamily(byte[] buffer, int offset, int length) {
        int from = length < MINIMUM ? -1 : attributesFrom(buffer, offset, length);
        if (from < 0) {
            return Family.IPV4_UNICAST;
        }
        report.start(buffer, offset, length, report.profile());
        int end = Math.min(offset + length, from + Octets.u16(buffer, from - 2));
        spans.scan(buffer, from, end);
        return fields.announcingFamily(end);
    }

    private void loseRepeated() {
        String reason = "MP_REACH_NLRI or MP_UNREACH_NLRI appears twice";
        report.loseMessage(reason, "RFC 7606 section 3.g", spans.repeatedAt, malformedList());
    }

    private static NotificationMessage malformedList() {
        return new NotificationMessage(3, 1, Bytes.EMPTY);
    }
}
