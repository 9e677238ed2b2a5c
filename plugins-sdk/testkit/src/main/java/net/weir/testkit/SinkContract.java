package net.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.api.Sink;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.event.SampleEvents;
import org.junit.jupiter.api.Test;

/** What every sink promises the engine, to be extended by a sink's tests. */
public abstract class SinkContract {

    /** A sink that is not open yet, towards the same receiver every time within one test. */
    protected abstract Sink<?> sink() throws Exception;

    /** What the receiver has, in order, as {@link #name} would put it. Waits until at least so many are there. */
    protected abstract List<String> received(int atLeast) throws Exception;

    /** {@code feed/sequence.subsequence} */
    protected static String name(Event event) {
        return event.feed() + "/" + event.sequence() + "." + event.subsequence();
    }

    /** Events that take one line or message each. */
    protected static List<Event> numbered(int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Event event = new ResyncBegin(1_795_230_900_000_000L + i, "rib", List.of());
            event.stamp(1, i);
            events.add(event);
        }
        return events;
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(SinkContract::name).toList();
    }

    @Test
    void what_was_flushed_is_out_in_order() throws Exception {
        Sink<?> sink = sink();
        sink.open();
        for (int i = 0; i < 10; i++) {
            sink.accept(numbered(1 + 100 * i, 101 + 100 * i));
        }
        sink.flush();
        assertThat(received(1000)).isEqualTo(names(numbered(1, 1001)));
        sink.close();
        assertThat(received(1000)).hasSize(1000);
    }

    @Test
    void takes_events_of_every_kind() throws Exception {
        Sink<?> sink = sink();
        sink.open();
        sink.accept(SampleEvents.all());
        sink.flush();
        sink.close();
        assertThat(received(30)).containsAll(names(SampleEvents.all()));
    }

    @Test
    void a_flush_without_events_is_nothing() throws Exception {
        Sink<?> sink = sink();
        sink.open();
        sink.flush();
        sink.flush();
        sink.close();
    }

    @Test
    void may_be_closed_without_having_been_opened() throws Exception {
        sink().close();
    }

    @Test
    void another_one_goes_on_where_the_first_was_closed() throws Exception {
        Sink<?> first = sink();
        first.open();
        first.accept(numbered(1, 11));
        first.flush();
        first.close();
        Sink<?> second = sink();
        second.open();
        second.accept(numbered(11, 21));
        second.flush();
        second.close();
        assertThat(received(20)).isEqualTo(names(numbered(1, 21)));
    }

    /** What it says here is not offered again: it must be what is out, neither more nor less. */
    @Test
    void says_after_opening_what_the_receiver_has_for_good_if_it_knows() throws Exception {
        Sink<?> first = sink();
        first.open();
        first.accept(numbered(1, 11), 1_010);
        first.flush();
        first.accept(numbered(11, 21), 1_020);
        first.flush();
        first.close();
        Sink<?> second = sink();
        second.open();
        assertThat(second.lastCommitted()).isIn(-1L, 1_020L);
        second.accept(numbered(21, 31), 1_040);
        second.flush();
        second.close();
        assertThat(received(30)).isEqualTo(names(numbered(1, 31)));
    }

    /** The engine keeps what was not flushed and hands it to the next object. */
    @Test
    void what_was_accepted_but_not_flushed_is_not_lost_by_a_replacement() throws Exception {
        Sink<?> first = sink();
        first.open();
        first.accept(numbered(1, 11));
        first.flush();
        first.accept(numbered(11, 21));
        first.close();
        Sink<?> second = sink();
        second.open();
        second.accept(numbered(11, 31));
        second.flush();
        second.close();
        List<String> received = received(30);
        assertThat(received).containsAll(names(numbered(1, 31)));
        if (first.delivery() == Sink.Delivery.IDEMPOTENT) {
            assertThat(received).doesNotHaveDuplicates();
        }
    }
}
