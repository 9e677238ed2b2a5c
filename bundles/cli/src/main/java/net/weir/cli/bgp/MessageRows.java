package net.weir.cli.bgp;

import java.util.List;
import java.util.function.Consumer;
import net.weir.cli.tool.EventSink;
import net.weir.cli.tool.UpdateEvents;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.json.BgpJson;
import net.weir.event.Event;
import net.weir.model.Peer;
import net.weir.model.Problem;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;

/** The routes of UPDATEs and the damage of all messages as events, which rows are made of. Confined to one thread. */
final class MessageRows implements MessageStream.Reader {
    private final Peer peer;
    private final SessionUpdates updates;
    private final ValidationProfile profile;
    private final EventSink sink;
    private final BgpJson json = new BgpJson(JsonStyle.MIN);
    private final JsonWriter unused = new JsonWriter();
    private long messages;
    private long sequence;

    /** @param profile of a session */
    MessageRows(Peer peer, SessionUpdates updates, ValidationProfile profile, EventSink sink) {
        this.peer = peer;
        this.updates = updates;
        this.profile = profile;
        this.sink = sink;
    }

    @Override
    public List<Problem> message(byte[] octets, int offset, int length) {
        unused.reset();
        List<Problem> problems = json.write(unused, octets, offset, length, profile, updates);
        Consumer<Event> events = event -> {
            event.stamp(1, ++sequence);
            sink.event(event);
        };
        UpdateEvents of = new UpdateEvents(peer, 0, 0, ++messages);
        if (MessageHeader.type(octets, offset) == MessageHeader.UPDATE) {
            of.routes(readable(octets, offset, length), events);
        }
        of.problems(problems, events);
        return problems;
    }

    /** A session drops all that a reset makes void; here what a listener could still read is shown. */
    private DecodedUpdate readable(byte[] octets, int offset, int length) {
        DecodedUpdate update = updates.decode(octets, offset, length, profile);
        return update.losesRoutes() ? updates.decode(octets, offset, length, ValidationProfile.BMP_OTHER) : update;
    }
}
