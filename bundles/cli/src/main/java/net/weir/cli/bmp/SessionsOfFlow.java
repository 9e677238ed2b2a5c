package net.weir.cli.bmp;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.weir.codec.bgp.AssumingDecoder;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.model.View;
import net.weir.session.bmp.OpenPair;
import net.weir.session.bmp.SessionKey;
import org.jspecify.annotations.Nullable;

/**
 * How the UPDATEs of one router's peers are to be read: what their Peer Ups said, if any came, else what the structure
 * needs. Confined to one thread.
 */
final class SessionsOfFlow {
    private static final int MOST_PEERS = 20_000;

    private final Map<SessionKey, OpenPair> opens = new HashMap<>();
    private final Map<Key, AssumingDecoder> decoders = new HashMap<>();
    private final UpdateDecoder updates;

    /** @param updates which all flows may share */
    SessionsOfFlow(UpdateDecoder updates) {
        this.updates = updates;
    }

    private record Key(SessionKey session, @Nullable View view, boolean stateless) {
        // Written out: what Java makes of a record at the first call takes as long as its own start
        // (docs/perf/start.md).
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && view == that.view
                    && stateless == that.stateless
                    && session.equals(that.session);
        }

        @Override
        public int hashCode() {
            return 31 * session.hashCode() + (view == null ? 0 : view.ordinal()) + (stateless ? 64 : 0);
        }
    }

    /**
     * How one view of a session is read.
     *
     * @param decoder of this view alone
     */
    record Reading(AssumingDecoder decoder, SessionParameters parameters, ValidationProfile profile) {}

    /** From here on the session is what its OPENs say. */
    void up(BmpMessage.PeerUp up) {
        bound(opens);
        SessionKey session = SessionKey.of(up.peer());
        OpenPair told = OpenPair.decode(up.sentOpen(), up.receivedOpen());
        OpenPair known = up.peer().isLocRib() ? opens.get(session) : null; // its families may come one by one
        opens.put(session, known == null ? told : known.plus(told));
        decoders.keySet().removeIf(key -> key.session().equals(session));
    }

    /** @param stateless true for messages that say themselves how they are coded, so that nothing is held against OPENs */
    Reading of(PerPeerHeader header, boolean stateless) {
        SessionKey session = SessionKey.of(header);
        View view = header.view();
        OpenPair pair = view == null ? null : opens.get(session);
        bound(decoders);
        AssumingDecoder decoder = decoders.computeIfAbsent(
                new Key(session, view, stateless),
                fresh -> !stateless && pair != null && pair.isReadable()
                        ? AssumingDecoder.againstOpens(updates)
                        : new AssumingDecoder(updates));
        SessionParameters parameters =
                pair == null || view == null ? new SessionParameters(true, Set.of(), true) : pair.parameters(view);
        return new Reading(decoder, parameters.withFourOctetAs(header.isFourOctetAs()), profile(header, pair, view));
    }

    private static ValidationProfile profile(PerPeerHeader header, @Nullable OpenPair pair, @Nullable View view) {
        if (header.isLocRib()) {
            return ValidationProfile.LOC_RIB;
        }
        return pair == null || view == null ? ValidationProfile.BMP_OTHER : pair.profile(view, header.asn());
    }

    /** Only a sender that makes peers up gets here. */
    private static void bound(Map<?, ?> known) {
        if (known.size() >= MOST_PEERS) {
            known.clear();
        }
    }
}
