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
import net.weir.roto.bgp.BgpThread;
import net.weir.roto.host.Effect;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.type.Core;

/**
 * A script that can run, with its lists filled. Threads share it.
 *
 * @param byAttributes true if the verdict, and what becomes of the attributes, is the same for all routes of one set
 */
record Loaded(Script script, Entry entry, BgpContext context, boolean byAttributes) {
    /** Rotonda's name for the function that fills lists. */
    private static final String LISTS = "compile_lists";

    /** What a filter may look at and do whose answer holds for all routes of one set of attributes. */
    private static final Set<Effect> OF_ATTRIBUTES =
            EnumSet.of(Effect.READS_ATTRIBUTES, Effect.READS_LISTS, Effect.CHANGES_ROUTE);

    /**
     * Compiles the script and fills its lists.
     *
     * @throws ScriptException with what is wrong with it
     */
    static Loaded load(SourceTree sources, RotoCompiler compiler, RotoOptions options, BgpContext context)
            throws ScriptException {
        Compilation made = compiler.compile(sources);
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
        return new Loaded(script, entry, context, OF_ATTRIBUTES.containsAll(function.effects()));
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
