package net.weir.source.bgp;

import java.util.List;
import java.util.function.Consumer;
import net.weir.api.StageContext;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.event.BorrowedMessage;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Problem;
import net.weir.session.bgp.Negotiated;
import org.jspecify.annotations.Nullable;

/** Makes events of the UPDATEs of one session: the hot path. Confined to the lane. */
final class UpdateReader {
    private final Peer peer;
    private final Negotiated session;
    private final UpdateDecoder decoder;
    private final ValidationProfile profile;
    private final StageContext context;
    private final Consumer<Event> out;
    private long messages;

    UpdateReader(Peer peer, Negotiated session, UpdateDecoder decoder, StageContext context, Consumer<Event> out) {
        this.peer = peer;
        this.session = session;
        this.decoder = decoder;
        this.profile = session.isInternal() ? ValidationProfile.BGP_IBGP : ValidationProfile.BGP_EBGP;
        this.context = context;
        this.out = out;
    }

    /** @return what the session has to end with, null if it goes on */
    @Nullable
    NotificationMessage read(byte[] array, int offset, int length, long receivedMicros) {
        messages++;
        DecodedUpdate update = decoder.decode(array, offset, length, session.in(), profile);
        BorrowedMessage raw = new BorrowedMessage(array, offset, length);
        for (int i = 0; i < update.parts(); i++) {
            if (takes(update.part(i).family())) {
                out.accept(update.event(i, peer, 0, receivedMicros, messages, raw));
            }
        }
        Family ended = update.endOfRib();
        if (ended != null && takes(ended)) {
            out.accept(new EndOfRib(peer, 0, receivedMicros, ended, false));
        }
        List<Problem> problems = update.problems();
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            context.problem("update-damaged", peer + ": " + problem);
            out.accept(new Malformed(peer, 0, receivedMicros, problem, update.problemFamily(i)));
        }
        return update.notification();
    }

    /** Routes of a family that was not agreed on are none (RFC 4760 section 8). */
    private boolean takes(Family family) {
        if (session.families().contains(family)) {
            return true;
        }
        context.drops("family-not-negotiated").increment();
        context.problem("family-not-negotiated", peer + " sends " + family + ", which was not agreed on");
        return false;
    }
}
