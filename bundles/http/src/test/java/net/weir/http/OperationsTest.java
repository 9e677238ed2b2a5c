package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Actions and reports over HTTP: what changes nothing. */
class OperationsTest {
    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);

    @Test
    void actions_tell_what_they_take() {
        JsonNode actions = client.get("/api/v1/actions").json().get("data");
        assertThat(actions.at("/0/name").asText()).isEqualTo("echo");
        assertThat(actions.at("/0/changes").asBoolean()).isFalse();
        assertThat(actions.at("/0/parameters/0/key").asText()).isEqualTo("word");
        assertThat(actions.at("/1/changes").asBoolean()).isTrue();
    }

    @Test
    void an_action_that_reads_is_done() {
        JsonNode data =
                client.get("/api/v1/stages/rib/actions/echo?word=hi").json().get("data");
        assertThat(data.get("said").asText()).isEqualTo("hi");
        assertThat(views.operations.asked).containsExactly("http echo {word=hi}");
        assertThat(client.get("/api/v1/stages/rib/actions/echo").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/stages/rib/actions/echo?wort=hi").status())
                .isEqualTo(400);
        assertThat(client.get("/api/v1/stages/rib/actions/dance").status()).isEqualTo(404);
    }

    @Test
    void what_changes_something_is_refused_by_any_method_with_the_way_to_do_it() {
        assertThat(client.get("/api/v1/stages/rib/actions/forget").status()).isEqualTo(403);
        JsonNode problem =
                client.send("POST", "/api/v1/stages/rib/actions/forget").json();
        assertThat(problem.get("status").asInt()).isEqualTo(403);
        assertThat(problem.get("detail").asText()).contains("weir:do");
        assertThat(client.send("POST", "/api/v1/stages/rib/actions/echo").status())
                .isEqualTo(403);
        assertThat(client.send("DELETE", "/api/v1/stages/rib/actions/echo").status())
                .isEqualTo(405);
        assertThat(client.send("POST", "/api/v1/stages").status()).isEqualTo(405);
        assertThat(client.send("POST", "/nowhere").status()).isEqualTo(405);
        assertThat(views.operations.asked).isEmpty();
    }

    @Test
    void a_report_has_its_rows_by_column_and_says_what_they_are() {
        JsonNode json = client.get("/api/v1/stages/rib/reports/sizes").json();
        assertThat(json.at("/data/0/at").asText()).startsWith("2023-11-14T22:13:20");
        assertThat(json.at("/data/0/size").asInt()).isEqualTo(2048);
        assertThat(json.at("/data/1/size").isNull()).isTrue();
        assertThat(json.at("/meta/shape").asText()).isEqualTo("series");
        assertThat(json.at("/meta/columns/1/form").asText()).isEqualTo("octets");
        assertThat(client.get("/api/v1/reports").json().at("/data/0/name").asText())
                .isEqualTo("sizes");
        assertThat(client.get("/api/v1/stages/rib/reports/dance").status()).isEqualTo(404);
    }
}
