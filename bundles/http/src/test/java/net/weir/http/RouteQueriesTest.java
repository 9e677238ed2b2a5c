package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import net.weir.model.Community;
import net.weir.model.LargeCommunity;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked beyond Rotonda: more filters, the best path, counts, differences, memory, several RIBs. */
class RouteQueriesTest {
    private static final String V4 = "/api/v1/ribs/ipv4unicast/";
    private static final PathAttributes PLAIN = Samples.attributes(64496, 64500).build();
    private static final PathAttributes TAGGED = Samples.attributes(64497, 64499, 64501)
            .community(Community.parse("64496:100").bits())
            .large(LargeCommunity.parse("64496:1:2"))
            .otc(64497)
            .build();

    private final FakeViews views = new FakeViews();
    private final FakeRib other = new FakeRib("rib2");
    private final Client client = new Client(views);

    @BeforeEach
    void fill() {
        views.ribs.put("rib2", other);
        views.rib
                .add("192.0.2.0/24", Samples.route(Samples.ONE, PLAIN), Samples.route(Samples.TWO, TAGGED))
                .add("198.51.100.0/24", Samples.route(Samples.ONE, PLAIN), Samples.route(Samples.TWO, PLAIN))
                .add("203.0.113.0/25", Samples.route(Samples.TWO, TAGGED));
        other.add("192.0.2.0/24", Samples.route(Samples.ONE, PLAIN));
    }

