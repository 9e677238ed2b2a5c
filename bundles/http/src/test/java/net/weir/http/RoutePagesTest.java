package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Weir's queries for routes have that Rotonda's have not: longest match, pages, lines, several RIBs. */
class RoutePagesTest {
    private static final String V4 = "/api/v1/ribs/ipv4unicast/routes";
    private static final PathAttributes PLAIN = Samples.attributes(64496, 64500).build();

    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);

    @BeforeEach
    void fill() {
        views.rib
                .add("192.0.2.0/24", Samples.route(Samples.ONE, PLAIN), Samples.route(Samples.TWO, PLAIN))
                .add("192.0.2.0/25", Samples.route(Samples.ONE, PLAIN))
                .add("192.0.0.0/16", Samples.route(Samples.ONE, PLAIN))
                .add("203.0.113.0/24", Samples.route(Samples.TWO, PLAIN));
    }

    @AfterEach
    void every_cursor_is_closed() {
        assertThat(views.rib.open).hasValue(0);
    }

    private static List<String> texts(JsonNode array, String key) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.get(key).asText()));
        return texts;
    }

    @Test
    void the_longest_match_falls_back_to_what_passes_the_filters() {
        String path = V4 + "/192.0.2.1/32?match=longest";

        assertThat(client.get(path).json().at("/data/nlri").asText()).isEqualTo("192.0.2.0/25");
        assertThat(client.get(path + "&filter[peerAsn]=64497")
                        .json()
                        .at("/data/nlri")
                        .asText())
                .isEqualTo("192.0.2.0/24");
        assertThat(client.get(V4 + "/198.51.100.0/24?match=longest")
                        .json()
                        .at("/data/nlri")
                        .isNull())
                .isTrue();
    }

    @Test
    void pages_follow_each_other_by_cursor_and_the_last_has_none() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 2; page++) {
            JsonNode json = client.get(V4 + "?limit=2" + cursor).json();
            seen.addAll(texts(json.at("/included/moreSpecifics"), "nlri"));
            cursor = "&cursor=" + json.at("/meta/cursor").asText();
            assertThat(json.at("/meta/cursor").isNull()).isEqualTo(page == 1);
        }

        assertThat(seen).containsExactly("192.0.0.0/16", "192.0.2.0/24", "192.0.2.0/25", "203.0.113.0/24");
    }

    @Test
    void lines_have_one_prefix_each_and_a_cursor_where_a_limit_cut() {
        Client.Reply reply = client.get(
                V4 + "/192.0.2.0/24?include=lessSpecifics,moreSpecifics&limit=2", "Accept", "application/x-ndjson");

        assertThat(reply.contentType()).isEqualTo("application/x-ndjson");
        List<JsonNode> lines = reply.body().lines().map(Client::parse).toList();
        assertThat(texts(Client.parse(lines.subList(0, 2).toString()), "relation"))
                .containsExactly("lessSpecific", "exact");
        assertThat(lines.get(1).get("routes")).hasSize(2);
        assertThat(lines.get(2).at("/meta/cursor").asText()).isNotEmpty();
        assertThat(lines).hasSize(3);
    }

    @Test
    void a_rib_is_chosen_by_id_and_there_may_be_none() {
        views.ribs.put("other", new FakeRib("other"));

        assertThat(client.get(V4).json().at("/included/moreSpecifics")).hasSize(4);
        assertThat(client.get(V4 + "?rib=other").json().at("/included/moreSpecifics"))
                .isEmpty();
        views.ribs.clear();
        assertThat(client.get(V4).status()).isEqualTo(503);
    }
}
