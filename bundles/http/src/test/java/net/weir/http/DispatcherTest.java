package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.weir.http.web.Answer;
import net.weir.http.web.Request;
import net.weir.http.web.WebPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before any handler, and how errors look. */
class DispatcherTest {
    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8181", "127.0.0.1:1", "[::1]", "[::1]:8181", "weir.example:80"})
    void a_known_host_gets_in(String host) {
        assertThat(client.get("/health/live", "Host", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "localhost:80@evil.example",
                "127.0.0.2",
                "::1",
                "",
                ":80"
            })
    void another_host_is_misdirected(String host) {
        assertThat(client.get("/health/live", "Host", host).status()).isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000,200",
        "https://weir.example,200",
        "http://evil.example,403",
        "null,403",
        "file://localhost,403",
        "http://localhost.evil.example,403"
    })
    void a_foreign_origin_is_forbidden(String origin, int status) {
        assertThat(client.get("/health/live", "Origin", origin).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void only_get_and_head(String method) {
        Client.Reply reply = client.send(method, "/api/v1/stages");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers()).containsEntry("Allow", "GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v2", "/api/v1/ribs/ipv4unicast", "/api//v1/stages", "/metrics/x", "///"})
    void an_unknown_path_is_not_found(String path) {
        Client.Reply reply = client.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("title").asText()).isEqualTo("Not Found");
        assertThat(reply.json().get("type").asText()).isEqualTo("about:blank");
    }

    @Test
    void pages_of_other_bundles_have_what_the_face_does_not_answer_itself_the_longest_prefix_first() {
        client.pages.add(page("/", "root"));
        client.pages.add(page("/extra", "extra"));
        assertThat(client.get("/").body()).isEqualTo("root /");
        assertThat(client.get("/extra/a?b=c").body()).isEqualTo("extra /extra/a");
        assertThat(client.get("/extras").body()).isEqualTo("root /extras");
        assertThat(client.get("/api/v1/stages").contentType()).isEqualTo("application/json");
        assertThat(client.get("/extra", "Host", "elsewhere.example").status()).isEqualTo(421);
    }

    @Test
    void pages_that_go_leave_the_list_of_paths() {
        WebPages gone = page("/", "root");
        client.pages.add(gone);
        client.pages.remove(gone);
        assertThat(client.get("/").body()).contains("href=\"/api/v1/peers\"");
        assertThat(client.get("/other").status()).isEqualTo(404);
    }

    private static WebPages page(String prefix, String text) {
        return new WebPages() {
            @Override
            public String prefix() {
                return prefix;
            }

            @Override
            public Answer handle(Request request) {
                return Answer.octets("text/plain", (text + " " + request.path()).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    @Test
    void a_slash_at_the_end_changes_nothing() {
        assertThat(client.get("/api/v1/stages/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/ingresses/%", "/api/v1/ingresses/%zz", "/api/v1/ingresses/%ff", "/health/live?a=%4"})
    void a_bad_encoding_is_a_bad_request(String target) {
        assertThat(client.get(target).status()).isEqualTo(400);
    }

    @Test
    void long_targets_and_many_parameters_are_refused() {
        assertThat(client.get("/" + "a".repeat(4095)).status()).isEqualTo(404);
        assertThat(client.get("/" + "a".repeat(4096)).status()).isEqualTo(414);
        String many = IntStream.range(0, 33).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
        assertThat(client.get("/health/live?" + many).json().get("detail").asText())
                .isEqualTo("more than 32 parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/stages", "/api/v1/types", "/api/v1/problems", "/api/v1/peers", "/metrics"})
    void parameters_that_do_nothing_are_refused(String path) {
        assertThat(client.get(path + "?x=1").status()).isEqualTo(400);
    }

    @Test
    void what_a_client_sent_comes_back_escaped_and_short() {
        Client.Reply reply = client.get("/health/live?%3Cscript%3E%22%0A" + "a".repeat(3000) + "=1");

        assertThat(reply.body())
                .hasSizeLessThan(1500)
                .contains("<script>\\\"\\n")
                .doesNotContain("\"\n");
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void an_exception_becomes_an_error_that_tells_nothing() {
        views.peers.add(null);

        Client.Reply reply = client.get("/api/v1/peers");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.json().get("detail").asText()).isEqualTo("internal error; the log has more");
    }
}
