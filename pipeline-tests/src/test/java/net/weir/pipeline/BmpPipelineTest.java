package net.weir.pipeline;

import static net.weir.pipeline.Node.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import net.weir.admin.Peers.PeerStatus;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.StatisticType;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A BMP router, the source that it dials and the RIB behind it: what one cannot know without the other. */
class BmpPipelineTest {
    private static final String MARKER = "ff".repeat(16);
    /** AS 64500 and AS 64496 with IPv4 unicast and 4-octet AS numbers. */
    private static final Bytes SENT = open("fbf4");

    private static final Bytes RECEIVED = open("fbf0");
    /** 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24. */
    private static final Bytes ROUTES = bgp("02" + "0000" + "0014" + "40010100" + "400206" + "0201" + "0000fbf0"
            + "400304" + "c0000201" + "18c00002" + "18c63364" + "18cb0071");

    private static final Bytes END = bgp("02" + "0000" + "0000");
    private static final PeerHeader PEER = PeerHeader.global(
            View.ADJ_RIB_IN_PRE, IpAddress.parse("192.0.2.1"), new Asn(64_496), IpAddress.parse("198.51.100.7"));

    @TempDir
    Path home;

    private static Bytes open(String asn) {
        return bgp("01" + "04" + asn + "005a" + "c6336407" + "0e" + "020c" + "010400010001" + "41040000" + asn);
    }

    private static Bytes bgp(String typeAndBody) {
        int length = 18 + typeAndBody.length() / 2;
        return Bytes.ofHex(MARKER + HexFormat.of().toHexDigits((short) length) + typeAndBody);
    }

    private Node node() {
        return new Node(home)
                .stage("bmp.tcp", "edge", "listen", "127.0.0.1:0", "hold-on-loss", "1h")
                .stage("rib", "rib", "sources", "edge");
    }

    private static Socket dial(Node node) throws IOException {
        eventually().until(() -> !node.engine().pipeline().endpoints().isEmpty());
        var address = node.engine().pipeline().endpoints().get(0).address();
        return new Socket(address.getAddress(), address.getPort());
    }

    private static void send(Socket router, BmpMessage... messages) throws IOException {
        BmpEncoder encoder = new BmpEncoder();
        for (BmpMessage message : messages) {
            encoder.write(message);
        }
        router.getOutputStream().write(encoder.toArray());
    }

    private static void table(Node node, Socket router) throws IOException {
        IpAddress local = IpAddress.parse("192.0.2.254");
        send(
                router,
                new BmpMessage.Initiation(List.of(Tlv.text(Tlv.SYS_NAME, "r1"))),
                new BmpMessage.PeerUp(
                        PEER, local, 179, 40_000, SENT, RECEIVED, List.of(Tlv.text(Tlv.ADMIN_LABEL, "transit"))),
                new BmpMessage.RouteMonitoring(PEER, ROUTES),
                new BmpMessage.RouteMonitoring(PEER, END));
        eventually().until(() -> node.routes(View.ADJ_RIB_IN_PRE).size() == 3);
    }

    private static PeerStatus peer(Node node) {
        return node.engine().peers().peers().get(0);
    }

    @Test
    void the_router_s_count_and_its_labels_stand_beside_ours() throws IOException {
        try (Node node = node().apply();
                Socket router = dial(node)) {
            table(node, router);
            assertThat(peer(node).adminLabels()).containsExactly("transit");
            send(router, new BmpMessage.StatisticsReport(PEER, List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(1_000))));
            eventually().until(() -> peer(node).reportedRoutes() == 1_000);
            assertThat(node.rib().summary().routes()).isEqualTo(3);
        }
    }

    @Test
    void routes_held_for_a_lost_router_go_with_the_stage_that_held_them() throws IOException {
        try (Node node = node().apply()) {
            try (Socket router = dial(node)) {
                table(node, router);
            }
            eventually().until(() -> node.rib().summary().peers().get(0).staleRoutes() == 3);
            node.remove("edge").stage("rib", "rib").apply();
            eventually().until(() -> node.rib().summary().routes() == 0);
        }
    }

    @Test
    void routes_held_for_a_lost_router_go_when_the_stage_is_replaced() throws IOException {
        try (Node node = node().apply()) {
            try (Socket router = dial(node)) {
                table(node, router);
            }
            eventually().until(() -> node.rib().summary().peers().get(0).staleRoutes() == 3);
            node.stage("bmp.tcp", "edge", "listen", "127.0.0.2:0", "hold-on-loss", "1h")
                    .apply();
            eventually().until(() -> node.rib().summary().routes() == 0);
            try (Socket router = dial(node)) {
                table(node, router);
            }
        }
    }
}