    @AfterEach
    void every_cursor_is_closed() {
        assertThat(views.rib.open).hasValue(0);
        assertThat(other.open).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "filter[asn]=64499,1",
        "filter[asPath]=_64500$,1",
        "filter[asPath]=%5E64497_,1",
        "filter[asPath]=<64490-64495>,0",
        "filter[community]=64496:1:*,1",
        "filter[community]=64496:*,1",
        "filter[extendedCommunity]=rt:64496:1,0",
        "filter[nextHop]=192.0.2.1,2",
        "filter[attribute]=otc,1",
        "filter[attribute]=35,1",
        "best=1,1",
        "best=9,2",
        "best=1&filter[ribType]=inPost,1",
        "best=1&alwaysCompareMed=true,1"
    })
    void filters_and_the_choice_of_the_best_say_what_is_shown(String query, int routes) {
        assertThat(client.get(V4 + "routes/192.0.2.0/24?" + query).json().at("/data/routes"))
                .hasSize(routes);
    }

    @Test
    void the_best_path_is_the_shorter_one() {
        JsonNode routes = client.get(V4 + "routes/192.0.2.0/24?best=2").json().at("/data/routes");
        assertThat(routes.at("/0/ingress/id").asInt()).isEqualTo(Samples.ONE.id());
        assertThat(routes.at("/1/ingress/id").asInt()).isEqualTo(Samples.TWO.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routes?filter[asPath]=(",
                "routes?filter[asn]=x",
                "routes?filter[nextHop]=x",
                "routes?filter[attribute]=colour",
                "routes?filter[extendedCommunity]=1:2",
                "routes?best=0",
                "routes?best=x",
                "routes?alwaysCompareMed=true",
                "routes?nlri=x",
                "count?groupBy=colour",
                "count?order=colour",
                "count?limit=0",
                "count?cursor=x",
                "diff?left[ingressId]=x",
                "diff?right[rib]=nowhere",
                "diff?fields[compare]=x",
                "diff?left[colour]=1"
            })
    void a_wrong_value_is_a_bad_request_that_names_the_parameter(String query) {
        Client.Reply reply = client.get(V4 + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        String parameter = query.substring(query.indexOf('?') + 1, query.indexOf('='));
        assertThat(reply.json().get("detail").asText()).contains(parameter);
    }

    @Test
    void counts_routes_and_prefixes() {
        assertThat(client.get(V4 + "count").json())
                .isEqualTo(Client.parse("{\"data\":[{\"routes\":5,\"prefixes\":3}],\"meta\":{\"groups\":1}}"));
        assertThat(client.get(V4 + "count?filter[asn]=1").json().get("data"))
                .isEqualTo(Client.parse("[{\"routes\":0,\"prefixes\":0}]"));
        assertThat(client.get(V4 + "count/192.0.2.0/24?filter[asPath]=_64500$")
                        .json()
                        .get("data"))
                .isEqualTo(Client.parse("[{\"routes\":1,\"prefixes\":1}]"));
    }

    @Test
    void counts_by_group_those_with_most_routes_first_if_asked() {
        assertThat(client.get(V4 + "count?groupBy=originAsn,length").json().get("data"))
                .isEqualTo(
                        Client.parse(
                                """
                                [{"originAsn":"AS64500","length":24,"routes":3,"prefixes":2},
                                 {"originAsn":"AS64501","length":24,"routes":1,"prefixes":1},
                                 {"originAsn":"AS64501","length":25,"routes":1,"prefixes":1}]"""));
        JsonNode top =
                client.get(V4 + "count?groupBy=peer&order=routes&limit=1").json();
        assertThat(top.at("/data/0/peer").asInt()).isEqualTo(Samples.TWO.id());
        assertThat(top.at("/data")).hasSize(1);
        assertThat(top.at("/meta/groups").asInt()).isEqualTo(2);
    }

    private static List<String> kinds(JsonNode differences) {
        return Stream.iterate(0, i -> i + 1)
                .limit(differences.size())
                .map(i -> differences.at("/" + i + "/kind").asText() + " "
                        + differences.at("/" + i + "/nlri").asText())
                .toList();
    }

    @Test
    void shows_what_two_peers_do_not_have_in_common() {
        String sides = "diff?left[ingressId]=" + Samples.ONE.id() + "&right[ingressId]=" + Samples.TWO.id();
        JsonNode json = client.get(V4 + sides).json();
        assertThat(kinds(json.get("data"))).containsExactly("different 192.0.2.0/24", "right 203.0.113.0/25");
        assertThat(json.at("/data/0/left")).hasSize(1);
        assertThat(json.at("/data/1/left")).isEmpty();
        assertThat(json.at("/meta/cursor").isNull()).isTrue();
        assertThat(kinds(client.get(V4 + sides + "&fields[compare]=1,3").json().get("data")))
                .containsExactly("right 203.0.113.0/25");
        assertThat(kinds(client.get(V4 + sides + "&filter[asPath]=_64500$")
                        .json()
                        .get("data")))
                .containsExactly("left 192.0.2.0/24");
    }

    @Test
    void shows_differences_page_by_page_and_line_by_line() {
        String sides = "diff?left[ribType]=inPre&right[ribType]=inPost&limit=1";
        JsonNode first = client.get(V4 + sides).json();
        assertThat(kinds(first.get("data"))).containsExactly("different 192.0.2.0/24");
        String cursor = first.at("/meta/cursor").asText();
        JsonNode second = client.get(V4 + sides + "&cursor=" + cursor).json();
        assertThat(kinds(second.get("data"))).containsExactly("right 203.0.113.0/25");
        assertThat(second.at("/meta/cursor").isNull()).isTrue();
        String lines = client.get(V4 + sides, "Accept", "application/x-ndjson").body();
        assertThat(lines.lines()).hasSize(2);
        assertThat(lines.lines().toList().get(1)).contains(cursor);
    }

    @Test
    void two_ribs_stand_side_by_side() {
        assertThat(client.get("/api/v1/ribs").json().get("data")).hasSize(2);
        assertThat(client.get(V4 + "count?rib=rib2").json().at("/data/0/routes").asInt())
                .isEqualTo(1);
        assertThat(client.get(V4 + "count?rib=rib").json().at("/data/0/routes").asInt())
                .isEqualTo(5);
        assertThat(kinds(client.get(V4 + "diff?left[rib]=rib2&right[rib]=rib&filter[ribType]=inPre")
                        .json()
                        .get("data")))
                .containsExactly("right 198.51.100.0/24");
    }

    @Test
    void says_where_the_memory_goes() {
        assertThat(client.get("/api/v1/ribs/rib/memory").json().get("data"))
                .isEqualTo(
                        Client.parse(
                                """
                                {"octets":400,"parts":{"prefixes":400},"routes":4,"octetsPerRoute":100.0,"budget":2000,
                                 "exceeded":false,"refusedRoutes":0,"refusedPeers":0}"""));
        assertThat(client.get("/api/v1/ribs/nowhere/memory").status()).isEqualTo(404);
    }
}
