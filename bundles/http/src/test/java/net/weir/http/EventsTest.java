package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterUp;
import net.weir.http.web.Answer;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Live events without sockets. */
class EventsTest {
    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void every_stream_ends_when_the_server_stops() throws InterruptedException {
        client.events.close();
        for (Thread thread : threads) {
            thread.join(5000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(views.taps.open).isEmpty();
    }

    private static RouteUpdate update(Peer peer, String... prefixes) {
        Prefix[] parsed = new Prefix[prefixes.length];
        for (int i = 0; i < parsed.length; i++) {
            parsed[i] = Prefix.parse(prefixes[i]);
        }
        boolean v6 = parsed[0].isV6();
        return RouteUpdate.of(
                peer,
                Samples.RECEIVED,
                v6 ? Family.IPV6_UNICAST : Family.IPV4_UNICAST,
                null,
                v6 ? Ipv6Nlri.of(parsed) : Ipv4Nlri.of(parsed),
                Samples.attributes(64496).build());
    }

    private void listen(String query, String... headers) {
        Answer answer = client.answer("GET", "/api/v1/events?" + query, headers);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.live()).isTrue();
        Thread thread = new Thread(() -> {
            try {
                answer.body().writeTo(read);
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                answer.body().close();
            }
        });
        thread.start();
        threads.add(thread);
    }

    private String text() {
        return read.toString(StandardCharsets.UTF_8);
    }

    private void expect(String part) {
        await().until(() -> text().contains(part));
    }

    @Test
    void events_come_as_server_sent_events_of_one_line_of_data() {
        listen("stage=rib");
        views.taps.offer(update(Samples.ONE, "192.0.2.0/24"));
        views.taps.offer(new RouterUp(Samples.RECEIVED, Samples.ROUTER, false));

        expect("event: router-up\n");
        assertThat(text())
                .startsWith(": keep-alive\n\n")
                .containsPattern(
                        "event: route-update\ndata: \\{\"type\":\"route-update\"[^\n]*192.0.2.0/24[^\n]*\\}\n\n")
                .containsPattern("event: router-up\ndata: [^\n]*\\\\n[^\n]*\n\n");
    }

    @Test
    void lines_of_json_on_demand() {
        listen("stage=rib", "Accept", "application/x-ndjson");
        views.taps.offer(update(Samples.ONE, "192.0.2.0/24"));

        expect("route-update");
        client.events.close();
        expect("\"end\"");
        assertThat(text().lines().map(Client::parse).map(json -> json.get("type")
                        .asText()))
                .contains("keep-alive", "route-update", "end");
    }

    @Test
    void silence_is_filled_with_comments() {
        listen("stage=rib");

        await().until(() -> text().split(": keep-alive\n\n", -1).length > 3);
    }

    @Test
    void what_was_dropped_is_told() {
        listen("stage=rib");
        await().until(() -> !views.taps.open.isEmpty());
        views.taps.open.get(0).dropped.set(7);

        expect("event: dropped\ndata: {\"type\":\"dropped\",\"count\":7}\n\n");
    }

    @Test
    void a_tap_that_its_stage_closed_ends_the_stream() {
        listen("stage=rib");
        await().until(() -> !views.taps.open.isEmpty());
        views.taps.open.get(0).close();

        expect("event: end\n");
    }

    @ParameterizedTest
    @CsvSource({
        "peer=1,true",
        "peer=2,false",
        "type=route-update,true",
        "'type=peer-up,route-update',true",
        "type=peer-up,false",
        "prefix=192.0.2.0/24,true",
        "prefix=192.0.0.0/16,true",
        "prefix=0.0.0.0/0,true",
        "prefix=192.0.2.0/25,false",
        "prefix=192.0.3.0/24,false",
        "prefix=::/0,false",
        "peer=1&prefix=198.51.100.0/24,true"
    })
    void filters_run_where_the_event_is(String filter, boolean passes) {
        assertThat(passes(filter, update(Samples.ONE, "192.0.2.0/24", "198.51.100.0/24")))
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/32,true",
        "2001:db8:1::/48,true",
        "2001:db8:1::/49,false",
        "2001:db8:2::/48,false",
        "::/0,true",
        "2001:db8:1::/128,false",
        "0.0.0.0/0,false"
    })
    void prefixes_of_ipv6_are_compared_in_both_halves(String prefix, boolean passes) {
        assertThat(passes("prefix=" + prefix, update(Samples.ONE, "2001:db8:1::/48")))
                .isEqualTo(passes);
    }

    @Test
    void an_event_without_routes_passes_no_prefix_and_one_without_peer_no_peer() {
        Event eor = new EndOfRib(Samples.ONE, 0, 1, Family.IPV4_UNICAST, false);

        assertThat(passes("prefix=0.0.0.0/0", eor)).isFalse();
        assertThat(passes("peer=1", eor)).isTrue();
        assertThat(passes("peer=1", new RouterUp(1, Samples.ROUTER, false))).isFalse();
    }

    private boolean passes(String filter, Event event) {
        Answer answer = client.answer("GET", "/api/v1/events?stage=rib&" + filter);
        try {
            views.taps.offer(event);
            return views.taps.open.get(0).waiting() == 1;
        } finally {
            answer.body().close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "stage=out", "stage=rib&type=x", "stage=rib&peer=x", "stage=rib&prefix=1", "stage=rib&a=1"})
    void a_wrong_question_is_a_bad_request(String query) {
        assertThat(client.get("/api/v1/events?" + query).status()).isEqualTo(400);
        assertThat(views.taps.open).isEmpty();
    }

    @Test
    void an_unknown_stage_is_not_found() {
        assertThat(client.get("/api/v1/events?stage=nowhere").status()).isEqualTo(404);
    }

    @Test
    void the_number_of_streams_is_bounded_and_room_comes_back() {
        List<Answer> open = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            open.add(client.answer("GET", "/api/v1/events?stage=rib"));
        }

        Client.Reply refused = client.get("/api/v1/events?stage=rib");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).containsKey("Retry-After");
        open.get(0).body().close();
        open.get(0).body().close();
        Answer next = client.answer("GET", "/api/v1/events?stage=rib");
        assertThat(next.status()).isEqualTo(200);
        assertThat(client.get("/api/v1/events?stage=rib").status()).isEqualTo(503);
        next.body().close();
        open.forEach(answer -> answer.body().close());
    }
}
