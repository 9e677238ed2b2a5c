package net.weir.codec.bgp;

import java.util.HashSet;
import java.util.Set;
import net.weir.model.Family;

/**
 * What a BGP session negotiated, as far as it is needed to read the messages of one direction. Immutable.
 *
 * @param fourOctetAs AS numbers have 4 octets in AS_PATH and AGGREGATOR (RFC 6793)
 * @param addPath families whose NLRI carry path ids in the direction read (RFC 7911)
 * @param extendedMessage messages may have 65535 octets instead of 4096 (RFC 8654)
 */
public record SessionParameters(boolean fourOctetAs, Set<Family> addPath, boolean extendedMessage) {

    /** 4-octet AS numbers and nothing else. */
    public static final SessionParameters FOUR_OCTET = new SessionParameters(true, Set.of(), false);

    /** Not even 4-octet AS numbers. */
    public static final SessionParameters TWO_OCTET = new SessionParameters(false, Set.of(), false);

    public SessionParameters {
        addPath = Set.copyOf(addPath);
    }

    /** For what {@code sender} sends to {@code receiver}. */
    public static SessionParameters between(OpenMessage sender, OpenMessage receiver) {
        Set<Family> addPath = new HashSet<>(sender.addPathFamilies(Capability.AddPath.SEND));
        addPath.retainAll(receiver.addPathFamilies(Capability.AddPath.RECEIVE));
        return new SessionParameters(
                sender.has(Capability.FourOctetAs.class) && receiver.has(Capability.FourOctetAs.class),
                addPath,
                sender.has(Capability.ExtendedMessage.class) && receiver.has(Capability.ExtendedMessage.class));
    }

    /** For the Loc-RIB view, whose OPENs a router makes up: what either of them lists holds (RFC 9069 section 5.2). */
    public static SessionParameters locRib(OpenMessage sent, OpenMessage received) {
        int either = Capability.AddPath.SEND | Capability.AddPath.RECEIVE;
        Set<Family> addPath = new HashSet<>(sent.addPathFamilies(either));
        addPath.addAll(received.addPathFamilies(either));
        return new SessionParameters(true, addPath, true);
    }

    public boolean addPath(Family family) {
        return !addPath.isEmpty() && addPath.contains(family);
    }

    /** 4096 or 65535. */
    public int maxMessageLength() {
        return extendedMessage ? 65535 : 4096;
    }

    public SessionParameters withFourOctetAs(boolean four) {
        return four == fourOctetAs ? this : new SessionParameters(four, addPath, extendedMessage);
    }

    /** The same with path ids of {@code family} on or off. */
    public SessionParameters withAddPath(Family family, boolean on) {
        Set<Family> changed = new HashSet<>(addPath);
        boolean differs = on ? changed.add(family) : changed.remove(family);
        return differs ? new SessionParameters(fourOctetAs, changed, extendedMessage) : this;
    }
}
