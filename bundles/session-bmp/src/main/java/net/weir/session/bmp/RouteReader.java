package net.weir.session.bmp;

import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bmp.BmpDamage;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.MonitoringTlv;
import net.weir.codec.bmp.PathStatus;
import net.weir.event.BorrowedMessage;
import net.weir.event.EndOfRib;
import net.weir.event.Malformed;
import net.weir.event.RouteUpdate;
import net.weir.event.TopicRecord;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Octets;
import net.weir.model.Peer;
import net.weir.model.Problem;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/** Makes events of the BGP UPDATE in a Route Monitoring message: the hot path. Confined to the lane. */
final class RouteReader {
    private static final int BGP_HEADER = 19;
    private static final int UPDATE = 2;
    private static final int EVIDENCE = 64;
    private static final String ADD_PATH_RULE = "RFC 7911 section 4";
    private static final String RULE = "RFC 7854 section 4.6";

    private final SessionOutput out;
    private final SessionClock clock;

    RouteReader(SessionOutput out, SessionClock clock) {
        this.out = out;
        this.clock = clock;
    }

    void read(PeerView view, BmpMessageView message) {
        long observed = clock.observed(message.peer());
        boolean fourOctetAs = message.peer().isFourOctetAs();
        read(view, observed, message.array(), message.bodyOffset(), message.bodyLength(), fourOctetAs, Set.of());
    }

    /** Version 4: the UPDATE, read with what the message itself says of path ids, then what became of its paths. */
    void read(PeerView view, BmpMessageView header, BmpMessage.IndexedRouteMonitoring message) {
        long observed = clock.observed(header.peer());
        Bytes update = message.update();
        if (update != null) {
            boolean fourOctetAs = message.peer().isFourOctetAs();
            read(
                    view,
                    observed,
                    update.toArray(),
                    0,
                    update.length(),
                    fourOctetAs,
                    Capability.addPathFamilies(message.capabilities()));
        }
        for (MonitoringTlv tlv : message.of(MonitoringTlv.Kind.PATH_STATUS)) {
            PathStatus status = PathStatus.decode(tlv.value());
            if (status != null) {
                pathStatus(view, observed, tlv.index(), status);
            }
        }
    }

    /** Damage around an UPDATE, or such that there is none. */
    void damaged(PeerView view, BmpMessageView message, BmpDamage damage) {
        Problem problem = damage.toProblem(message.array(), message.offset(), message.length());
        malformed(view, SessionFault.MESSAGE_DAMAGED, clock.observed(message.peer()), problem, null);
    }

    /** An event of its own: routes have no place for it (ADR 23). */
    private void pathStatus(PeerView view, long observed, int index, PathStatus status) {
        Value.Fields fields = status.fields(out.counters.updates, index);
        out.event(new TopicRecord(view.peer, observed, clock.received(), PathStatus.TOPIC, fields));
    }

    private void read(
            PeerView view, long observed, byte[] array, int at, int given, boolean fourOctetAs, Set<Family> addPath) {
        int length = given;
        view.updates++;
        view.lastReceivedMicros = clock.received();
        out.counters.updates++;
        if (length >= BGP_HEADER) {
            if (Octets.u8(array, at + 18) != UPDATE) {
                notAnUpdate(view, observed, array, at, length);
                return;
            }
            int own = Octets.u16(array, at + 16);
            if (own >= BGP_HEADER && own < length) {
                trailing(view, observed, array, at, own, length);
                length = own;
            }
        }
        DecodedUpdate update = addPath.isEmpty()
                ? view.decode(array, at, length, fourOctetAs)
                : view.decode(array, at, length, fourOctetAs, addPath);
        if (view.assumedAnew()) {
            assumed(view, observed, array, at, length);
        }
        parts(view, update, observed, new BorrowedMessage(array, at, length));
        endOfRib(view, update.endOfRib(), observed);
        problems(view, update, observed);
    }

    /** What was read of the family before stays marked until the peer announces everything again. */
    private void assumed(PeerView view, long observed, byte[] array, int at, int length) {
        if (out.count(SessionFault.ASSUMED)) {
            String text = view.peer + ": UPDATEs are read with another AS size or ADD-PATH than its OPENs say";
            out.owner.problem(SessionFault.ASSUMED.toString(), text);
        }
        Family family = view.misread();
        if (family != null) {
            String reason = "messages of " + family
                    + " have another ADD-PATH than the OPENs say: what was read before is wrong";
            Bytes evidence = Bytes.copyOf(array, at, Math.min(EVIDENCE, length));
            Problem problem = new Problem(reason, ADD_PATH_RULE, Problem.Action.MISREAD, 0, evidence);
            malformed(view, SessionFault.MISREAD, observed, problem, family);
        }
    }

    private void parts(PeerView view, DecodedUpdate update, long observed, BorrowedMessage raw) {
        for (int i = 0; i < update.parts(); i++) {
            count(view, update.part(i));
            out.event(update.event(i, view.peer, observed, clock.received(), out.counters.updates, raw));
        }
    }

    private void count(PeerView view, DecodedUpdate.Part part) {
        FamilyProgress progress = view.progress(part.family());
        if (progress == null) {
            return;
        }
        progress.announcements += part.announcedCount();
        if (part.cause() == RouteUpdate.Cause.TREAT_AS_WITHDRAW) {
            progress.treatedAsWithdraw += part.withdrawnCount();
        } else {
            progress.withdrawals += part.withdrawnCount();
        }
        progress.lastReceivedMicros = clock.received();
    }

    private void endOfRib(PeerView view, @Nullable Family family, long observed) {
        if (family == null) {
            return;
        }
        FamilyProgress progress = view.progress(family);
        if (progress != null) {
            progress.complete = true;
            progress.assumedComplete = false;
            progress.lastReceivedMicros = clock.received();
        }
        out.event(new EndOfRib(view.peer, observed, clock.received(), family, false));
    }

    private void problems(PeerView view, DecodedUpdate update, long observed) {
        List<Problem> problems = update.problems();
        for (int i = 0; i < problems.size(); i++) {
            malformed(view, SessionFault.UPDATE_DAMAGED, observed, problems.get(i), update.problemFamily(i));
        }
    }

    private void notAnUpdate(PeerView view, long observed, byte[] array, int at, int length) {
        String reason = "a BGP message of type " + Octets.u8(array, at + 18) + " instead of an UPDATE";
        Bytes evidence = Bytes.copyOf(array, at, Math.min(EVIDENCE, length));
        Problem problem = new Problem(reason, RULE, Problem.Action.MESSAGE_SKIPPED, 18, evidence);
        malformed(view, SessionFault.NOT_AN_UPDATE, observed, problem, null);
    }

    private void trailing(PeerView view, long observed, byte[] array, int at, int own, int length) {
        String reason = (length - own) + " octets after the UPDATE were left unread";
        Bytes evidence = Bytes.copyOf(array, at + own, Math.min(EVIDENCE, length - own));
        Problem problem = new Problem(reason, RULE, Problem.Action.MESSAGE_SKIPPED, own, evidence);
        malformed(view, SessionFault.TRAILING_OCTETS, observed, problem, null);
    }

    private void malformed(PeerView view, SessionFault fault, long observed, Problem problem, @Nullable Family family) {
        Peer peer = view.peer;
        Malformed event = new Malformed(peer, observed, clock.received(), problem, family);
        if (event.losesRoutes()) {
            view.markDirty(family);
        }
        if (out.count(fault)) {
            out.owner.problem(fault.toString(), peer + ": " + problem);
        }
        out.event(event);
    }
}
