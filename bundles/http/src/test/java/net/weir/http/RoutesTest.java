package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.Community;
import net.weir.model.LargeCommunity;
import net.weir.model.PathAttributes;
import net.weir.query.RibQuery.Route;
import net.weir.query.RibQuery.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries for routes, at the level of curl. */
class RoutesTest {
    private static final String V4 = "/api/v1/ribs/ipv4unicast/routes";
    private static final PathAttributes PLAIN = Samples.attributes(64496, 64500).build();
    private static final PathAttributes TAGGED = Samples.attributes(64497, 64501)
            .community(Community.parse("64496:100").bits())
            .large(LargeCommunity.parse("64496:1:2"))
            .otc(64497)
            .build();

    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);

    @BeforeEach
    void fill() {
        views.rib
                .add("192.0.2.0/24", Samples.route(Samples.ONE, PLAIN), Samples.route(Samples.TWO, TAGGED))
                .add("192.0.2.0/25", Samples.route(Samples.ONE, PLAIN))
                .add("192.0.0.0/16", Samples.route(Samples.ONE, PLAIN))
                .add("203.0.113.0/24", Samples.route(Samples.TWO, TAGGED))
                .add("2001:db8::/32", Samples.route(Samples.ONE, PLAIN));
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
    void h1_a_known_prefix_has_its_routes_by_ingress() {
        Client.Reply reply = client.get(V4 + "/192.0.2.0/24");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("application/json");
        JsonNode json = reply.json();
        assertThat(json.get("meta").isNull()).isTrue();
        assertThat(json.get("included")).isEmpty();
        assertThat(json.at("/data/nlri").asText()).isEqualTo("192.0.2.0/24");
        assertThat(json.at("/data/routes")).hasSize(2);
        JsonNode route = json.at("/data/routes/0");
        assertThat(route.get("status").asText()).isEqualTo("active");
        assertThat(route.at("/rpki/rov").asText()).isEqualTo("notChecked");
        assertThat(route.get("pathAttributes"))
                .isEqualTo(Client.parse("[{\"origin\":\"Igp\"},{\"asPath\":[\"AS64496\",\"AS64500\"]},"
                        + "{\"conventionalNextHop\":\"192.0.2.1\"}]"));
        assertThat(route.get("received").asText()).isEqualTo("2023-11-14T22:13:20.000000Z");
        assertThat(route.has("observed")).isFalse();
        assertThat(route.has("pathId")).isFalse();
        assertThat(route.has("incomplete")).isFalse();
        JsonNode ingress = route.get("ingress");
        assertThat(ingress.get("id").asInt()).isEqualTo(1);
        assertThat(ingress.get("remote_asn").isNumber()).isTrue();
        assertThat(ingress.get("state").asText()).isEqualTo("Connected");
        assertThat(json.at("/data/routes/1/ingress/state").asText()).isEqualTo("Disconnected");
    }

    @Test
    void what_weir_knows_beyond_rotonda_stands_beside_it() {
        views.rib.add("198.51.100.0/24", new Route(Samples.ONE, true, -1, PLAIN, Status.STALE, true, 1, 2));

        JsonNode route = client.get(V4 + "/198.51.100.0/24").json().at("/data/routes/0");

        assertThat(route.get("status").asText()).isEqualTo("stale");
        assertThat(route.get("pathId").asLong()).isEqualTo(4294967295L);
        assertThat(route.get("incomplete").asBoolean()).isTrue();
        assertThat(route.get("observed").asText()).isEqualTo("1970-01-01T00:00:00.000001Z");
        assertThat(route.get("received").asText()).isEqualTo("1970-01-01T00:00:00.000002Z");
    }

    @Test
    void h2_more_specifics_of_a_prefix_that_is_not_there() {
        JsonNode json = client.get(V4 + "/192.0.2.0/23?include=moreSpecifics").json();

        assertThat(json.at("/data/nlri").isNull()).isTrue();
        assertThat(json.at("/data/routes")).isEmpty();
        assertThat(texts(json.at("/included/moreSpecifics"), "nlri")).containsExactly("192.0.2.0/24", "192.0.2.0/25");
        assertThat(json.at("/included").has("lessSpecifics")).isFalse();
    }

    @Test
    void h3_both_lists() {
        JsonNode json = client.get(V4 + "/192.0.2.0/24?include=lessSpecifics,moreSpecifics")
                .json();

        assertThat(json.at("/data/nlri").asText()).isEqualTo("192.0.2.0/24");
        assertThat(texts(json.at("/included/moreSpecifics"), "nlri")).containsExactly("192.0.2.0/25");
        assertThat(texts(json.at("/included/lessSpecifics"), "nlri")).containsExactly("192.0.0.0/16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include=foo",
                "include=moreSpecifics,",
                "match=best",
                "limit=0",
                "limit=-1",
                "limit=9999999999",
                "cursor=%25%25",
                "ingressId=x",
                "filter[originAsn]=AS",
                "filter[otc]=1.2.3",
                "filter[community]=1",
                "filter[largeCommunity]=1:2",
                "filter[ribType]=adj-rib-in-pre",
                "filter[peerAsn]=99999999999",
                "filter[peerAddress]=localhost",
                "filter[rovStatus]=maybe",
                "fields[pathAttributes]=256",
                "rib=nowhere",
                "rib=rib&rib=rib"
            })
    void h4_a_wrong_value_is_a_bad_request_that_names_the_parameter(String query) {
        Client.Reply reply = client.get(V4 + "/192.0.2.0/24?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.json().get("detail").asText()).contains(query.substring(0, query.indexOf('=')));
        assertThat(reply.json().get("error")).isEqualTo(reply.json().get("detail"));
        assertThat(reply.json().get("data").isNull()).isTrue();
    }

    @Test
    void an_unknown_parameter_is_listed_with_the_known_ones() {
        Client.Reply reply = client.get(V4 + "?filter[asns]=1&details=x");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).contains("details, filter[asns]", "filter[originAsn]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.0.2.1/24", "192.0.2.0/33", "192.0.2.0/x", "foo/24", "2001:db8::/32", "192.0.2.0%2F24/24"})
    void h5_what_is_no_prefix_of_the_family_is_a_bad_request(String prefix) {
        assertThat(client.get(V4 + "/" + prefix).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "ingressId=1,1",
        "ingressId=99,0",
        "filter[originAsn]=64501,1",
        "filter[originAsn]=AS64496,0",
        "filter[otc]=AS64497,1",
        "filter[community]=AS64496:100,1",
        "filter[community]=NO_EXPORT,0",
        "filter[largeCommunity]=64496:1:2,1",
        "filter[largeCommunity]=64496:1:3,0",
        "filter[peerAsn]=64497,1",
        "filter[peerAddress]=192.0.2.1,1",
        "filter[rovStatus]=notChecked,2",
        "filter[rovStatus]=valid,0",
        "filter[ribType]=inPost,1",
        "filter[ribType]=loc,0",
        "filter[ribType]=inPre&filter[peerAsn]=64496,1",
        "filter[ribType]=inPre&filter[peerAsn]=64497,0",
        "filter%5BpeerAsn%5D=64497&filter[community]=64496:100,1"
    })
    void h6_filters_all_have_to_pass(String query, int routes) {
        assertThat(client.get(V4 + "/192.0.2.0/24?" + query).json().at("/data/routes"))
                .hasSize(routes);
    }

    @Test
    void h6_the_id_of_a_router_stands_for_its_peers() {
        String id = client.get("/api/v1/ingresses?filter[type]=bmp")
                .json()
                .at("/data/0/id")
                .asText();

        assertThat(client.get(V4 + "/192.0.2.0/24?ingressId=" + id).json().at("/data/routes"))
                .hasSize(2);
    }

    @Test
    void a_roto_function_is_not_defined() {
        Client.Reply reply = client.get(V4 + "?function[roto]=mine");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).isEqualTo("no roto function 'mine' defined");
    }

    @Test
    void h8_only_the_attributes_asked_for() {
        JsonNode some =
                client.get(V4 + "/203.0.113.0/24?fields[pathAttributes]=2,8").json();
        JsonNode none =
                client.get(V4 + "/203.0.113.0/24?fields[pathAttributes]=").json();

        assertThat(some.at("/data/routes/0/pathAttributes"))
                .isEqualTo(Client.parse(
                        "[{\"asPath\":[\"AS64497\",\"AS64501\"]},{\"standardCommunities\":[\"AS64496:100\"]}]"));
        assertThat(none.at("/data/routes/0/pathAttributes")).isEmpty();
    }

    @Test
    void h9_a_family_is_all_under_more_specifics() {
        JsonNode json = client.get("/api/v1/ribs/ipv6unicast/routes").json();

        assertThat(json.at("/data/nlri").isNull()).isTrue();
        assertThat(texts(json.at("/included/moreSpecifics"), "nlri")).containsExactly("2001:db8::/32");
        assertThat(client.get(V4).json().at("/included/moreSpecifics")).hasSize(4);
    }

    @Test
    void h10_an_unknown_family_is_not_found() {
        Client.Reply reply = client.get("/api/v1/ribs/foo/routes");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("detail").asText()).contains("ipv4unicast");
        assertThat(client.get("/api/v1/ribs/ipv4multicast/routes").status()).isEqualTo(404);
    }

    @Test
    void h14_what_left_the_rib_is_gone_at_once() {
        views.rib.remove("192.0.2.0/24");

        assertThat(client.get(V4 + "/192.0.2.0/24").json().at("/data/routes")).isEmpty();
        assertThat(client.get(V4).json().at("/included/moreSpecifics")).hasSize(3);
    }
}
