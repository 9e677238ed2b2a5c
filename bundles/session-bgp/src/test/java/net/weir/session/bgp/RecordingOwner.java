package net.weir.session.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import org.jspecify.annotations.Nullable;

/** An owner that writes down what a session asks. */
final class RecordingOwner implements SessionOwner {
    final List<SessionEnd> ended = new ArrayList<>();
    final List<SessionEnd> failed = new ArrayList<>();
    final List<RouteRefreshMessage> refreshes = new ArrayList<>();

    @Nullable
    Negotiated up;

    @Nullable
    NotificationMessage damage;

    int dials;
    int cancels;
    int updates;
    boolean full;
    boolean inputWaits;

    @Override
    public void dial() {
        dials++;
    }

    @Override
    public void cancelDial() {
        cancels++;
    }

    @Override
    public void established(Negotiated session) {
        if (up != null) {
            throw new IllegalStateException("established twice");
        }
        up = session;
    }

    @Override
    public @Nullable NotificationMessage update(byte[] array, int offset, int length) {
        updates++;
        return damage;
    }

    @Override
    public void routeRefresh(RouteRefreshMessage message) {
        refreshes.add(message);
    }

    @Override
    public void ended(SessionEnd end) {
        if (up == null) {
            throw new IllegalStateException("ended what was not up");
        }
        up = null;
        ended.add(end);
    }

    @Override
    public void failed(SessionEnd end) {
        failed.add(end);
    }

    @Override
    public boolean hasRoom() {
        return !full;
    }

    @Override
    public boolean inputWaits() {
        return inputWaits;
    }
}
