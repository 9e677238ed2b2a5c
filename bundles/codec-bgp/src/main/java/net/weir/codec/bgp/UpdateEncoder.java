package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.codec.bgp.attribute.AttributeOctets;
import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Writes routes as UPDATE messages of what a session negotiated. Each message holds only one of the four fields with NLRI,
 * and MP_REACH_NLRI or MP_UNREACH_NLRI stands first, as RFC 7606 section 5.1 demands of senders. Stateless.
 */
public final class UpdateEncoder {
    private static final int HEAD = MessageHeader.LENGTH + 4;
    /** Header of an MP attribute with a 2-octet length, AFI and SAFI. */
    private static final int MP_HEAD = 4 + 3;

    /** How IPv4 unicast routes are written; all other families have only one way. */
    public enum Ipv4Form {
        /** In the fields of RFC 4271 wherever the next hop is an IPv4 address. */
        CLASSIC,
        /** As any other family (RFC 4760). */
        MULTIPROTOCOL
    }

    private final SessionParameters parameters;
    private final Ipv4Form ipv4Form;

    public UpdateEncoder(SessionParameters parameters, Ipv4Form ipv4Form) {
        this.parameters = parameters;
        this.ipv4Form = ipv4Form;
    }

    /**
     * As many messages as are needed: first the withdrawals, then the announcements, each in the order of its block.
     *
     * @param attributes those of the announced routes; null exactly if none is announced
     * @throws IllegalArgumentException if there is no next hop, the attributes have tags (Weir's own: take them off before), or attributes and one NLRI do not fit one message
     */
    public List<byte[]> encode(
            @Nullable NlriBlock withdrawn, @Nullable NlriBlock announced, @Nullable PathAttributes attributes) {
        if ((announced == null) != (attributes == null)) {
            throw new IllegalArgumentException("announced routes and attributes go together");
        }
        List<byte[]> messages = new ArrayList<>();
        if (withdrawn != null) {
            encodeWithdrawn(withdrawn, messages);
        }
        if (announced != null && attributes != null) {
            encodeAnnounced(announced, attributes, messages);
        }
        return messages;
    }

    /** The End-of-RIB marker of a family (RFC 4724 section 2). */
    public byte[] endOfRib(Family family) {
        byte[] body = new byte[10];
        if (isClassic(family)) {
            return MessageHeader.message(MessageHeader.UPDATE, body, 4);
        }
        Octets.put16(body, 2, 6);
        int value = AttributeOctets.putHeader(body, 4, AttributeType.OPTIONAL, AttributeType.MP_UNREACH_NLRI, 3);
        putFamily(body, value, family);
        return MessageHeader.message(MessageHeader.UPDATE, body, 10);
    }

    private boolean isClassic(Family family) {
        return family.equals(Family.IPV4_UNICAST) && ipv4Form == Ipv4Form.CLASSIC;
    }

    private void encodeWithdrawn(NlriBlock given, List<byte[]> messages) {
        NlriBlock block = Withdrawals.of(given);
        boolean classic = isClassic(block.family());
        byte[] none = {};
        for (int from = 0; from < block.count(); ) {
            byte[] room = new byte[parameters.maxMessageLength() - HEAD - (classic ? 0 : MP_HEAD)];
            Filled filled = fill(block, from, room);
            messages.add(
                    classic ? message(filled.octets(), none, none) : message(none, mpUnreach(block, filled), none));
            from = filled.next();
        }
    }

