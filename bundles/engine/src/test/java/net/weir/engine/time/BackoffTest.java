package net.weir.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(10, 40);

    @Test
    void the_first_is_at_once_and_the_pause_doubles_up_to_its_limit() {
        assertThat(backoff.due(0)).isTrue();
        assertThat(backoff.due(9)).isFalse();
        assertThat(backoff.due(10)).isTrue();
        assertThat(backoff.due(29)).isFalse();
        assertThat(backoff.due(30)).isTrue();
        assertThat(backoff.due(69)).isFalse();
        assertThat(backoff.due(70)).isTrue();
        assertThat(backoff.due(109)).isFalse();
        assertThat(backoff.due(110)).isTrue();
    }

    @Test
    void after_a_quiet_time_it_begins_anew() {
        assertThat(backoff.due(0)).isTrue();
        assertThat(backoff.due(10)).isTrue();
        assertThat(backoff.isForgotten(89)).isFalse();
        assertThat(backoff.isForgotten(90)).isTrue();
        assertThat(backoff.due(90)).isTrue();
        assertThat(backoff.due(100)).isTrue();
    }
}
