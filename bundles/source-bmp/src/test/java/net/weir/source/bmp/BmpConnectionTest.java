package net.weir.source.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.List;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.RouterKey;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection without a socket, where the order of things can be chosen. */
class BmpConnectionTest {
    private final RecordingContext context = new RecordingContext("edge");
    private final TestFeeds feeds = new TestFeeds();
    private final BmpTcpSource source = new BmpTcpSource(TcpStage.options(), context);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void open() throws IOException {
        source.open(feeds);
        channel.pipeline().addLast(new BmpConnection(source, channel, RouterMessages.ROUTER, 50000));
    }

    @AfterEach
    void close() {
        channel.close();
        channel.runPendingTasks();
        source.close();
        assertThat(feeds.violations).isEmpty();
    }

    private ByteBuf dialogue() {
        ByteBuf octets = Unpooled.wrappedBuffer(new BmpEncoder()
                .write(RouterMessages.initiation("edge1"))
                .write(RouterMessages.up(RouterMessages.pre()))
                .write(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")))
                .toArray());
        channel.writeInbound(octets);
        return octets;
    }

    private List<String> kinds() {
        return feeds.events.stream().map(e -> e.getClass().getSimpleName()).toList();
    }

    @Test
    void a_router_that_hangs_up_while_it_waits_is_read_to_its_end_when_its_turn_comes() {
        Feed older = feeds.open(new RouterKey("edge", RouterMessages.ROUTER, "edge1"), Runnable::run, new FeedOwner() {
            @Override
            public void superseded() {}
        });
        ByteBuf octets = dialogue();
        assertThat(channel.config().isAutoRead()).isFalse();
        channel.close();
        channel.runPendingTasks();
        assertThat(feeds.events).isEmpty();
        older.close();
        channel.runPendingTasks();
        assertThat(kinds()).containsExactly("RouterUp", "PeerUp", "RouteUpdate", "RouterDown", "PeerDown");
        assertThat(octets.refCnt()).isZero();
        assertThat(feeds.open).hasValue(0);
    }

    @Test
    void a_full_pipeline_stops_the_reading_between_two_messages_and_keeps_the_rest() {
        feeds.room(false);
        ByteBuf octets = dialogue();
        assertThat(kinds()).containsExactly("RouterUp");
        assertThat(channel.config().isAutoRead()).isFalse();
        feeds.room(true);
        channel.runPendingTasks();
        assertThat(kinds()).containsExactly("RouterUp", "PeerUp", "RouteUpdate");
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(octets.refCnt()).isZero();
    }

    @Test
    void an_error_of_ours_ends_the_connection_and_is_told() {
        dialogue();
        channel.pipeline().fireExceptionCaught(new IllegalStateException("broken"));
        channel.runPendingTasks();
        assertThat(context.problems()).anyMatch(p -> p.startsWith("internal-error: ") && p.contains("broken"));
        RouterDown down = (RouterDown) feeds.events.stream()
                .filter(RouterDown.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(down.cause()).isEqualTo(RouterDown.Cause.PROTOCOL_ERROR);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void keepalive_probes_without_answer_are_told_apart() {
        dialogue();
        channel.pipeline().fireExceptionCaught(new IOException("Connection timed out"));
        channel.runPendingTasks();
        assertThat(feeds.events.stream().filter(RouterUp.class::isInstance)).hasSize(1);
        assertThat(feeds.events.stream().filter(RouterDown.class::isInstance))
                .extracting(e -> ((RouterDown) e).cause())
                .containsExactly(RouterDown.Cause.KEEPALIVE);
    }

    @Test
    void octets_behind_the_damage_are_let_go() {
        dialogue();
        ByteBuf damaged = Unpooled.wrappedBuffer(new byte[] {9, 0, 0, 0});
        channel.writeInbound(damaged);
        assertThat(damaged.refCnt()).isZero();
        assertThat(channel.isOpen()).isFalse();
        assertThat(feeds.open).hasValue(0);
    }

    @Test
    void what_a_superseded_connection_had_still_to_say_is_dropped_and_counted() {
        feeds.room(false);
        ByteBuf octets = dialogue();
        int unread = BmpEncoder.encode(RouterMessages.up(RouterMessages.pre())).length
                + BmpEncoder.encode(
                                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")))
                        .length;
        feeds.open(new RouterKey("edge", RouterMessages.ROUTER, "edge1"), Runnable::run, () -> {});
        channel.runPendingTasks();
        assertThat(kinds()).containsExactly("RouterUp", "RouterDown");
        assertThat(context.counter("unread_octets", "", "").value()).isEqualTo(unread);
        assertThat(context.counter("connections_lost", "", "", "cause", "superseded")
                        .value())
                .isEqualTo(1);
        assertThat(octets.refCnt()).isZero();
    }

    @Test
    void each_message_counts_for_the_router_the_first_initiation_and_the_termination_too() {
        dialogue();
        channel.writeInbound(Unpooled.wrappedBuffer(BmpEncoder.encode(new BmpMessage.Termination(List.of()))));
        assertThat(feeds.received).containsExactly("initiation", "peer-up", "route-monitoring", "termination");
    }
}
