package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Families whose routes have keys instead of prefixes. */
class RouteKeysTest {
    private static final String VPN = "/api/v1/ribs/1-128/";
    private static final String TEXT = "0:64496:1:198.51.100.0/24";

    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);

    RouteKeysTest() {
        views.ribs.clear();
        views.ribs.put("keyed", new KeyedRib());
    }

    private static void assertRoute(JsonNode found) {
        assertThat(found.get("nlri").asText()).isEqualTo(TEXT);
        JsonNode route = found.get("routes").get(0);
        assertThat(route.at("/nlri/text").asText()).isEqualTo(TEXT);
        assertThat(route.at("/nlri/rd").asText()).isEqualTo("0:64496:1");
        assertThat(route.at("/nlri/labels")).hasSize(1);
        assertThat(route.get("pathId").asInt()).isEqualTo(7);
    }

    @Test
    void a_family_is_named_by_its_numbers_and_each_route_shows_its_fields() {
        assertRoute(client.get(VPN + "routes").json().at("/included/moreSpecifics/0"));
        String lines = client.get(VPN + "routes", "Accept", "application/x-ndjson").body();
        assertRoute(Client.parse(lines));
        assertThat(client.get(VPN + "count").json().at("/data/0/routes").asInt())
                .isEqualTo(1);
        assertThat(client.get(VPN + "diff").json().get("data")).isEmpty();
    }

    @Test
    void a_key_is_asked_for_and_a_prefix_is_not() {
        assertRoute(client.get(VPN + "routes?nlri=" + TEXT).json().get("data"));
        assertThat(client.get(VPN + "routes?nlri=x").json().at("/data/routes")).isEmpty();
        Client.Reply reply = client.get(VPN + "routes/198.51.100.0/24");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).contains("nlri=");
    }
}
