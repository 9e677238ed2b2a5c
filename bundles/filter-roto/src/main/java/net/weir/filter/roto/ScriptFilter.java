package net.weir.filter.roto;

import java.util.Objects;
import net.weir.api.RouteFilter;
import net.weir.event.Event;
import net.weir.event.TopicRecord;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Value;
import net.weir.roto.bgp.BgpThread;
import net.weir.roto.bgp.OutputSink;
import net.weir.roto.bgp.Route;
import net.weir.roto.run.Call;
import net.weir.roto.run.RotoFailure;
import org.jspecify.annotations.Nullable;

/** Asks the script about routes, on one thread. */
final class ScriptFilter implements RouteFilter, OutputSink {
    private final ScriptKeeper keeper;
    private final Verdicts verdicts;
    private @Nullable Loaded loaded;
    private @Nullable BgpThread thread;
    private @Nullable News news;
    private @Nullable NlriBlock block;
    private int last;
    private @Nullable PathAttributes asked;
    private @Nullable PathAttributes answer;

    ScriptFilter(ScriptKeeper keeper, Verdicts verdicts) {
        this.keeper = keeper;
        this.verdicts = verdicts;
    }

    @Override
    public @Nullable PathAttributes verdict(
            Peer peer, NlriBlock routes, int index, PathAttributes attributes, @Nullable News mayTell) {
        if (routes != block || index <= last) { // between events only, so that one of them is judged by one script
            takeNewest();
            block = routes;
        }
        last = index;
        Loaded script = Objects.requireNonNull(loaded, "not open");
        if (!script.byAttributes()) {
            return count(ask(script, peer, routes, index, attributes, mayTell), attributes, mayTell);
        }
        if (attributes != asked) {
            answer = ask(script, peer, routes, index, attributes, mayTell);
            asked = attributes;
        }
        return count(answer, attributes, mayTell);
    }

    private @Nullable PathAttributes count(
            @Nullable PathAttributes result, PathAttributes given, @Nullable News mayTell) {
        if (mayTell != null) {
            if (result == null) {
                verdicts.rejected();
            } else {
                verdicts.accepted(result == given);
            }
        }
        return result;
    }

    private void takeNewest() {
        Loaded newest = keeper.loaded();
        if (newest != null && newest != loaded) {
            loaded = newest;
            thread = newest.context().thread(keeper.options().budget());
            asked = null;
        }
    }

    private @Nullable PathAttributes ask(
            Loaded script, Peer peer, NlriBlock routes, int index, PathAttributes attributes, @Nullable News mayTell) {
        BgpThread own = Objects.requireNonNull(thread);
        news = mayTell;
        Event origin = mayTell == null ? null : mayTell.origin();
        Call call = own.begin(mayTell == null ? null : this, origin);
        Route route = own.route();
        route.set(peer, routes, index, attributes);
        try {
            return script.entry().verdict(call, route, peer).variant() == 0 ? route.attributes() : null;
        } catch (RuntimeException | StackOverflowError e) {
            if (mayTell != null) {
                verdicts.failed(RotoFailure.of(e));
            }
            return null;
        } finally {
            news = null;
        }
    }

    /** What the script writes goes on as an event behind the route's. */
    @Override
    public void record(String topic, Value value) {
        News now = news;
        if (now != null) {
            Event origin = now.origin();
            now.tell(new TopicRecord(origin.peer(), origin.observedMicros(), origin.receivedMicros(), topic, value));
        }
    }
}
