package net.weir.session.bmp;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.AssumingDecoder;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bmp.PeerHeaderView;
import net.weir.model.Family;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/** One view of a BGP session since it came up. Written on the lane; its counts may be read by any thread. */
final class PeerView {
    private static final int MAX_FAMILIES = 64;

    final PeerSession session;
    final Peer peer;
    /** The header octets by which a message of this view is recognised without a look-up. */
    final byte[] identity = new byte[PeerHeaderView.IDENTITY_LENGTH];

    private final AssumingDecoder decoder;
    /** For messages that say themselves how they are coded (version 4): there nothing is held against the OPENs. */
    private final AssumingDecoder stateless;

    private AssumingDecoder current;
    private final ValidationProfile profile;
    private SessionParameters fourOctet = SessionParameters.FOUR_OCTET;
    private SessionParameters twoOctet = SessionParameters.TWO_OCTET;
    private Set<Family> expected = Set.of();
    private volatile FamilyProgress[] families = new FamilyProgress[0];
    long updates;
    long lastReceivedMicros;
    long lastHeardNanos;

    PeerView(PeerSession session, Peer peer, UpdateDecoder laneDecoder, long nowNanos) {
        this.session = session;
        this.peer = peer;
        this.decoder = session.opens().isReadable()
                ? AssumingDecoder.againstOpens(laneDecoder)
                : new AssumingDecoder(laneDecoder);
        this.stateless = new AssumingDecoder(laneDecoder);
        this.current = decoder;
        this.profile = session.opens().profile(peer.view(), peer.asn());
        this.lastHeardNanos = nowNanos;
        negotiated(session.opens());
    }

    /** Takes what the OPENs say. */
    void negotiated(OpenPair opens) {
        fourOctet = opens.parameters(peer.view());
        twoOctet = fourOctet.withFourOctetAs(false);
        expected = opens.commonFamilies();
    }

    DecodedUpdate decode(byte[] array, int offset, int length, boolean fourOctetAs) {
        current = decoder;
        return decoder.decode(array, offset, length, fourOctetAs ? fourOctet : twoOctet, profile);
    }

    /** The same for an UPDATE that says itself which families have path ids, beside those of the OPENs. */
    DecodedUpdate decode(byte[] array, int offset, int length, boolean fourOctetAs, Set<Family> addPath) {
        SessionParameters how = fourOctetAs ? fourOctet : twoOctet;
        for (Family family : addPath) {
            how = how.withAddPath(family, true);
        }
        current = stateless;
        return stateless.decode(array, offset, length, how, profile);
    }

    boolean assumedAnew() {
        return current.assumedAnew();
    }

    /** The family that the last message showed to have been read wrongly until then. */
    @Nullable
    Family misread() {
        return current.misread();
    }

    /** The progress of a family, made when it is first heard of; null beyond a number that no real peer has. */
    @Nullable
    FamilyProgress progress(Family family) {
        FamilyProgress[] known = families;
        for (FamilyProgress progress : known) {
            if (progress.family == family || progress.family.equals(family)) {
                return progress;
            }
        }
        if (known.length == MAX_FAMILIES) {
            return null;
        }
        FamilyProgress[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = new FamilyProgress(family);
        families = more;
        return more[known.length];
    }

    /** Families that still owe an End-of-RIB: those of both OPENs and those that delivered routes. */
    List<FamilyProgress> pending() {
        for (Family family : expected) {
            progress(family);
        }
        return Arrays.stream(families).filter(progress -> !progress.complete).toList();
    }

    /** True if the router has told all it has of a family, or of all that it owes; false for one that it does not owe. */
    boolean isWhole(@Nullable Family family) {
        FamilyProgress[] known = families;
        for (FamilyProgress progress : known) {
            if (family == null ? !progress.complete : progress.family.equals(family)) {
                return family != null && progress.complete;
            }
        }
        return family == null && known.length > 0;
    }

    /** Families heard of or expected. */
    List<Family> families() {
        return Arrays.stream(families).map(progress -> progress.family).toList();
    }

    /** Families heard of or expected, as they stand. */
    SessionSnapshot.ViewSnapshot snapshot() {
        return new SessionSnapshot.ViewSnapshot(
                peer,
                updates,
                lastReceivedMicros,
                Arrays.stream(families).map(PeerView::snapshot).toList());
    }

    private static SessionSnapshot.FamilySnapshot snapshot(FamilyProgress progress) {
        return new SessionSnapshot.FamilySnapshot(
                progress.family,
                progress.announcements,
                progress.withdrawals,
                progress.treatedAsWithdraw,
                progress.lastReceivedMicros,
                progress.complete,
                progress.assumedComplete,
                progress.dirty);
    }

    /** Marks what may have lost routes: one family, or all if that cannot be told. */
    void markDirty(@Nullable Family family) {
        if (family == null) {
            pending();
            for (FamilyProgress progress : families) {
                progress.dirty = true;
            }
            return;
        }
        FamilyProgress progress = progress(family);
        if (progress != null) {
            progress.dirty = true;
        }
    }
}
