package net.weir.cli.tool;

import java.util.List;
import java.util.function.Consumer;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Problem;

/**
 * What one UPDATE that stands alone says, as events.
 *
 * @param peer whom they are said to be of
 * @param sequence of the message
 */
public record UpdateEvents(Peer peer, long observedMicros, long receivedMicros, long sequence) {

    /** Its routes and its End-of-RIB. */
    public void routes(DecodedUpdate update, Consumer<Event> events) {
        for (int i = 0; i < update.parts(); i++) {
            events.accept(update.event(i, peer, observedMicros, receivedMicros, sequence, null));
        }
        Family ended = update.endOfRib();
        if (ended != null) {
            events.accept(new EndOfRib(peer, observedMicros, receivedMicros, ended, false));
        }
    }

    /** What is wrong with it. */
    public void problems(List<Problem> problems, Consumer<Event> events) {
        for (Problem problem : problems) {
            events.accept(new Malformed(peer, observedMicros, receivedMicros, problem, null));
        }
    }
}
