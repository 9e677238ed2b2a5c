package net.weir.engine;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.weir.api.LaneTransform;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.Transform;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;
import net.weir.api.options.Option;
import net.weir.model.Value;

/** A transform with actions and a report. */
record DeclaringTransform(Factory factory) implements Transform<DeclaringTransform.Options> {
    record Options() {}

    record Word(
            @Option(help = "What to say") String word,
            @Option(help = "How often", def = "1", min = 1, max = 9) int times) {}

    /** What the test holds up and looks at. */
    @StageType("test.declaring")
    static final class Factory implements StageFactory<Options> {
        final CountDownLatch inside = new CountDownLatch(1);
        volatile CountDownLatch hanging = new CountDownLatch(0);
        volatile boolean closed;
        volatile String thread = "";

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            return new DeclaringTransform(this);
        }
    }

    @Override
    public LaneTransform forLane(int lane) {
        return (event, out) -> out.accept(event);
    }

    @Override
    public List<Action<?>> actions() {
        return List.of(
                Action.reads("echo", "Echo", "Says it", Word.class, p -> {
                    factory.thread = Thread.currentThread().getName();
                    return new Value.Text(p.word().repeat(p.times()));
                }),
                Action.changes("wait", "Wait", "Waits", Action.None.class, p -> {
                    factory.inside.countDown();
                    factory.hanging.await();
                    return new Value.Bool(factory.closed);
                }),
                Action.changes("fail", "Fail", "Fails", Action.None.class, p -> {
                    throw new java.io.IOException("no luck");
                }));
    }

    @Override
    public List<Report> reports() {
        return List.of(new Report(
                "numbers",
                "Numbers",
                "Many of them",
                Report.Shape.TABLE,
                List.of(new Report.Column("number", "Number", Report.Form.COUNT)),
                () -> java.util.stream.LongStream.range(0, 10_002)
                        .mapToObj(i -> List.<Value>of(new Value.Int(i)))
                        .toList()));
    }

    @Override
    public void close() {
        factory.closed = true;
    }
}
