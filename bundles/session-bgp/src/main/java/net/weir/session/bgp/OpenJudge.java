package net.weir.session.bgp;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/** Whether the OPEN of a peer is one that we can have a session with (RFC 4271 section 6.2 and what came later). */
final class OpenJudge {
    static final int OPEN_ERROR = 2;
    private static final int BAD_PEER_AS = 2;
    private static final int BAD_IDENTIFIER = 3;
    private static final int UNSUPPORTED_CAPABILITY = 7;
    private static final int ROLE_MISMATCH = 11;

    private OpenJudge() {}

    /** What to answer, null if all is well. */
    static @Nullable NotificationMessage objection(OpenMessage open, SessionSettings settings) {
        NotificationMessage plain = open.objection();
        if (plain != null) {
            return plain;
        }
        Asn remote = open.asn();
        boolean internal = remote.equals(settings.localAs());
        if (!settings.remoteAs().allows(remote, settings.localAs())) {
            return new NotificationMessage(OPEN_ERROR, BAD_PEER_AS, Bytes.EMPTY);
        }
        if (internal && open.bgpId().equals(settings.bgpId())) { // RFC 6286 section 2.2
            return new NotificationMessage(OPEN_ERROR, BAD_IDENTIFIER, Bytes.EMPTY);
        }
        if (common(open.families(), settings.families()).isEmpty()) {
            return new NotificationMessage(OPEN_ERROR, UNSUPPORTED_CAPABILITY, multiprotocol(settings));
        }
        return internal ? null : roles(open, settings);
    }

    static List<Family> common(List<Family> theirs, List<Family> ours) {
        return ours.stream().filter(theirs::contains).toList();
    }

    /** The capabilities that the peer would need one of (RFC 5492 section 5). */
    private static Bytes multiprotocol(SessionSettings settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Family family : settings.families()) {
            out.write(1);
            out.write(4);
            out.write(family.afi() >>> 8);
            out.write(family.afi());
            out.write(0);
            out.write(family.safi());
        }
        return Bytes.copyOf(out.toByteArray());
    }

    /** RFC 9234 section 4.2. */
    private static @Nullable NotificationMessage roles(OpenMessage open, SessionSettings settings) {
        Set<Integer> told = new HashSet<>();
        for (Capability capability : open.capabilities()) {
            if (capability instanceof Capability.Role role) {
                told.add(role.role());
            }
        }
        PeerRole ours = settings.role();
        boolean wrong = ours != null
                && (told.isEmpty()
                        ? settings.strictRole()
                        : told.size() > 1
                                || !ours.fits(PeerRole.of(told.iterator().next())));
        return wrong ? new NotificationMessage(OPEN_ERROR, ROLE_MISMATCH, Bytes.EMPTY) : null;
    }
}
