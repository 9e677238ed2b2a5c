package net.weir.session.bmp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.codec.bmp.PeerHeaderView;
import net.weir.codec.bmp.PerPeerHeader;
import org.jspecify.annotations.Nullable;

/** The sessions and views of one router. Confined to the lane, but for {@link #views}. */
final class PeerTable {
    private static final int RECENT = 256;
    private static final PeerView[] NONE = new PeerView[0];

    private final Map<SessionKey, PeerSession> sessions = new HashMap<>();
    private final @Nullable PeerView[] recent = new PeerView[RECENT];
    private volatile PeerView[] views = NONE;

    /** The view whose header looked just like this one, if it was used lately: no hashing, nothing allocated. */
    @Nullable
    PeerView recent(PeerHeaderView header) {
        PeerView view = recent[slot(header)];
        return view != null && header.hasIdentity(view.identity) ? view : null;
    }

    void remember(PeerHeaderView header, PeerView view) {
        header.copyIdentity(view.identity);
        recent[slot(header)] = view;
    }

    private static int slot(PerPeerHeader header) {
        long mixed = header.distinguisher() * 31 + header.addressLow() * 7 + header.bgpIdBits();
        int folded = (int) (mixed ^ mixed >>> 32);
        return (folded ^ folded >>> 16 ^ folded >>> 8 ^ header.flags() >>> 4) & RECENT - 1;
    }

    @Nullable
    PeerSession session(PerPeerHeader header) {
        return sessions.get(SessionKey.of(header));
    }

    /** Sessions that the header may mean if it carries no BGP identifier. */
    List<PeerSession> sessionsWithoutId(PerPeerHeader header) {
        SessionKey rest = SessionKey.of(header).withBgpId(0);
        List<PeerSession> found = new ArrayList<>();
        for (PeerSession session : sessions.values()) {
            if (session.key.withBgpId(0).equals(rest)) {
                found.add(session);
            }
        }
        return found;
    }

    int size() {
        return sessions.size();
    }

    void add(PeerSession session) {
        sessions.put(session.key, session);
    }

    void add(PeerView view) {
        view.session.views().add(view);
        PeerView[] more = Arrays.copyOf(views, views.length + 1);
        more[views.length] = view;
        views = more;
    }

    void remove(PeerSession session) {
        sessions.remove(session.key, session);
        List<PeerView> left = new ArrayList<>(Arrays.asList(views));
        left.removeAll(session.views());
        views = left.toArray(NONE);
        Arrays.fill(recent, null);
    }

    void clear() {
        sessions.clear();
        views = NONE;
        Arrays.fill(recent, null);
    }

    /** All views, in the order in which they came up; may be read by any thread, not to be written. */
    PeerView[] views() {
        return views;
    }
}
