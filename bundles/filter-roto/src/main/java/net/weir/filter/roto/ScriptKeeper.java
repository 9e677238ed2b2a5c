package net.weir.filter.roto;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.weir.api.Counter;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.model.RouteScope;
import net.weir.roto.Diagnostic;
import net.weir.roto.RotoCompiler;
import net.weir.roto.SourceTree;
import net.weir.roto.bgp.BgpContext;
import net.weir.roto.bgp.Clock;
import net.weir.roto.bgp.Metrics;
import net.weir.roto.bgp.Ribs;
import net.weir.roto.host.Library;
import org.jspecify.annotations.Nullable;

/** The script of one stage: read, compiled, and exchanged when its files change. Any thread; one at a time changes it. */
final class ScriptKeeper {
    private final RotoOptions options;
    private final StageContext context;
    private final RotoCompiler compiler;
    private final Metrics.Board board;
    private final Clock clock;
    private final Ribs ribs;
    private final Counter reloads;
    private SourceTree sources = new SourceTree(List.of(), List.of());
    private String trouble = "";
    private volatile @Nullable Loaded loaded;
    private @Nullable Loaded traced;
    private long sinceMicros;

    ScriptKeeper(RotoOptions options, StageContext context, Library library, Metrics.Board board) {
        this.options = options;
        this.context = context;
        this.compiler = new RotoCompiler(library, options.chosenDialect());
        this.board = board;
        this.clock = new Clock(context::nowMicros);
        this.ribs = new Ribs(new RibLookups(context));
        this.reloads = context.counter("script_reloads", "Changed scripts that took over.", "");
    }

    private SourceTree read() {
        return SourceTree.load(Path.of(options.script()));
    }

    /** @throws ScriptException if there is nothing to run */
    synchronized void open() throws ScriptException {
        SourceTree read = read();
        take(read, load(read, compiler, board));
    }

    private Loaded load(SourceTree read, RotoCompiler with, Metrics.Board to) throws ScriptException {
        BgpContext fresh = new BgpContext(null, to, text -> context.problem("script-list", text)).in(clock, ribs);
        return Loaded.load(read, with, options, fresh);
    }

    private void take(SourceTree read, Loaded fresh) {
        sources = read;
        loaded = fresh;
        traced = null;
        trouble = "";
        sinceMicros = context.nowMicros();
    }

    /** Compiles the script again if a file of it has changed. */
    synchronized void look() {
        SourceTree read = read();
        if (read.equals(sources)) {
            return;
        }
        try {
            exchange(read);
        } catch (ScriptException e) {
            sources = read; // told once
            trouble = String.valueOf(e.getMessage());
            context.state(State.RUNNING, "the changed script is wrong, the one before runs: " + trouble);
            context.problem("script", "the changed script is wrong, the one before runs: " + trouble);
        }
    }

    /**
     * Compiles what stands in the files now, whether it is another text or not; lists are filled anew.
     *
     * @throws ScriptException if it is wrong; then the one before goes on
     */
    synchronized void reload() throws ScriptException {
        exchange(read());
    }

    private void exchange(SourceTree read) throws ScriptException {
        take(read, load(read, compiler, board));
        reloads.increment();
        context.state(State.RUNNING, "");
        context.info("runs the changed script " + options.script());
        context.reapply(RouteScope.ALL);
    }

    /** What runs; null only before the stage is open. */
    @Nullable
    Loaded loaded() {
        return loaded;
    }

    /**
     * The same script, compiled so that it tells where it goes, with numbers of its own.
     *
     * @throws ScriptException if the files are wrong now
     */
    synchronized Loaded traced() throws ScriptException {
        if (traced == null) {
            traced = load(trouble.isEmpty() ? sources : read(), compiler.tracing(), BgpContext.NOWHERE);
        }
        return traced;
    }

    /** What there is to say of the files as they stand now. */
    List<Diagnostic> check() {
        return compiler.compile(read()).diagnostics();
    }

    synchronized String text() {
        StringBuilder text = new StringBuilder();
        for (SourceTree.Module module : sources.modules()) {
            text.append(sources.modules().size() > 1 ? "// " + module.path() + "\n" : "")
                    .append(module.source().text());
        }
        return text.toString();
    }

    /** Empty if the files are those of the script that runs. */
    synchronized String trouble() {
        return trouble;
    }

    synchronized long sinceMicros() {
        return sinceMicros;
    }

    long reloads() {
        return reloads.value();
    }

    RotoOptions options() {
        return options;
    }

    Loaded running() {
        return Objects.requireNonNull(loaded, "not open");
    }
}
