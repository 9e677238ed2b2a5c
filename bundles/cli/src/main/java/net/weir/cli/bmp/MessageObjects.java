package net.weir.cli.bmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.cli.tool.Notes;
import net.weir.cli.tool.ObjectOutput;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.json.BgpJson;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.DecodedBmp;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.codec.bmp.json.BmpJson;
import net.weir.model.Bytes;
import net.weir.model.Problem;
import net.weir.text.JsonWriter;

/** Writes each BMP message as one object, with the BGP messages inside. Confined to one thread. */
final class MessageObjects extends LoneMessages implements BmpJson.BgpMessages {
    private final ObjectOutput objects;
    private final BmpJson json;
    private final BgpJson bgp;
    private final Map<TcpFlow, SessionsOfFlow> flows = new HashMap<>();
    private final UpdateDecoder updates = new UpdateDecoder(new AttributeCache());
    private SessionsOfFlow sessions = new SessionsOfFlow(updates);

    MessageObjects(Notes notes, ObjectOutput objects) {
        super(notes);
        this.objects = objects;
        json = new BmpJson(objects.style(), this);
        bgp = new BgpJson(objects.style());
    }

    @Override
    public void message(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        sessions = flows.computeIfAbsent(flow, fresh -> new SessionsOfFlow(updates));
        DecodedBmp decoded = decode(octets, offset, length);
        if (decoded.message() instanceof BmpMessage.PeerUp up) {
            sessions.up(up);
        }
        boolean captured = flow.sourcePort() != 0; // octets alone have no time and no sender
        json.write(
                objects.begin(),
                view(),
                decoded,
                captured ? new BmpJson.Receipt(micros, flow.source(), flow.sourcePort()) : null);
        objects.end();
    }

    @Override
    public void write(JsonWriter out, BmpMessage.OfPeer carrier, Bytes message) {
        boolean stateless = carrier instanceof BmpMessage.IndexedRouteMonitoring monitoring
                && !monitoring.capabilities().isEmpty();
        SessionsOfFlow.Reading session = sessions.of(carrier.peer(), stateless);
        SessionParameters parameters = session.parameters();
        if (carrier instanceof BmpMessage.IndexedRouteMonitoring monitoring && stateless) {
            parameters = new SessionParameters(
                    parameters.fourOctetAs(), Capability.addPathFamilies(monitoring.capabilities()), true);
        }
        SessionParameters read = parameters;
        List<Problem> problems = bgp.write(
                out,
                message.toArray(),
                0,
                message.length(),
                session.profile(),
                (octets, offset, length, profile) -> session.decoder().decode(octets, offset, length, read, profile));
        if (session.decoder().assumedAnew()) {
            odd("assumed", "UPDATEs of " + carrier.peer().bgpId() + " are read with ADD-PATH or another AS size");
        }
        for (Problem problem : problems) {
            damaged("bgp-damaged", carrier.type() + ": " + problem);
        }
    }

    @Override
    public void capability(JsonWriter out, Bytes octets) {
        Capability capability = Capability.decode(octets);
        bgp.capability(out, capability == null ? new Capability.Unknown(octets.u8(0), octets) : capability);
    }

    @Override
    public void closed(TcpFlow flow, boolean reset, long micros) {
        flows.remove(flow);
    }
}
