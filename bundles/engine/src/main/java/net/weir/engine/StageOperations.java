package net.weir.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.weir.admin.ActionInfo;
import net.weir.admin.Operations;
import net.weir.admin.ReportInfo;
import net.weir.admin.ReportTable;
import net.weir.api.Lease;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;
import net.weir.api.options.OptionReader;
import net.weir.api.options.OptionSpec;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.service.Declared;
import net.weir.engine.service.ServiceBoard;
import net.weir.engine.stage.StageRuntime;
import net.weir.model.Value;

/** Runs actions and makes reports of stages in force, on workers of its own, each stage's one at a time. Thread-safe. */
final class StageOperations implements Operations, AutoCloseable {
    private static final int WORKERS = 8;
    private static final long IDLE_SECONDS = 30;

    private final ServiceBoard board;
    private final ProblemLog log;
    private final StageRuntime holder;
    private final long limitMillis;
    private final ExecutorService workers;

    /** @param limitMillis how long a caller waits */
    StageOperations(ServiceBoard board, ProblemLog log, StageRuntime holder, long limitMillis) {
        this.board = board;
        this.log = log;
        this.holder = holder;
        this.limitMillis = limitMillis;
        this.workers =
                new ThreadPoolExecutor(0, WORKERS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "weir-action");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public List<ActionInfo> actions() {
        List<ActionInfo> infos = new ArrayList<>();
        board.all(Declared.class).forEach((stage, declared) -> declared.actions()
                .forEach(action -> infos.add(new ActionInfo(
                        stage,
                        action.name(),
                        action.label(),
                        action.help(),
                        action.effect() == Action.Effect.CHANGE,
                        OptionSpec.of(action.parameters())))));
        return infos;
    }

    @Override
    public List<ReportInfo> reports() {
        List<ReportInfo> infos = new ArrayList<>();
        board.all(Declared.class)
                .forEach((stage, declared) -> declared.reports().forEach(report -> infos.add(info(stage, report))));
        return infos;
    }

    private static ReportInfo info(String stage, Report report) {
        return new ReportInfo(stage, report.name(), report.label(), report.help(), report.shape(), report.columns());
    }

    @Override
    public Value run(String stage, String action, Map<String, String> parameters, String actor) {
        Lease<Declared> lease = lease(stage, "actions");
        return within(lease, stage + ": " + action, () -> {
            Action<?> found = lease.service().actions().stream()
                    .filter(candidate -> candidate.name().equals(action))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(stage + " has no action " + action + "; it has "
                            + lease.service().actions().stream()
                                    .map(Action::name)
                                    .toList()));
            return run(stage, found, parameters, actor);
        });
    }

    private <P extends Record> Value run(String stage, Action<P> action, Map<String, String> given, String actor)
            throws Exception {
        OptionReader.Result<P> read = new OptionReader<>(action.parameters()).read(given);
        P parameters = read.value();
        if (parameters == null) {
            throw new IllegalArgumentException(String.join(
                    "; ", read.problems().stream().map(Object::toString).toList()));
        }
        if (action.effect() == Action.Effect.CHANGE) {
            log.info(stage, actor + " asks for " + action.name() + " " + shown(action, given));
        }
        return action.body().run(parameters);
    }

    private static Map<String, String> shown(Action<?> action, Map<String, String> given) {
        Map<String, String> shown = new TreeMap<>(given);
        OptionSpec.of(action.parameters()).stream()
                .filter(OptionSpec::secret)
                .forEach(spec -> shown.computeIfPresent(spec.key(), (key, value) -> "***"));
        return shown;
    }

    @Override
    public ReportTable report(String stage, String name) {
        Lease<Declared> lease = lease(stage, "reports");
        return within(lease, stage + ": " + name, () -> {
            Report report = lease.service().reports().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(stage + " has no report " + name + "; it has "
                            + lease.service().reports().stream()
                                    .map(Report::name)
                                    .toList()));
            List<List<Value>> rows = report.body().rows();
            int width = report.columns().size();
            if (rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalStateException("a row has not " + width + " values");
            }
            boolean cut = rows.size() > Report.MOST_ROWS;
            return new ReportTable(info(stage, report), cut ? rows.subList(0, Report.MOST_ROWS) : rows, cut);
        });
    }

    private Lease<Declared> lease(String stage, String what) {
        Lease<Declared> lease = board.lease(holder, stage, Declared.class);
        if (lease == null) {
            throw new IllegalArgumentException("no stage in force has the id " + stage + " and " + what);
        }
        return lease;
    }

    /** Runs the task on a worker while the stage is held open, and waits for it. */
    private <T> T within(Lease<Declared> lease, String what, Callable<T> task) {
        Future<T> result;
        try {
            result = workers.submit(() -> {
                try (lease) {
                    synchronized (lease.service().turn()) {
                        return task.call();
                    }
                }
            });
        } catch (RejectedExecutionException e) {
            lease.close();
            throw new IllegalStateException("too many actions are under way; try again", e);
        }
        try {
            return result.get(limitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(what + " is not done yet; it goes on", e);
        } catch (ExecutionException e) {
            throw failure(what, e.getCause());
        }
    }

    private static RuntimeException failure(String what, Throwable cause) {
        if (cause instanceof IllegalArgumentException wrong) {
            return wrong;
        }
        String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new IllegalStateException(what + " failed: " + why, cause);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
