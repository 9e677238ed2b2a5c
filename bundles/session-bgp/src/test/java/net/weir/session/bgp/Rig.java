package net.weir.session.bgp;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import net.weir.codec.bgp.KeepaliveMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.model.Asn;
import net.weir.model.IpAddress;

/** A session under test, with a clock that tests move, and the messages of its peer. */
final class Rig {
    static final Asn LOCAL = new Asn(64496);
    static final Asn REMOTE = new Asn(64511);
    static final IpAddress LOCAL_ID = IpAddress.parse("192.0.2.1");
    static final IpAddress REMOTE_ID = IpAddress.parse("192.0.2.2");
    static final byte[] KEEPALIVE = new KeepaliveMessage().encode();

    final RecordingOwner owner = new RecordingOwner();
    final BgpSession session;
    long now = TimeUnit.HOURS.toNanos(1);

    Rig(UnaryOperator<SessionSettings> change) {
        session = new BgpSession(
                change.apply(SessionSettings.of(LOCAL, LOCAL_ID, RemoteAs.of(REMOTE))), owner, new Random(7));
    }

    static Rig active() {
        return new Rig(settings -> settings);
    }

    static Rig passive() {
        return new Rig(settings -> settings.withWay(SessionSettings.Way.PASSIVE));
    }

    /** What the peer would open with, as its own settings say. */
    static OpenMessage remoteOpen(UnaryOperator<SessionSettings> change) {
        return change.apply(SessionSettings.of(REMOTE, REMOTE_ID, RemoteAs.of(LOCAL)))
                .open();
    }

    static OpenMessage remoteOpen() {
        return remoteOpen(settings -> settings);
    }

    FakeTransport dialled() {
        FakeTransport transport = new FakeTransport(true);
        session.connected(transport, now);
        return transport;
    }

    FakeTransport accepted() {
        FakeTransport transport = new FakeTransport(false);
        session.accepted(transport, now);
        return transport;
    }

    int receive(FakeTransport transport, byte[] message) {
        return session.receive(transport, message, 0, message.length, now);
    }

    /** Starts, connects and brings the session up. */
    FakeTransport up(OpenMessage open) {
        session.start(now);
        FakeTransport transport = dialled();
        receive(transport, open.encode());
        receive(transport, KEEPALIVE);
        return transport;
    }

    /** Moves the clock on, waking the session whenever it wants to be. */
    void pass(long seconds) {
        long end = now + TimeUnit.SECONDS.toNanos(seconds);
        while (session.left(now) <= end - now) {
            now += session.left(now);
            session.tick(now);
        }
        now = end;
    }
}
