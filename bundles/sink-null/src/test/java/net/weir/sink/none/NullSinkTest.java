package net.weir.sink.none;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import net.weir.api.Sink;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.options.OptionReader;
import net.weir.model.Peer;
import net.weir.testkit.Examples;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.Test;

class NullSinkTest {
    private final RecordingContext context = new RecordingContext("out");
    private final Peer peer = Examples.peer(1, 1);

    @Test
    void counts_routes_and_forgets_them() throws Exception {
        NullOptions options =
                new OptionReader<>(NullOptions.class).read(Map.of()).value();
        Sink<NullOptions> sink = (Sink<NullOptions>) new NullFactory().create(options, context);
        sink.open();
        sink.accept(List.of(
                Examples.announce(peer, "192.0.2.0/24", 64_496),
                Examples.announce(peer, "2001:db8::/32", 64_496),
                Examples.withdraw(peer, "192.0.2.0/24")));
        assertThat(context.counts())
                .containsEntry("routes[kind, announced]", 2L)
                .containsEntry("routes[kind, withdrawn]", 1L);
        assertThat(sink.peerDown()).isEqualTo(Sink.PeerDownForm.EACH);
    }

    @Test
    void is_found_outside_of_a_container() {
        assertThat(ServiceLoader.load(StageFactory.class)).singleElement().satisfies(factory -> assertThat(
                        factory.getClass().getAnnotation(StageType.class).value())
                .isEqualTo("null"));
    }
}
