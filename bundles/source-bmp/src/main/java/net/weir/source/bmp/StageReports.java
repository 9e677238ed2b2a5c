package net.weir.source.bmp;

import io.netty.channel.ChannelInboundHandlerAdapter;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.session.bmp.SessionFault;
import net.weir.session.bmp.SessionOwner;

/** The part of a connection that only hands on to the stage what its session has to say. Confined to the lane. */
abstract class StageReports extends ChannelInboundHandlerAdapter implements SessionOwner {
    final BmpTcpSource stage;

    StageReports(BmpTcpSource stage) {
        this.stage = stage;
    }

    @Override
    public Peer up(PeerKey peer, Peer.Facts facts) {
        return stage.context().peers().up(peer, facts);
    }

    @Override
    public void fault(SessionFault fault) {
        stage.faults(fault).increment();
    }

    @Override
    public void info(String line) {
        stage.context().info(line);
    }

    @Override
    public void problem(String kind, String text) {
        stage.context().problem(kind, text);
    }

    @Override
    public void degraded(Object about, String reason) {
        stage.health().degraded(new Concern(this, about), reason);
    }

    @Override
    public void recovered(Object about) {
        stage.health().clear(new Concern(this, about));
    }

    /** The session is over, and with it all that was to be said of it. */
    void forgetConcerns() {
        stage.health().clearAll(subject -> subject instanceof Concern concern && concern.owner == this);
    }

    /** One reason to look at a session. */
    private record Concern(StageReports owner, Object about) {}
}
