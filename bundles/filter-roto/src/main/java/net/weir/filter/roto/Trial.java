package net.weir.filter.roto;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Value;
import net.weir.roto.Span;
import net.weir.roto.bgp.BgpThread;
import net.weir.roto.bgp.Route;
import net.weir.roto.run.Call;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.run.Trace;
import org.jspecify.annotations.Nullable;

/** Runs the traced form of a script about one route after the other; nothing is written or counted. One thread's. */
final class Trial {
    private final Loaded loaded;
    private final BgpThread thread;
    private final Trace trace = new Trace();

    /** What came of it: the attributes that pass, or null, and why if it failed. */
    record Outcome(@Nullable PathAttributes attributes, @Nullable RotoFailure failure) {
        String verdict(PathAttributes given) {
            if (failure != null) {
                return "reject: " + failure.reason();
            }
            return attributes == null ? "reject" : attributes.equals(given) ? "accept" : "accept, changed";
        }
    }

    Trial(Loaded loaded, int budget) {
        this.loaded = loaded;
        this.thread = loaded.context().thread(budget);
        thread.call().trace(trace);
    }

    Outcome judge(Peer peer, NlriBlock routes, int index, PathAttributes attributes) {
        trace.begin();
        Call call = thread.begin(null, null);
        Route route = thread.route();
        route.set(peer, routes, index, attributes);
        try {
            boolean passes = loaded.entry().verdict(call, route, peer).variant() == 0;
            return new Outcome(passes ? route.attributes() : null, null);
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome(null, RotoFailure.of(e));
        }
    }

    /** Number of the statement that decided about the route judged last; -1 if there was none. */
    int decided() {
        return trace.last();
    }

    /** {@code file:line}, and the line itself. */
    Value.Text place(int statement) {
        if (statement < 0) {
            return new Value.Text("");
        }
        Span span = loaded.script().statements().get(statement);
        return new Value.Text(span.source().name() + ":" + span.line() + ": "
                + span.source().lineText(span.from()).strip());
    }

    /** Lines that were run, in order, each once where it follows itself. */
    List<Value> lines() {
        List<Value> lines = new ArrayList<>();
        Value before = null;
        for (int statement : trace.passed()) {
            Value line = place(statement);
            if (!line.equals(before) && lines.size() < 1000) {
                lines.add(line);
            }
            before = line;
        }
        return lines;
    }
}
