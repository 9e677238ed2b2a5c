package net.weir.codec.bgp;

import net.weir.codec.bgp.attribute.AttributeMode.Carrier;
import net.weir.codec.bgp.attribute.AttributeOctets;
import net.weir.codec.bgp.attribute.AttributeParser;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.bgp.family.NlriCodec;
import net.weir.model.Family;
import net.weir.model.Octets;

/**
 * Counts the routes of sound messages for those who want nothing else of them: validates as {@link UpdateDecoder} does and
 * makes no objects. What is damaged or less than plain is left to the decoder. Confined to one thread.
 */
public final class RouteCounter {
    private final FamilyRegistry families;
    private final AttributeSpans spans = new AttributeSpans();
    private final AttributeParser parser = new AttributeParser();
    private byte[] buffer = new byte[0];
    private int announced;
    private int withdrawn;

    /** @param families those of the decoder that reads what is left to it */
    public RouteCounter(FamilyRegistry families) {
        this.families = families;
    }

    /** Routes that the last message announces. */
    public int announced() {
        return announced;
    }

    /** Routes that the last message withdraws. */
    public int withdrawn() {
        return withdrawn;
    }

    /**
     * Counts the routes of a whole UPDATE. True if {@link UpdateDecoder#decode} would make one part of it, with these routes,
     * and find no problem; false if only it can tell.
     */
    public boolean read(
            byte[] octets, int offset, int length, SessionParameters parameters, ValidationProfile profile) {
        if (length > parameters.maxMessageLength()
                || MessageHeader.check(octets, offset, length, MessageHeader.UPDATE, UpdateDecoder.MINIMUM) != null) {
            return false;
        }
        int end = offset + length;
        int withdrawnFrom = offset + MessageHeader.LENGTH + 2;
        int from = UpdateDecoder.attributesFrom(octets, offset, length);
        int to = from < 0 ? -1 : from + Octets.u16(octets, from - 2);
        if (to < 0 || to > end || !scan(octets, from, to)) {
            return false;
        }
        if (spans.reachAt < 0 && spans.unreachAt < 0) {
            return readClassic(withdrawnFrom, from, to, end, parameters, profile);
        }
        boolean alone = withdrawnFrom == from - 2 && to == end;
        return alone && (spans.reachAt < 0 ? readUnreach(parameters) : readReach(from, to, parameters, profile));
    }

    private boolean scan(byte[] octets, int from, int to) {
        buffer = octets;
        spans.scan(octets, from, to);
        return spans.brokenAt < 0 && spans.repeatedAt < 0;
    }

    private boolean readClassic(
            int withdrawnFrom, int from, int to, int end, SessionParameters parameters, ValidationProfile profile) {
        NlriCodec codec = families.codec(1, 1);
        boolean addPath = parameters.addPath(Family.IPV4_UNICAST);
        withdrawn = codec.count(buffer, withdrawnFrom, from - 2, addPath);
        announced = codec.count(buffer, to, end, addPath);
        if (announced <= 0) {
            return announced == 0 && withdrawn > 0 && from == to;
        }
        return withdrawn >= 0 && isSound(from, to, parameters, profile, Carrier.CLASSIC);
    }

    private boolean readUnreach(SessionParameters parameters) {
        if (!spans.isUnreachAlone() || UpdateFields.mpFault(buffer, spans.unreachAt, spans.unreachEnd) != null) {
            return false;
        }
        int value = AttributeOctets.valueOf(buffer, spans.unreachAt);
        announced = 0;
        withdrawn = count(codec(value), value + 3, spans.unreachEnd, parameters);
        return withdrawn > 0;
    }

    private boolean readReach(int from, int to, SessionParameters parameters, ValidationProfile profile) {
        if (spans.unreachAt >= 0 || UpdateFields.mpFault(buffer, spans.reachAt, spans.reachEnd) != null) {
            return false;
        }
        int value = AttributeOctets.valueOf(buffer, spans.reachAt);
        int nextHopLength = buffer[value + 3] & 0xff;
        int nlri = value + 4 + nextHopLength + 1; // behind the reserved octet, RFC 4760 section 3
        NlriCodec codec = codec(value);
        if (nlri >= spans.reachEnd || !codec.acceptsNextHop(nextHopLength)) {
            return false;
        }
        withdrawn = 0;
        announced = count(codec, nlri, spans.reachEnd, parameters);
        return announced > 0 && isSound(from, to, parameters, profile, Carrier.MP_REACH);
    }

    private NlriCodec codec(int value) {
        return families.codec(Octets.u16(buffer, value), buffer[value + 2] & 0xff);
    }

    private int count(NlriCodec codec, int from, int to, SessionParameters parameters) {
        return codec.count(buffer, from, to, parameters.addPath(codec.family()));
    }

    private boolean isSound(int from, int to, SessionParameters how, ValidationProfile profile, Carrier carrier) {
        return parser.isSound(buffer, from, to, profile.mode(how.fourOctetAs(), carrier));
    }

    /** True if {@link UpdateDecoder#decodeRibEntry} would find attributes and no problem; false if only it can tell. */
    public boolean isSoundRibEntry(
            byte[] octets, int offset, int length, boolean fourOctetAs, ValidationProfile profile, Family family) {
        if (!scan(octets, offset, offset + length) || spans.unreachAt >= 0) {
            return false;
        }
        Carrier carrier = Carrier.RIB_ENTRY;
        if (spans.reachAt >= 0) {
            int at = spans.ribNextHop();
            if (at < 0 || !families.codec(family.afi(), family.safi()).acceptsNextHop(octets[at] & 0xff)) {
                return false;
            }
            carrier = Carrier.RIB_ENTRY_MP_REACH;
        }
        return parser.isSound(octets, offset, offset + length, profile.mode(fourOctetAs, carrier));
    }
}
