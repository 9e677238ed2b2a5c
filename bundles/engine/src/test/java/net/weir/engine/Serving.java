package net.weir.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import net.weir.api.Feeds;
import net.weir.api.Handle;
import net.weir.api.LaneTransform;
import net.weir.api.Sink;
import net.weir.api.Source;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.Transform;
import net.weir.api.options.Option;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** Stages of each kind that offer a word and look at the word of another. */
final class Serving {
    private Serving() {}

    /** What they offer. */
    interface Word {
        String word();

        boolean closed();
    }

    record Options(
            @Option(help = "What it says", def = "") String word,
            @Option(help = "Whose word it looks at", def = "") String ask,
            @Option(help = "Cannot be opened", def = "false") boolean refuse) {}

    /** What all of them have. */
    static class Part implements Word {
        final Options options;
        final StageContext context;
        final @Nullable Handle<Word> asked;
        final List<String> seen = new CopyOnWriteArrayList<>();
        volatile boolean closed;
        volatile Runnable onEvent = () -> {};

        Part(Options options, StageContext context) {
            this.options = options;
            this.context = context;
            Handle<Word> handle = options.ask().isEmpty() ? null : context.find(options.ask(), Word.class);
            this.asked = handle;
            if (handle != null) {
                handle.whenChanged(() -> {
                    Word now = handle.get();
                    seen.add(now == null ? "gone" : now.word());
                });
            }
        }

        @Override
        public String word() {
            return options.word();
        }

        @Override
        public boolean closed() {
            return closed;
        }

        void refuse() {
            if (options.refuse()) {
                throw new IllegalStateException("told to refuse");
            }
        }
    }

    /** What the stages of a test share. */
    abstract static class Factory implements StageFactory<Options> {
        final List<Part> made = new CopyOnWriteArrayList<>();
        private final Function<Part, Stage<Options>> form;

        Factory(Function<Part, Stage<Options>> form) {
            this.form = form;
        }

        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            Part part = new Part(config, context);
            made.add(part);
            return form.apply(part);
        }

        Part latest() {
            return made.get(made.size() - 1);
        }
    }

    @StageType("test.serving")
    static final class Transforms extends Factory {
        Transforms() {
            super(OfTransform::new);
        }
    }

    @StageType("test.serving.source")
    static final class Sources extends Factory {
        Sources() {
            super(OfSource::new);
        }
    }

    @StageType("test.serving.sink")
    static final class Sinks extends Factory {
        Sinks() {
            super(OfSink::new);
        }
    }

    private record OfTransform(Part part) implements Transform<Options> {
        @Override
        public LaneTransform forLane(int lane) {
            return (event, out) -> {
                part.onEvent.run();
                out.accept(event);
            };
        }

        @Override
        public Map<Class<?>, Object> services() {
            return Map.of(Word.class, part);
        }

        @Override
        public void close() {
            part.closed = true;
        }
    }

    private record OfSource(Part part) implements Source<Options> {
        @Override
        public void open(Feeds feeds) {
            part.refuse();
        }

        @Override
        public Map<Class<?>, Object> services() {
            return Map.of(Word.class, part);
        }

        @Override
        public void close() {
            part.closed = true;
        }
    }

    private record OfSink(Part part) implements Sink<Options> {
        @Override
        public void open() {
            part.refuse();
        }

        @Override
        public void accept(List<Event> batch) {}

        @Override
        public Delivery delivery() {
            return Delivery.AT_LEAST_ONCE;
        }

        @Override
        public Map<Class<?>, Object> services() {
            return Map.of(Word.class, part);
        }

        @Override
        public void close() {
            part.closed = true;
        }
    }
}
