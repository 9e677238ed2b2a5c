package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.weir.model.Family;
import net.weir.query.RibQuery.PeerSummary;
import org.junit.jupiter.api.Test;

/** Stages, routers, peers, types, problems and health (H12). */
class StatusTest {
    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);

    @Test
    void stages_have_their_numbers_and_masked_options() {
        JsonNode json = client.get("/api/v1/stages").json();

        assertThat(json.at("/meta/plan").asInt()).isEqualTo(4);
        assertThat(json.at("/meta/endpoints/0/port").asInt()).isEqualTo(11019);
        JsonNode sink = json.at("/data/3");
        assertThat(sink.get("id").asText()).isEqualTo("out");
        assertThat(sink.get("state").asText()).isEqualTo("WAITING");
        assertThat(sink.get("reason").asText()).isEqualTo("the broker does not answer");
        assertThat(sink.at("/edge/policy").asText()).isEqualTo("spill");
        assertThat(sink.at("/drops/queue-full").asInt()).isEqualTo(1);
        assertThat(sink.at("/options/password").asText()).isEqualTo("***");
        assertThat(json.at("/data/0").has("edge")).isFalse();
    }

    @Test
    void the_doctor_names_the_first_broken_joint() {
        JsonNode json = client.get("/api/v1/doctor").json();

        assertThat(json.at("/data/0/joint").asText()).isEqualTo("running");
        JsonNode broken = json.at("/meta/firstBroken");
        assertThat(broken.get("verdict").asText()).isEqualTo("broken");
        assertThat(json.get("data")).contains(broken);
        assertThat(json.get("data").findValuesAsText("stage")).contains("archive");
    }

    @Test
    void the_doctor_looks_at_the_way_through_one_stage() {
        assertThat(client.get("/api/v1/doctor?stage=out").json().get("data").findValuesAsText("stage"))
                .contains("edge1", "rib", "out")
                .doesNotContain("archive");
        assertThat(client.get("/api/v1/doctor?stage=nowhere").status()).isEqualTo(404);
    }

    @Test
    void routers_have_state_and_messages_by_type() {
        JsonNode router = client.get("/api/v1/routers").json().at("/data/0");

        assertThat(router.get("sysName").asText()).isEqualTo("r1");
        assertThat(router.get("up").asBoolean()).isTrue();
        assertThat(router.get("reconnects").asInt()).isEqualTo(2);
        assertThat(router.at("/messages/route-monitoring").asInt()).isEqualTo(7);
    }

    @Test
    void peers_have_the_counts_of_the_session_and_of_every_rib() {
        views.rib.peers = List.of(
                new PeerSummary(Samples.ONE, true, Family.IPV4_UNICAST, 4, 1, 2, 3, 9, true, false, 0),
                new PeerSummary(Samples.TWO, false, Family.IPV6_UNICAST, 1, 0, 0, 0, 1, false, true, 5));

        JsonNode peers = client.get("/api/v1/peers").json().get("data");

        JsonNode family = peers.at("/0/families/0");
        assertThat(family.get("family").asText()).isEqualTo("ipv4-unicast");
        assertThat(family.get("announced").asInt()).isEqualTo(5);
        assertThat(family.get("endOfRib").asText()).isEqualTo("seen");
        assertThat(family.get("reportedRoutes").asInt()).isEqualTo(6);
        assertThat(family.get("dirty").asBoolean()).isTrue();
        assertThat(family.get("lastMessage").asText()).startsWith("2023-11-14");
        assertThat(peers.at("/0/reportedRoutes").asInt()).isEqualTo(6);
        assertThat(peers.at("/0/adminLabels/0").asText()).isEqualTo("transit");
        assertThat(peers.at("/1/reportedRoutes").isNull()).isTrue();
        assertThat(family.at("/ribs/0/rib").asText()).isEqualTo("rib");
        assertThat(family.at("/ribs/0/routes").asInt()).isEqualTo(4);
        assertThat(family.at("/ribs/0/absentWithdrawals").asInt()).isEqualTo(3);
        assertThat(peers.at("/0/incompleteSince").isNull()).isTrue();
        assertThat(peers.at("/1/incompleteSince").asText()).startsWith("2023-11-14");
        assertThat(peers.at("/1/reason").asText()).isEqualTo("hold timer");
        assertThat(peers.at("/1/families/0/ribs/0/dirty").asBoolean()).isTrue();
    }

    @Test
    void ribs_have_their_sizes() {
        JsonNode rib = client.get("/api/v1/ribs").json().at("/data/0");

        assertThat(rib.get("id").asText()).isEqualTo("rib");
        assertThat(rib.get("families").toString()).contains("ipv4-unicast", "ipv6-unicast");
        assertThat(rib.get("routes").asInt()).isEqualTo(4);
    }

    @Test
    void types_say_what_their_options_allow() {
        JsonNode json = client.get("/api/v1/types").json();
        JsonNode type = json.at("/data/0");
        assertThat(json.at("/meta/commonOptions/0/key").asText()).isEqualTo("sources");

        assertThat(type.get("type").asText()).isEqualTo("bmp.tcp");
        assertThat(type.at("/options/0/default").asText()).isEqualTo("127.0.0.1:11019");
        assertThat(type.at("/options/1/default").isNull()).isTrue();
        assertThat(type.at("/options/1/required").asBoolean()).isTrue();
        assertThat(type.at("/options/1/live").asBoolean()).isTrue();
    }

    @Test
    void problems_name_file_and_cause() {
        JsonNode problem = client.get("/api/v1/problems").json().at("/data/0");

        assertThat(problem.get("where").asText()).isEqualTo("weir.mqtt-out.cfg");
        assertThat(problem.get("fatal").asBoolean()).isTrue();
    }

    @Test
    void it_is_live_always_and_ready_once_settled() {
        views.settled = false;

        assertThat(client.get("/health/live").json().get("status").asText()).isEqualTo("up");
        Client.Reply early = client.get("/health/ready");
        assertThat(early.status()).isEqualTo(503);
        assertThat(early.json().get("ready").asBoolean()).isFalse();
        views.settled = true;
        Client.Reply late = client.get("/health/ready");
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json().at("/notRunning/0/id").asText()).isEqualTo("out");
        assertThat(late.json().get("notRunning")).hasSize(1);
    }

    @Test
    void the_index_links_to_the_rest() {
        assertThat(client.get("/").body()).contains("href=\"/metrics\"").contains("href=\"/api/v1/peers\"");
    }

    @Test
    void peers_are_filtered_by_their_table() {
        assertThat(client.get("/api/v1/peers?filter[vrf]=no-such")
                        .json()
                        .at("/data")
                        .size())
                .isZero();
        assertThat(client.get("/api/v1/peers?filter[distinguisher]=")
                        .json()
                        .at("/data")
                        .size())
                .isEqualTo(client.get("/api/v1/peers").json().at("/data").size());
        assertThat(client.get("/api/v1/peers?filter[distinguisher]=0:1:1")
                        .json()
                        .at("/data")
                        .size())
                .isZero();
        assertThat(client.get("/api/v1/peers?filter[peerAsn]=x").status()).isEqualTo(400);
    }
}
