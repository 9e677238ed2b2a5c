package net.weir.engine;

import static net.weir.engine.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.weir.api.Handle;
import net.weir.api.Lease;
import net.weir.engine.Serving.Word;
import net.weir.engine.service.ServiceListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stage offers is there from when it is in force until before it is closed. */
class ServicesTest {
    @TempDir
    Path home;

    private final Serving.Transforms transforms = new Serving.Transforms();
    private final Serving.Sources sources = new Serving.Sources();
    private final Serving.Sinks sinks = new Serving.Sinks();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private TestEngine test;

    @BeforeEach
    void start() {
        test = new TestEngine(home);
        test.engine().serviceListener(new ServiceListener() {
            @Override
            public void came(Service service) {
                shown.add("+" + ((Word) service.object()).word());
            }

            @Override
            public void gone(Service service) {
                Word word = (Word) service.object();
                shown.add("-" + word.word() + (word.closed() ? " closed" : ""));
            }
        });
        test.come(transforms);
        test.come(sources);
        test.come(sinks);
    }

    @AfterEach
    void end() {
        test.close();
    }

    private String word(Handle<Word> handle) {
        Word word = handle.get();
        return word == null ? "" : word.word();
    }

    private Handle<Word> serving(String id) {
        Handle<Word> handle = test.engine().find(id, Word.class);
        eventually().until(() -> handle.get() != null);
        return handle;
    }

    @Test
    void a_transform_that_takes_over_takes_over_its_services_without_a_time_between() {
        test.stage("test.source", "in")
                .stage("test.serving", "a", "sources", "in", "word", "one")
                .stage("test.serving", "b", "sources", "a", "ask", "a")
                .apply();
        Handle<Word> handle = serving("a");
        Serving.Part asking = transforms.latest();
        test.stage("test.serving", "a", "sources", "in", "word", "two").apply();
        assertThat(word(handle)).isEqualTo("two");
        assertThat(asking.seen).endsWith("two").doesNotContain("gone");
        assertThat(shown).containsSubsequence("+one", "+two", "-one");
        test.without("b").without("a").apply();
        eventually().until(() -> handle.get() == null);
        assertThat(shown).contains("-two").noneMatch(line -> line.contains("closed"));
    }

    @Test
    void doors_offer_once_they_are_open_and_those_who_ask_are_told() {
        test.stage("test.serving.source", "in", "word", "source", "refuse", "true")
                .stage("test.serving.sink", "out", "sources", "in", "word", "sink", "refuse", "true")
                .stage("test.serving", "mid", "sources", "in", "ask", "in")
                .apply();
        Handle<Word> in = test.engine().find("in", Word.class);
        Handle<Word> out = test.engine().find("out", Word.class);
        assertThat(in.get()).isNull();
        assertThat(out.get()).isNull();
        test.stage("test.serving.source", "in", "word", "source")
                .stage("test.serving.sink", "out", "sources", "in", "word", "sink")
                .apply();
        eventually().until(() -> word(in).equals("source") && word(out).equals("sink"));
        eventually().untilAsserted(() -> assertThat(transforms.latest().seen).containsExactly("source"));
        test.stage("test.serving.source", "in", "word", "other")
                .stage("test.serving.sink", "out", "sources", "in", "word", "other sink")
                .apply();
        eventually().until(() -> word(in).equals("other") && word(out).equals("other sink"));
        assertThat(transforms.latest().seen).containsExactly("source", "gone", "other");
    }

    @Test
    void a_sink_that_opens_at_its_second_attempt_offers_then() {
        test.stage("test.source", "in")
                .stage("test.serving.sink", "out", "sources", "in", "word", "w")
                .apply();
        assertThat(serving("out").get()).isSameAs(sinks.latest());
    }

    @Test
    void close_waits_for_a_lease_and_not_longer_than_it_may() throws Exception {
        test.stage("test.source", "in")
                .stage("test.serving", "a", "sources", "in", "word", "one")
                .apply();
        Lease<Word> lease = Objects.requireNonNull(serving("a").lease());
        Thread remover = new Thread(() -> test.go(transforms));
        remover.start();
        Thread.sleep(200);
        assertThat(lease.service().closed()).isFalse();
        assertThat(test.engine().find("a", Word.class).lease()).isNull();
        lease.close();
        lease.close();
        remover.join(5_000);
        assertThat(lease.service().closed()).isTrue();
        assertThat(problems("a")).doesNotContain("service-in-use");

        test.come(transforms);
        Lease<Word> kept = Objects.requireNonNull(serving("a").lease());
        test.go(transforms);
        assertThat(kept.service().closed()).isTrue();
        assertThat(problems("a")).contains("service-in-use");
    }

    private List<String> problems(String stage) {
        return test.engine().pipeline().metrics().stream()
                .filter(family -> family.name().contains("problems"))
                .flatMap(family -> family.samples().stream())
                .filter(sample -> stage.equals(sample.labels().get("stage")))
                .map(sample -> sample.labels().get("kind"))
                .toList();
    }

    /** A lane that is inside an event goes on with what it got; the provider is closed when it came out. */
    @Test
    void close_waits_for_lanes_that_are_inside_a_step() throws Exception {
        test.stage("test.source", "in")
                .stage("test.source", "else")
                .stage("test.serving", "a", "sources", "else", "word", "one")
                .stage("test.serving", "b", "sources", "in", "ask", "a")
                .apply();
        Handle<Word> handle = serving("a");
        TestEngine.Up up = test.up("in");
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean openThen = new AtomicBoolean();
        transforms.latest().onEvent = () -> {
            Word word = Objects.requireNonNull(handle.get());
            inside.countDown();
            pause(300);
            openThen.set(!word.closed());
        };
        Thread announcer = new Thread(() -> up.announce(0, 1));
        announcer.start();
        assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
        test.without("a").apply();
        announcer.join(5_000);
        assertThat(openThen).isTrue();
        eventually().until(() -> transforms.made.get(0).closed);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_a_stage_offers_can_change_while_it_runs() {
        test.stage("test.source", "in").stage("test.changing", "a", "sources", "in");
        ChangingServices changing = new ChangingServices();
        test.come(changing);
        test.apply();
        Handle<Word> handle = test.engine().find("a", Word.class);
        test.awaitRunning("a");
        assertThat(handle.get()).isNull();
        changing.offer(true);
        eventually().until(() -> handle.get() != null);
        changing.offer(false);
        eventually().until(() -> handle.get() == null);
    }

    @Test
    void the_same_interface_of_another_class_loader_is_a_problem_with_a_name() throws Exception {
        test.stage("test.source", "in")
                .stage("test.serving", "a", "sources", "in", "word", "one")
                .apply();
        serving("a");
        Class<?> other = OtherLoader.again(Word.class);
        assertThat(other).isNotSameAs(Word.class);
        test.stage("test.serving", "b", "sources", "in").apply();
        Handle<?> handle = transforms.latest().context.find("a", other);
        assertThat((Object) handle.get()).isNull();
        assertThat((Object) handle.lease()).isNull();
        assertThat(problems("b")).containsExactly("service-of-other-class-loader");
    }

    @Test
    void a_service_is_an_interface() {
        assertThatThrownBy(() -> test.engine().find("a", String.class)).hasMessageContaining("interface");
    }
}
