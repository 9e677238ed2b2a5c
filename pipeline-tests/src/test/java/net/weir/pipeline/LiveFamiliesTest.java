package net.weir.pipeline;

import static net.weir.pipeline.Node.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.bgp.family.Framing;
import net.weir.codec.bgp.family.NlriCodec;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.View;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.nlri.RouteTypes;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes of families without plain prefixes on their way from a BMP router into the RIB. */
class LiveFamiliesTest {
    private static final Family VPN = Family.of(1, 128);
    private static final Family EVPN = Family.of(25, 70);
    private static final Family OWN = Family.of(31, 9);
    private static final Asn AS = new Asn(64_496);
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.1");
    private static final PeerHeader PEER = PeerHeader.global(View.ADJ_RIB_IN_PRE, ADDRESS, AS, ADDRESS);
    private static final UpdateEncoder UPDATES =
            new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC);

    @TempDir
    Path home;

    private Node node() {
        return new Node(home)
                .stage("bmp.tcp", "edge", "listen", "127.0.0.1:0")
                .stage("rib", "rib", "sources", "edge")
                .apply();
    }

    private static OpaqueNlri nlri(Family family, String hex) {
        Bytes octets = Bytes.ofHex(hex);
        return new OpaqueNlri(family, octets.toArray(), new int[] {0, octets.length()}, null);
    }

    private static Socket dial(Node node) throws IOException {
        eventually().until(() -> !node.engine().pipeline().endpoints().isEmpty());
        var address = node.engine().pipeline().endpoints().get(0).address();
        Socket router = new Socket(address.getAddress(), address.getPort());
        List<Capability> capabilities = new ArrayList<>(List.of(new Capability.FourOctetAs(AS)));
        List.of(VPN, EVPN, OWN).forEach(family -> capabilities.add(new Capability.Multiprotocol(family)));
        Bytes open = Bytes.copyOf(OpenMessage.of(AS, 90, ADDRESS, capabilities).encode());
        BmpEncoder out = new BmpEncoder();
        out.write(new BmpMessage.Initiation(List.of(Tlv.text(Tlv.SYS_NAME, "r1"))));
        out.write(new BmpMessage.PeerUp(PEER, IpAddress.parse("192.0.2.254"), 179, 40_000, open, open, List.of()));
        router.getOutputStream().write(out.toArray());
        return router;
    }

    private static void send(Socket router, @Nullable NlriBlock withdrawn, @Nullable NlriBlock announced)
            throws IOException {
        PathAttributes attributes = announced == null ? null : attributes(announced.family());
        BmpEncoder out = new BmpEncoder();
        for (byte[] message : UPDATES.encode(withdrawn, announced, attributes)) {
            out.routeMonitoring(PEER, message, 0, message.length);
        }
        router.getOutputStream().write(out.toArray());
    }

    private static PathAttributes attributes(Family family) {
        String distinguisher = family.equals(VPN) ? "0000000000000000" : "";
        return new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64_496)
                .nextHop(family, Bytes.ofHex(distinguisher + "c0000201"))
                .build();
    }

    private static @Nullable Bytes octets(Node node, Family family, String key) {
        RibQuery rib = node.rib();
        if (rib == null || !rib.families().contains(family)) {
            return null;
        }
        try (RibQuery.RouteCursor cursor = rib.query(RouteQuery.key(family, key))) {
            RibQuery.PrefixRoutes found = cursor.next();
            return found == null ? null : found.routes().get(0).nlri().octets(0);
        }
    }

    /** Announced, told with something else beside the key, and withdrawn with something else again. */
    private static void comesAndGoes(Node node, Socket router, Family family, String key, String... nlri)
            throws IOException {
        for (int i = 0; i < 2; i++) {
            send(router, null, nlri(family, nlri[i]));
            Bytes announced = Bytes.ofHex(nlri[i]);
            eventually().until(() -> announced.equals(octets(node, family, key)));
            assertThat(node.rib().summary().routes()).isEqualTo(1);
        }
        send(router, nlri(family, nlri[2]), null);
        eventually().until(() -> node.rib().summary().routes() == 0);
    }

    @Test
    void vpn_and_evpn_routes_are_told_apart_by_their_keys_alone() throws IOException {
        try (Node node = node();
                Socket router = dial(node)) {
            String vpn = "0000fbf000000001c63364";
            comesAndGoes(
                    node,
                    router,
                    VPN,
                    "0:64496:1:198.51.100.0/24",
                    "70000641" + vpn,
                    "70000741" + vpn,
                    "70800000" + vpn);
            String mac = "00000000" + "30" + "02005e005301" + "00";
            String rd = "0221" + "0000fbf000000001";
            comesAndGoes(
                    node,
                    router,
                    EVPN,
                    "0:64496:1 [2]:[0]:[48]:[02:00:5e:00:53:01]:[0]",
                    rd + "00000000000000000001" + mac + "000101",
                    rd + "00000000000000000002" + mac + "000201",
                    rd + "00000000000000000000" + mac + "000001");
        }
    }

    @Test
    void a_family_of_a_third_party_that_came_before_the_session_is_kept_and_can_be_asked_for() throws IOException {
        NlriCodec sensors = NlriCodec.of(
                OWN,
                Framing.octets8(1),
                RouteTypes.octets().with(1, "sensor", Field.key("id", Kind.U32), Field.plain("reading", Kind.U16)),
                4,
                16);
        FamilyRegistry.register(sensors);
        try (Node node = node();
                Socket router = dial(node)) {
            comesAndGoes(node, router, OWN, "[1]:[42]", "01060000002a0007", "01060000002a0008", "01060000002a0000");
        } finally {
            FamilyRegistry.unregister(sensors);
        }
    }
}