    private void encodeAnnounced(NlriBlock block, PathAttributes attributes, List<byte[]> messages) {
        byte[] nextHop = nextHop(attributes);
        boolean classic = isClassic(block.family()) && nextHop.length == 4;
        if (nextHop.length == 0 && block.family().isPlainIp()) {
            throw new IllegalArgumentException("no next hop for " + block);
        }
        PathAttributes set = classic && !attributes.has(AttributeType.NEXT_HOP)
                ? AttributesBuilder.from(attributes)
                        .nextHop(IpAddress.decode(nextHop, 0, 4))
                        .build()
                : attributes;
        byte[] others = WireAttributes.octets(set, classic, parameters.fourOctetAs());
        int taken = HEAD + others.length + (classic ? 0 : MP_HEAD + 2 + nextHop.length);
        for (int from = 0; from < block.count(); ) {
            Filled filled = fill(block, from, new byte[Math.max(0, parameters.maxMessageLength() - taken)]);
            byte[] none = {};
            messages.add(
                    classic
                            ? message(none, others, filled.octets())
                            : message(none, concat(mpReach(block, nextHop, filled), others), none));
            from = filled.next();
        }
    }

    /** The octets of the next hop, of MP_REACH_NLRI or else of NEXT_HOP; none if there is neither. */
    private static byte[] nextHop(PathAttributes attributes) {
        AttributeCursor reach = attributes.find(AttributeType.MP_REACH_NLRI);
        AttributeCursor found = reach != null ? reach : attributes.find(AttributeType.NEXT_HOP);
        if (found == null) {
            return new byte[0];
        }
        byte[] value = found.attribute().value().toArray();
        return reach != null ? Arrays.copyOfRange(value, 4, value.length) : value;
    }

    /** @param next index of the first NLRI that did not fit */
    private record Filled(byte[] octets, int next) {}

    private Filled fill(NlriBlock block, int from, byte[] room) {
        boolean addPath = parameters.addPath(block.family());
        int at = 0;
        int index = from;
        while (index < block.count() && at + NlriWriter.size(block, index, addPath) <= room.length) {
            at = NlriWriter.put(block, index++, addPath, room, at);
        }
        if (index == from) {
            throw new IllegalArgumentException("no room for " + block.text(from) + " in a message");
        }
        return new Filled(Arrays.copyOf(room, at), index);
    }

    private static byte[] mpReach(NlriBlock block, byte[] nextHop, Filled nlri) {
        int length = 3 + 2 + nextHop.length + nlri.octets().length;
        byte[] attribute = new byte[4 + length];
        int value =
                AttributeOctets.putHeader(attribute, 0, AttributeType.OPTIONAL, AttributeType.MP_REACH_NLRI, length);
        putFamily(attribute, value, block.family());
        attribute[value + 3] = (byte) nextHop.length;
        System.arraycopy(nextHop, 0, attribute, value + 4, nextHop.length);
        System.arraycopy(nlri.octets(), 0, attribute, value + 5 + nextHop.length, nlri.octets().length);
        return Arrays.copyOf(attribute, value + length);
    }

    private static byte[] mpUnreach(NlriBlock block, Filled nlri) {
        int length = 3 + nlri.octets().length;
        byte[] attribute = new byte[4 + length];
        int value =
                AttributeOctets.putHeader(attribute, 0, AttributeType.OPTIONAL, AttributeType.MP_UNREACH_NLRI, length);
        putFamily(attribute, value, block.family());
        System.arraycopy(nlri.octets(), 0, attribute, value + 3, nlri.octets().length);
        return Arrays.copyOf(attribute, value + length);
    }

    private static void putFamily(byte[] target, int at, Family family) {
        Octets.put16(target, at, family.afi());
        target[at + 2] = (byte) family.safi();
    }

    private static byte[] message(byte[] withdrawn, byte[] attributes, byte[] nlri) {
        byte[] body = new byte[4 + withdrawn.length + attributes.length + nlri.length];
        Octets.put16(body, 0, withdrawn.length);
        System.arraycopy(withdrawn, 0, body, 2, withdrawn.length);
        Octets.put16(body, 2 + withdrawn.length, attributes.length);
        System.arraycopy(attributes, 0, body, 4 + withdrawn.length, attributes.length);
        System.arraycopy(nlri, 0, body, body.length - nlri.length, nlri.length);
        return MessageHeader.message(MessageHeader.UPDATE, body, body.length);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
