package net.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.weir.api.Stage;
import org.junit.jupiter.api.Test;

/** What a stage that offers services promises the engine, to be extended by the stage's tests. */
public abstract class ServicesContract {

    /** A stage as it is in force: made, and open if it has to be. Closed by the test. */
    protected abstract Stage<?> stage() throws Exception;

    /** Services of which at least these are offered. */
    protected abstract Class<?>[] offers();

    private static void with(Stage<?> stage, java.util.function.Consumer<Map<Class<?>, Object>> test) throws Exception {
        try {
            test.accept(stage.services());
        } finally {
            stage.close();
        }
    }

    @Test
    void offers_what_it_says() throws Exception {
        with(stage(), services -> assertThat(services).containsKeys(offers()));
    }

    @Test
    void each_service_is_an_interface_and_what_is_offered_implements_it() throws Exception {
        with(
                stage(),
                services -> services.forEach((type, object) -> {
                    assertThat(type).isInterface();
                    assertThat(object).isInstanceOf(type);
                }));
    }

    /** The engine asks again when something changed; what did not change must not seem another. */
    @Test
    void asked_again_it_offers_the_same_objects() throws Exception {
        Stage<?> stage = stage();
        with(
                stage,
                services -> services.forEach(
                        (type, object) -> assertThat(stage.services().get(type)).isSameAs(object)));
    }

    /** Faces may hold a service for a moment longer than it is offered. */
    @Test
    void asking_after_close_throws_nothing() throws Exception {
        Stage<?> stage = stage();
        stage.close();
        assertThat(stage.services()).isNotNull();
    }
}
