package net.weir.filter.roto;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.weir.roto.Compilation;
import net.weir.roto.Diagnostic;
import net.weir.roto.RotoCompiler;
import net.weir.roto.Script;
import net.weir.roto.SourceTree;
import net.weir.roto.bgp.BgpContext;
import net.weir.roto.bgp.BgpLibrary;
import net.weir.roto.bgp.BgpThread;
import net.weir.roto.host.Effect;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.type.Core;

/**
 * A script that can run, with its lists filled. Threads share it.
 *
 * @param byAttributes true if the verdict is the same for all routes of one set of attributes
 */
record Loaded(Entry entry, BgpContext context, boolean byAttributes) {
    /** Rotonda's name for the function that fills lists. */
    private static final String LISTS = "compile_lists";

    /**
     * Compiles the script and fills its lists.
     *
     * @throws ScriptException with what is wrong with it
     */
    static Loaded load(SourceTree sources, RotoOptions options, BgpContext context) throws ScriptException {
        Compilation made = new RotoCompiler(BgpLibrary.standard(), options.chosenDialect()).compile(sources);
        Script script = made.script();
        if (script == null) {
            throw new ScriptException(
                    made.diagnostics().stream().filter(Diagnostic::isError).toList());
        }
        Function function = script.function(options.entry());
        if (function == null || !function.result().isA(Core.VERDICT)) {
            throw new ScriptException("no filter " + options.entry() + " in the script");
        }
        Entry entry = bind(script, function);
        fillLists(script, context.thread(options.budget()));
        Set<Effect> effects = EnumSet.of(Effect.READS_ATTRIBUTES);
        boolean byAttributes =
                effects.containsAll(function.effects()) && function.context().isEmpty();
        return new Loaded(entry, context, byAttributes);
    }

    private static Entry bind(Script script, Function function) throws ScriptException {
        List<String> types = function.parameters().stream()
                .map(Local::type)
                .map(Object::toString)
                .toList();
        if (types.equals(List.of("Route"))) {
            Entry.OfRoute bound = script.bind(Entry.OfRoute.class, function.name());
            return (call, route, peer) -> bound.verdict(call, route);
        }
        if (types.equals(List.of("Route", "IngressInfo"))) {
            return script.bind(Entry.OfRouteAndPeer.class, function.name())::verdict;
        }
        throw new ScriptException(
                "filter " + function.name() + " takes " + types + ", not (Route) or (Route, IngressInfo)");
    }

    private static void fillLists(Script script, BgpThread thread) throws ScriptException {
        Function lists = script.function(LISTS);
        if (lists != null && lists.parameters().isEmpty()) {
            try {
                script.call(LISTS, thread.call());
            } catch (RotoFailure e) {
                throw new ScriptException(LISTS + " fails: " + e.getMessage() + " at " + e.place());
            }
        }
    }
}
