package net.weir.session.bgp;

import java.util.Random;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import org.jspecify.annotations.Nullable;

/** One of two speakers in a {@link ModelledNet}. */
final class ModelledSpeaker implements SessionOwner {
    final BgpSession session;
    private final ModelledNet net;
    private @Nullable ModelledSpeaker other;

    @Nullable
    Negotiated up;

    int attempt;
    int ups;

    ModelledSpeaker(ModelledNet net, SessionSettings settings, Random random) {
        this.net = net;
        this.session = new BgpSession(settings, this, random);
    }

    void facing(ModelledSpeaker peer) {
        other = peer;
    }

    @Override
    public void dial() {
        net.dial(this, other, ++attempt);
    }

    @Override
    public void cancelDial() {
        attempt++;
    }

    @Override
    public void established(Negotiated agreed) {
        if (up != null) {
            throw new IllegalStateException("established on two connections");
        }
        up = agreed;
        ups++;
    }

    @Override
    public @Nullable NotificationMessage update(byte[] array, int offset, int length) {
        return null;
    }

    @Override
    public void routeRefresh(RouteRefreshMessage message) {}

    @Override
    public void ended(SessionEnd end) {
        if (up == null) {
            throw new IllegalStateException("ended what was not up");
        }
        up = null;
    }

    @Override
    public void failed(SessionEnd end) {}

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public boolean inputWaits() {
        return false;
    }
}
