package net.weir.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.weir.admin.Peers.PeerStatus;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.query.IngressIds;
import net.weir.query.RibQuery.PeerSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routers and peers as ingresses (H11). */
class IngressesTest {
    private final FakeViews views = new FakeViews();
    private final Client client = new Client(views);

    @Test
    void a_peer_has_the_keys_of_rotonda() {
        JsonNode json = client.get("/api/v1/ingresses/1").json();

        assertThat(json.get("data"))
                .isEqualTo(Client.parse(
                        "{\"id\":1,\"unit_name\":\"edge1\",\"ingress_type\":\"bgpViaBmp\",\"parent_ingress\":"
                                + IngressIds.of(Samples.ROUTER_KEY)
                                + ",\"state\":\"Connected\",\"remote_addr\":\"192.0.2.1\",\"remote_asn\":64496,"
                                + "\"rib_type\":\"AdjRibIn\",\"peer_rib_type\":\"inPre\",\"peer_type\":\"GlobalInstance\","
                                + "\"distinguisher\":[0,0,0,0,0,0,0,0],\"reported_routes\":6}"));
    }

    @Test
    void a_peer_that_a_rib_holds_has_our_count_beside_the_router_s() {
        views.rib.peers = List.of(
                new PeerSummary(Samples.ONE, true, Family.IPV4_UNICAST, 4, 1, 2, 3, 9, true, false, 0),
                new PeerSummary(Samples.ONE, true, Family.IPV6_UNICAST, 3, 1, 2, 3, 9, true, false, 0));

        JsonNode peer = client.get("/api/v1/ingresses/1").json().get("data");

        assertThat(peer.get("routes").asInt()).isEqualTo(7);
        assertThat(peer.get("reported_routes").asInt()).isEqualTo(6);
        assertThat(client.get("/api/v1/ingresses?filter%5BpeerAsn%5D=64496")
                        .json()
                        .at("/data/0"))
                .isEqualTo(peer);
        assertThat(client.get("/api/v1/ingresses/2").json().get("data").has("reported_routes"))
                .isFalse();
    }

    @Test
    void a_router_is_the_parent_that_its_peers_name() {
        long parent = client.get("/api/v1/ingresses/2")
                .json()
                .at("/data/parent_ingress")
                .asLong();

        JsonNode router = client.get("/api/v1/ingresses/" + parent).json().get("data");

        assertThat(router.get("ingress_type").asText()).isEqualTo("bmp");
        assertThat(router.get("name").asText()).isEqualTo("r1");
        assertThat(router.get("desc").asText()).isEqualTo("a <b>\"router\"</b>\n");
    }

    @Test
    void numbers_of_routers_are_above_all_peers_and_exact_in_javascript() {
        long id = IngressIds.of(Samples.ROUTER_KEY);

        assertThat(id).isGreaterThan(Integer.MAX_VALUE).isLessThan(1L << 53);
        assertThat(IngressIds.of(new RouterKey("edge1", IpAddress.parse("198.51.100.1"), null)))
                .isNotEqualTo(id);
        assertThat(IngressIds.of(new RouterKey("edge2", IpAddress.parse("198.51.100.1"), "r1")))
                .isNotEqualTo(id);
        assertThat(IngressIds.of(new RouterKey("edge1", null, "r1"))).isNotEqualTo(id);
    }

    @Test
    void a_peer_of_a_vrf_has_its_name_and_distinguisher() {
        PeerKey key = new PeerKey(Samples.ROUTER_KEY, PeerKey.RD, 0x0000_FDE8_0000_0001L, null, View.LOC_RIB, null);
        Peer peer = new Peer(3, 1, key, new Peer.Facts(new Asn(64499), IpAddress.parse("192.0.2.9"), "red", false));
        views.peers.add(new PeerStatus(peer, true, 1, "", 0, 0, -1, List.of(), List.of()));

        JsonNode json = client.get("/api/v1/ingresses/3").json().get("data");

        assertThat(json.get("vrf_name").asText()).isEqualTo("red");
        assertThat(json.get("rib_type").asText()).isEqualTo("LocRib");
        assertThat(json.get("distinguisher").toString()).isEqualTo("[0,0,253,232,0,0,0,1]");
        assertThat(json.has("remote_addr")).isFalse();
    }

    @Test
    void a_peer_of_an_archive_is_no_network_and_has_no_parent() {
        PeerKey key = PeerKey.global(
                new RouterKey("archive", IpAddress.parse("192.0.2.7"), null),
                IpAddress.parse("192.0.2.7"),
                View.ADJ_RIB_IN_PRE);
        Peer peer = new Peer(3, 1, key, new Peer.Facts(new Asn(64499), IpAddress.parse("192.0.2.9"), null, false));
        views.peers.add(new PeerStatus(peer, true, 1, "", 0, 0, -1, List.of(), List.of()));

        JsonNode json = client.get("/api/v1/ingresses/3").json().get("data");

        assertThat(json.get("ingress_type").asText()).isEqualTo("mrt");
        assertThat(json.get("state").asText()).isEqualTo("NonNetwork");
        assertThat(json.has("parent_ingress")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "filter[type]=bmp,1",
        "filter[type]=bgpViaBmp,2",
        "filter[type]=rtr,0",
        "filter[state]=Connected,2",
        "filter[state]=Disconnected,1",
        "filter[state]=NonNetwork,0",
        "filter[ribType]=inPost,1",
        "filter[peerAddress]=192.0.2.2,1",
        "filter[peerAsn]=AS64496,1",
        "filter[peerAsn]=AS64496&filter[state]=Disconnected,0",
        "'',3"
    })
    void filters_all_have_to_pass(String query, int count) {
        assertThat(client.get("/api/v1/ingresses?" + query).json().get("data")).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter[type]=ospf", "filter[state]=up", "filter[ribType]=x", "filter[foo]=1"})
    void a_wrong_filter_is_a_bad_request(String query) {
        assertThat(client.get("/api/v1/ingresses?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"99999,404", "4294967297,404", "2147483648,404", "x,400", "-1,400", "99999999999999999999,400"})
    void an_unknown_id_is_not_found_and_a_wrong_one_a_bad_request(String id, int status) {
        Client.Reply reply = client.get("/api/v1/ingresses/" + id);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
    }
}
