package net.weir.cli.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.event.PeerUp;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * A session of an archive: what all its files say of it, so that its Peer Up can promise just what will come. Confined to
 * one thread.
 */
final class KnownPeer {
    private static final int HOLD_SECONDS = 180;
    /** Of a collector whose own AS no record tells. */
    private static final Asn UNKNOWN_AS = new Asn(64_512);

    private final IpAddress address;
    private final boolean alone;
    private final Set<Family> families = new LinkedHashSet<>();
    private final Set<Family> pathIdsIn = new LinkedHashSet<>();
    private final Set<Family> pathIdsOut = new LinkedHashSet<>();
    private Asn collector = UNKNOWN_AS;
    private boolean fourOctet;
    private boolean twoOctet;
    private @Nullable UpdateEncoder in;
    private @Nullable UpdateEncoder out;
    /** The views of which Peer Ups were heard and no Peer Down. */
    final Set<View> up = new LinkedHashSet<>();

    private Peer.Facts facts = new Peer.Facts(new Asn(0), IpAddress.ofV4(0), null, false);

    /** @param alone false if the archive has another peer of this address, with another AS */
    KnownPeer(IpAddress address, boolean alone) {
        this.address = address;
        this.alone = alone;
    }

    /** Notes a family that will come. */
    void learn(Family family, View view, boolean pathIds) {
        families.add(family);
        if (pathIds) {
            pathIds(view).add(family);
        }
    }

    /** Notes the size of AS numbers in messages that will come, and the collector's AS. */
    void learnMessage(boolean four, Asn of) {
        fourOctet |= four;
        twoOctet |= !four;
        collector = of.number() == 0 ? collector : of;
    }

    private Set<Family> pathIds(View view) {
        return view == View.ADJ_RIB_IN_PRE ? pathIdsIn : pathIdsOut;
    }

    boolean hasPathIds(Family family, View view) {
        return pathIds(view).contains(family);
    }

    /** Writes routes as the Peer Up promises. */
    UpdateEncoder encoder(View view) {
        UpdateEncoder known = view == View.ADJ_RIB_IN_PRE ? in : out;
        if (known == null) {
            SessionParameters how = new SessionParameters(true, pathIds(view), true);
            known = new UpdateEncoder(how, UpdateEncoder.Ipv4Form.CLASSIC);
            if (view == View.ADJ_RIB_IN_PRE) {
                in = known;
            } else {
                out = known;
            }
        }
        return known;
    }

    void facts(Peer.Facts newFacts) {
        facts = newFacts;
    }

    /**
     * Two peers of one address can be up at a time in BMP only if a distinguisher tells them apart: the others are those of
     * a local instance named by their AS.
     */
    PeerHeader header(View view, boolean four, long micros) {
        PeerHeader header = PeerHeader.of(
                alone ? PeerKey.GLOBAL : PeerKey.LOCAL,
                alone ? 0 : facts.asn().number(),
                view,
                address,
                facts.asn(),
                facts.bgpId());
        return header.withFlags(header.flags() | (four ? 0 : PerPeerHeader.FLAG_TWO_OCTET_AS))
                .at(micros);
    }

    BmpMessage.PeerUp peerUp(PeerUp.Session session, long micros) {
        IpAddress told = session.localAddress();
        boolean fits = told != null && told.isV6() == address.isV6();
        IpAddress local = fits ? told : address.isV6() ? IpAddress.ofV6(0, 0) : IpAddress.ofV4(0);
        Bytes sent = session.sentOpen();
        Bytes received = session.receivedOpen();
        if (!isTrue(sent, received)) {
            sent = open(collector, local, pathIdsOut, pathIdsIn);
            received = open(facts.asn(), address, pathIdsIn, pathIdsOut);
        }
        return new BmpMessage.PeerUp(
                header(View.ADJ_RIB_IN_PRE, true, micros),
                local,
                session.localPort(),
                session.remotePort(),
                sent,
                received,
                List.of());
    }

    /** True if these OPENs are there and promise the path ids that will come. */
    private boolean isTrue(Bytes sent, Bytes received) {
        OpenMessage ours = OpenMessage.decode(sent.toArray(), 0, sent.length()).message();
        OpenMessage theirs =
                OpenMessage.decode(received.toArray(), 0, received.length()).message();
        return ours != null
                && theirs != null
                && SessionParameters.between(theirs, ours).addPath().containsAll(pathIdsIn)
                && SessionParameters.between(ours, theirs).addPath().containsAll(pathIdsOut);
    }

    /** An OPEN that promises what will come and no more. */
    private Bytes open(Asn asn, IpAddress of, Set<Family> sends, Set<Family> receives) {
        List<Capability> capabilities = new ArrayList<>();
        families.forEach(family -> capabilities.add(new Capability.Multiprotocol(family)));
        if (fourOctet || !twoOctet) {
            capabilities.add(new Capability.FourOctetAs(asn));
        }
        List<Capability.AddPath.Entry> entries = new ArrayList<>();
        for (Family family : families) {
            int bits = (receives.contains(family) ? Capability.AddPath.RECEIVE : 0)
                    | (sends.contains(family) ? Capability.AddPath.SEND : 0);
            if (bits != 0) {
                entries.add(new Capability.AddPath.Entry(family, bits));
            }
        }
        if (!entries.isEmpty()) {
            capabilities.add(new Capability.AddPath(entries));
        }
        IpAddress id = of.equals(address) && !facts.bgpId().isUnspecified()
                ? facts.bgpId()
                : of.isV6() ? IpAddress.ofV4(0) : of;
        return Bytes.copyOf(OpenMessage.of(asn, HOLD_SECONDS, id, capabilities).encode());
    }

    BmpMessage.PeerDown peerDown(int reason, Bytes data, long micros) {
        return new BmpMessage.PeerDown(header(View.ADJ_RIB_IN_PRE, true, micros), reason, data);
    }
}
