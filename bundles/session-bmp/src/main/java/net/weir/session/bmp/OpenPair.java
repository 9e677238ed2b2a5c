package net.weir.session.bmp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.Decoded;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * The two OPENs of a Peer Up and what follows from them for reading the session's UPDATEs. An OPEN that cannot be read
 * is taken for one without capabilities.
 *
 * @param sent by the router
 * @param received by the router, from its peer
 */
public record OpenPair(@Nullable OpenMessage sent, @Nullable OpenMessage received) {

    /** Of the OPENs as a Peer Up has them. */
    public static OpenPair decode(Bytes sent, Bytes received) {
        return new OpenPair(decode(sent), decode(received));
    }

    private static @Nullable OpenMessage decode(Bytes octets) {
        Decoded<OpenMessage> decoded = OpenMessage.decode(octets.toArray(), 0, octets.length());
        return decoded.message();
    }

    /** Both with the capabilities of both, for a Loc-RIB whose families are told one by one. */
    public OpenPair plus(OpenPair more) {
        return new OpenPair(plus(sent, more.sent), plus(received, more.received));
    }

    private static @Nullable OpenMessage plus(@Nullable OpenMessage one, @Nullable OpenMessage more) {
        if (one == null || more == null) {
            return one == null ? more : one;
        }
        List<Capability> all = new ArrayList<>(one.capabilities());
        all.addAll(more.capabilities());
        return new OpenMessage(
                one.version(), one.asField(), one.holdTimeSeconds(), one.bgpId(), all, one.otherParameters());
    }

    /** True if both could be read, so that they say how UPDATEs are coded. */
    public boolean isReadable() {
        return sent != null && received != null;
    }

    /**
     * How UPDATEs of a view are coded. What the peer sent is in the in-views, what the router sends in the out-views; a
     * Loc-RIB's OPENs are made up, so what either lists holds. The AS size is not taken from here but from the A flag of
     * each message. BMP carries any length.
     */
    public SessionParameters parameters(View view) {
        if (sent == null || received == null) {
            return new SessionParameters(true, Set.of(), true);
        }
        SessionParameters negotiated =
                switch (view) {
                    case ADJ_RIB_IN_PRE, ADJ_RIB_IN_POST -> SessionParameters.between(received, sent);
                    case ADJ_RIB_OUT_PRE, ADJ_RIB_OUT_POST -> SessionParameters.between(sent, received);
                    case LOC_RIB -> SessionParameters.locRib(sent, received);
                };
        return new SessionParameters(true, negotiated.addPath(), true);
    }

    /** Families that both ends named: each of them is to have an End-of-RIB. */
    Set<Family> commonFamilies() {
        if (sent == null || received == null) {
            return Set.of();
        }
        Set<Family> common = new LinkedHashSet<>(sent.families());
        common.retainAll(new HashSet<>(received.families()));
        return common;
    }

    /** How strictly UPDATEs of a view are judged: what the peer itself sent by the rules of its session, else mildly. */
    public ValidationProfile profile(View view, Asn peer) {
        return switch (view) {
            case LOC_RIB -> ValidationProfile.LOC_RIB;
            case ADJ_RIB_IN_PRE ->
                sent == null
                        ? ValidationProfile.BMP_OTHER
                        : sent.asn().equals(peer)
                                ? ValidationProfile.BMP_IN_PRE_IBGP
                                : ValidationProfile.BMP_IN_PRE_EBGP;
            case ADJ_RIB_IN_POST, ADJ_RIB_OUT_PRE, ADJ_RIB_OUT_POST -> ValidationProfile.BMP_OTHER;
        };
    }
}
