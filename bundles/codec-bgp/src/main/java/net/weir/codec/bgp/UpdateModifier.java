package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.codec.bgp.attribute.AttributeEdit;
import net.weir.codec.bgp.attribute.AttributeOctets;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Community;
import net.weir.model.IpAddress;
import net.weir.model.Octets;

/**
 * Changes attributes of UPDATEs in their octets: what no edit is about stays byte for byte, order, flags and NLRI included.
 * Messages that announce nothing are left alone. Immutable; any thread may use it.
 *
 * <pre>{@code
 * UpdateModifier modifier = UpdateModifier.of(SessionParameters.FOUR_OCTET)
 *         .addCommunity(Community.parse("64496:666"))
 *         .prepend(Asn.parse("AS64496"), 2);
 * byte[] changed = modifier.apply(message);
 * }</pre>
 */
public final class UpdateModifier {
    private static final int HEAD = MessageHeader.LENGTH + 4;

    private final SessionParameters parameters;
    private final List<AttributeEdit> edits;

    private UpdateModifier(SessionParameters parameters, List<AttributeEdit> edits) {
        this.parameters = parameters;
        this.edits = edits;
    }

    /** Without edits yet. */
    public static UpdateModifier of(SessionParameters parameters) {
        return new UpdateModifier(parameters, List.of());
    }

    private UpdateModifier with(AttributeEdit edit) {
        List<AttributeEdit> more = new ArrayList<>(edits);
        more.add(edit);
        return new UpdateModifier(parameters, List.copyOf(more));
    }

    /** Adds the community behind those that are there, unless it is one of them. */
    public UpdateModifier addCommunity(Community community) {
        return with(AttributeEdit.addCommunity(community));
    }

    /** Removes the community; the attribute too if it was the only one. */
    public UpdateModifier removeCommunity(Community community) {
        return with(AttributeEdit.removeCommunity(community));
    }

    /**
     * Puts the AS in front of the path so many times. On a session with 2-octet AS numbers only those up to 65535 can be put
     * there.
     *
     * @throws IllegalArgumentException if the AS does not fit, or {@code times} is not 1 to 255
     */
    public UpdateModifier prepend(Asn asn, int times) {
        return with(AttributeEdit.prepend(asn, times, parameters.fourOctetAs()));
    }

    /** @param med 0 to 4294967295 */
    public UpdateModifier med(long med) {
        return with(AttributeEdit.number(AttributeType.OPTIONAL, AttributeType.MULTI_EXIT_DISC, med));
    }

    /** @param localPref 0 to 4294967295 */
    public UpdateModifier localPref(long localPref) {
        return with(AttributeEdit.number(AttributeType.TRANSITIVE, AttributeType.LOCAL_PREF, localPref));
    }

    /**
     * Sets the next hop wherever there is one of the same kind, NEXT_HOP or MP_REACH_NLRI, there with the distinguisher that it
     * had and without a link-local address. Next hops of the other kind stay.
     */
    public UpdateModifier nextHop(IpAddress address) {
        return with(AttributeEdit.nextHop(address));
    }

    /**
     * The changed message.
     *
     * @param message a whole UPDATE, marker included, that was decoded without a problem
     * @throws IllegalArgumentException if it is none, or the change makes it longer than the session allows
     */
    public byte[] apply(byte[] message) {
        if (MessageHeader.check(message, 0, message.length, MessageHeader.UPDATE, HEAD) != null) {
            throw new IllegalArgumentException("no UPDATE");
        }
        int from = HEAD + Octets.u16(message, MessageHeader.LENGTH);
        int to = from > message.length ? from : from + Octets.u16(message, from - 2);
        if (to > message.length) {
            throw new IllegalArgumentException("withdrawn routes or attributes go past the end");
        }
        List<byte[]> attributes = split(message, from, to);
        boolean announces =
                to < message.length || attributes.stream().anyMatch(one -> one[1] == AttributeType.MP_REACH_NLRI);
        if (!announces) {
            return message.clone();
        }
        for (AttributeEdit edit : edits) {
            edit.apply(attributes);
        }
        return join(message, from, to, attributes);
    }

    private static List<byte[]> split(byte[] message, int from, int to) {
        List<byte[]> attributes = new ArrayList<>();
        for (int at = from; at < to; ) {
            boolean header = to - at >= 3 && AttributeOctets.valueOf(message, at) <= to;
            int end = header ? AttributeOctets.valueOf(message, at) + AttributeOctets.lengthOf(message, at) : to + 1;
            if (end > to) {
                throw new IllegalArgumentException("attributes do not close");
            }
            attributes.add(Arrays.copyOfRange(message, at, end));
            at = end;
        }
        return attributes;
    }

    private byte[] join(byte[] message, int from, int to, List<byte[]> attributes) {
        int size = attributes.stream().mapToInt(one -> one.length).sum();
        int length = message.length - (to - from) + size;
        if (length > Math.max(message.length, parameters.maxMessageLength())) {
            throw new IllegalArgumentException("the changed UPDATE has " + length + " octets");
        }
        byte[] changed = Arrays.copyOf(message, length);
        Octets.put16(changed, MessageHeader.LENGTH - 3, length);
        Octets.put16(changed, from - 2, size);
        int at = from;
        for (byte[] attribute : attributes) {
            System.arraycopy(attribute, 0, changed, at, attribute.length);
            at += attribute.length;
        }
        System.arraycopy(message, to, changed, at, message.length - to);
        return changed;
    }
}
