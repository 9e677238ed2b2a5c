package net.weir.source.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.weir.api.State;
import net.weir.api.options.OptionReader;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.session.bmp.IdentityRule;
import org.junit.jupiter.api.Test;

/** The stage with real sockets on the loopback networks. */
class BmpTcpSourceTest extends TcpStage {
    @Test
    void port_0_takes_a_free_port_and_tells_which() throws IOException {
        open();
        assertThat(address().getPort()).isPositive();
        assertThat(context.state()).isEqualTo(State.RUNNING);
        assertThat(context.reason())
                .isEqualTo("listening on 127.0.0.1:" + address().getPort());
    }

    @Test
    void a_taken_port_is_an_error_that_names_it() throws IOException {
        open();
        String taken = "127.0.0.1:" + address().getPort();
        BmpTcpSource second = new BmpTcpSource(options("listen", taken), context);
        assertThatThrownBy(() -> second.open(feeds))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(taken);
    }

    @Test
    void a_router_s_routes_arrive_and_go_when_it_hangs_up() throws IOException {
        open();
        try (Dialer router = new Dialer(address())) {
            router.send(
                    RouterMessages.initiation("edge1"),
                    RouterMessages.up(RouterMessages.pre()),
                    RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
            awaitEvents(RouteUpdate.class, 1);
        }
        awaitEvents(PeerDown.class, 1);
        assertThat(feeds.events.stream().map(e -> e.getClass().getSimpleName()))
                .containsExactly("RouterUp", "PeerUp", "RouteUpdate", "RouterDown", "PeerDown");
        assertThat(all(RouterDown.class).get(0).cause()).isEqualTo(RouterDown.Cause.TCP_CLOSED);
        assertThat(context.counts()).containsEntry("connections_lost[cause, tcp-closed]", 1L);
    }

    @Test
    void a_reset_is_told_apart() throws IOException {
        open();
        Dialer router = new Dialer(address()).send(RouterMessages.initiation("edge1"));
        awaitEvents(RouterUp.class, 1);
        router.reset();
        awaitEvents(RouterDown.class, 1);
        assertThat(all(RouterDown.class).get(0).cause()).isEqualTo(RouterDown.Cause.TCP_RESET);
    }

    @Test
    void messages_split_at_every_octet_arrive_whole() throws IOException {
        open();
        byte[] stream = new BmpEncoder()
                .write(RouterMessages.initiation("edge1"))
                .write(RouterMessages.up(RouterMessages.pre()))
                .write(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")))
                .toArray();
        try (Dialer router = new Dialer(address())) {
            for (byte octet : stream) {
                router.send(new byte[] {octet});
            }
            awaitEvents(RouteUpdate.class, 1);
        }
    }

    @Test
    void a_header_that_announces_4_gib_closes_that_connection_alone() throws IOException {
        open();
        try (Dialer good = new Dialer(address(), "127.0.0.2").send(RouterMessages.initiation("good"));
                Dialer bad = new Dialer(address(), "127.0.0.3")) {
            bad.send(new byte[] {3, -1, -1, -1, -1, 4});
            assertThat(bad.isClosedUnwritten()).isTrue();
            good.send(RouterMessages.up(RouterMessages.pre()));
            awaitEvents(PeerUp.class, 1);
        }
        assertThat(context.counts()).containsEntry("faults[reason, framing]", 1L);
        assertThat(context.problems()).anyMatch(p -> p.startsWith("framing: ") && p.contains("4294967295"));
    }

    @Test
    void a_silent_connection_ends_after_the_initiation_timeout_and_an_established_one_never() throws IOException {
        open();
        try (Dialer silent = new Dialer(address());
                Dialer quiet = new Dialer(address(), "127.0.0.2").send(RouterMessages.initiation("quiet"))) {
            awaitEvents(RouterUp.class, 1);
            context.advance(Duration.ofSeconds(31));
            assertThat(silent.isClosedUnwritten()).isTrue();
            context.advance(Duration.ofHours(10));
            quiet.send(RouterMessages.up(RouterMessages.pre()));
            awaitEvents(PeerUp.class, 1);
        }
    }

    @Test
    void five_hundred_routers_dial_at_once() throws IOException {
        open();
        List<Dialer> routers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            routers.add(new Dialer(address(), "127.0." + (1 + i / 250) + "." + (1 + i % 250)));
        }
        for (Dialer router : routers) {
            router.send(
                    RouterMessages.initiation("same-name"),
                    RouterMessages.up(RouterMessages.pre()),
                    RouterMessages.routes(
                            RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24", "198.51.100.0/24")));
        }
        awaitEvents(RouteUpdate.class, 500);
        assertThat(context.gauge("connections")).isEqualTo(500);
        assertThat(all(RouterUp.class).stream().map(u -> u.router().key()).distinct())
                .as("the same name at another address is another router")
                .hasSize(500);
        for (Dialer router : routers) {
            router.close();
        }
        awaitEvents(PeerDown.class, 500);
    }

    @Test
    void only_allowed_addresses_get_in_and_only_so_many() throws IOException {
        open("allow", "127.0.0.2/32, 127.0.0.3/32", "max-sessions", "1");
        try (Dialer stranger = new Dialer(address(), "127.0.0.9");
                Dialer first = new Dialer(address(), "127.0.0.2").send(RouterMessages.initiation("first"))) {
            assertThat(stranger.isClosedUnwritten()).isTrue();
            awaitEvents(RouterUp.class, 1);
            try (Dialer second = new Dialer(address(), "127.0.0.3")) {
                assertThat(second.isClosedUnwritten()).isTrue();
            }
            first.send(RouterMessages.up(RouterMessages.pre()));
            awaitEvents(PeerUp.class, 1);
        }
        assertThat(context.counts())
                .containsEntry("connections_refused[reason, address-not-allowed]", 1L)
                .containsEntry("connections_refused[reason, too-many-sessions]", 1L);
    }

    @Test
    void a_full_pipeline_stops_the_router_and_loses_nothing() throws Exception {
        open();
        int updates = 200_000;
        byte[] one =
                BmpEncoder.encode(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        byte[] many = new byte[100 * one.length];
        for (int i = 0; i < 100; i++) {
            System.arraycopy(one, 0, many, i * one.length, one.length);
        }
        try (Dialer router = new Dialer(address())
                .send(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()))) {
            awaitEvents(PeerUp.class, 1);
            feeds.room(false);
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < updates / 100; i++) {
                        router.send(many);
                    }
                } catch (IOException e) {
                    feeds.violations.add(e.toString());
                }
            });
            sender.start();
            await().until(() -> sender.getState() == Thread.State.RUNNABLE
                    && !all(RouteUpdate.class).isEmpty());
            Thread.sleep(500);
            int stopped = feeds.events.size();
            assertThat(stopped).as("no more than what one message brought").isLessThan(10);
            assertThat(sender.isAlive()).as("the router is held up by TCP").isTrue();
            feeds.room(true);
            sender.join();
            await().atMost(Duration.ofSeconds(30)).until(() -> feeds.events.size() >= updates + 2);
        }
    }

    @Test
    void the_factory_makes_the_stage_that_the_options_describe() {
        BmpTcpFactory factory = new BmpTcpFactory();
        assertThat(factory.create(options(), context)).isInstanceOf(BmpTcpSource.class);
        OptionReader.Result<BmpTcpOptions> result =
                new OptionReader<>(factory.configType()).read(Map.of("identity", "shoe-size", "listn", "x"));
        assertThat(result.value()).isNull();
        assertThat(result.problems().toString()).contains("did you mean listen");
        BmpTcpOptions defaults = options();
        assertThat(defaults.session("edge").limits().maxMessageLength()).isEqualTo(1 << 20);
        assertThat(defaults.session("edge").identity()).isEqualTo(IdentityRule.ADDRESS_AND_SYSNAME);
        assertThat(Arrays.asList(defaults.keepaliveIdle(), defaults.keepaliveInterval()))
                .containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(10));
    }
}
