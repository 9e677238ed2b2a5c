package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.UpdateEncoder.Ipv4Form;
import net.weir.model.Aggregator;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.ExtendedCommunity;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.LargeCommunity;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.RouteDistinguisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is encoded here, Wireshark's dissector reads as it was meant. */
class TsharkTest {
    private static final IpAddress HOP = IpAddress.parse("192.0.2.1");
    private static final IpAddress HOP6 = IpAddress.parse("2001:db8::1");
    /** No default route among them: Wireshark guesses at ADD-PATH and would see path ids then. */
    private static final NlriBlock NETS =
            Ipv4Nlri.of(Prefix.parse("198.51.100.0/24"), Prefix.parse("203.0.113.128/25"));

    private static final NlriBlock NETS6 = Ipv6Nlri.of(Prefix.parse("2001:db8::/32"), Prefix.parse("2001:db8:1::/48"));

    @TempDir
    private Path folder;

    private static PathAttributes rich() {
        return new AttributesBuilder()
                .origin(Origin.EGP)
                .asPath(64496, 4_200_000_000L)
                .nextHop(HOP)
                .med(100)
                .localPref(4_294_967_295L)
                .atomicAggregate()
                .aggregator(new Aggregator(new Asn(4_200_000_001L), IpAddress.parse("192.0.2.9")))
                .communities(List.of(Community.parse("64496:100"), Community.parse("NO_EXPORT")))
                .originatorId(IpAddress.parse("192.0.2.7"))
                .clusterList(List.of(IpAddress.parse("192.0.2.8"), IpAddress.parse("192.0.2.10")))
                .extendedCommunities(List.of(new ExtendedCommunity(0x0002_fbf0_0000_0064L)))
                .largeCommunities(List.of(new LargeCommunity(4_200_000_000L, 1, 2)))
                .build();
    }

    private static PathAttributes plain(Family family, NextHop nextHop) {
        return new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64496)
                .nextHop(family, nextHop)
                .build();
    }

    /** The BGP layer of the only packet, without anything that Wireshark calls wrong. */
    private Json.Node dissect(List<byte[]> messages, int asOctets) throws IOException {
        assertThat(messages).hasSize(1);
        String output = Tshark.json(folder, messages, asOctets);
        List<Json.Node> packets = Json.parse(output).items();
        assertThat(packets).hasSize(1);
        Json.Node layers = packets.get(0).get("_source", "layers");
        assertThat(output).doesNotContain("_ws.malformed");
        assertThat(layers.get("bgp").all("_ws.expert.severity")).doesNotContain("8388608", "6291456"); // error, warning
        return layers.get("bgp");
    }

    private static UpdateEncoder encoder(SessionParameters session) {
        return new UpdateEncoder(session, Ipv4Form.CLASSIC);
    }

    @Test
    void classic_announcement_with_all_the_usual_attributes() throws IOException {
        Json.Node bgp = dissect(encoder(SessionParameters.FOUR_OCTET).encode(null, NETS, rich()), 4);
        String attribute = "bgp.update.path_attribute.";
        assertThat(bgp.all(attribute + "type_code"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "16", "32");
        assertThat(bgp.all(attribute + "origin")).containsExactly("1");
        assertThat(bgp.all(attribute + "as_path_segment.as4")).containsExactly("64496", "4200000000");
        assertThat(bgp.all(attribute + "next_hop")).containsExactly("192.0.2.1");
        assertThat(bgp.all(attribute + "multi_exit_disc")).containsExactly("100");
        assertThat(bgp.all(attribute + "local_pref")).containsExactly("4294967295");
        assertThat(bgp.all(attribute + "aggregator_as")).containsExactly("4200000001");
        assertThat(bgp.all(attribute + "aggregator_origin")).containsExactly("192.0.2.9");
        assertThat(bgp.all(attribute + "community_as")).containsExactly("64496");
        assertThat(bgp.all(attribute + "community_value")).containsExactly("100");
        assertThat(bgp.all(attribute + "community_wellknown")).containsExactly("0xffffff01");
        assertThat(bgp.all(attribute + "originator_id")).containsExactly("192.0.2.7");
        assertThat(bgp.all("bgp.path_attribute.cluster_id")).containsExactly("192.0.2.8", "192.0.2.10");
        assertThat(bgp.all("bgp.ext_com.value_as2")).containsExactly("64496");
        assertThat(bgp.all("bgp.ext_com.value_an4")).containsExactly("100");
        assertThat(bgp.all("bgp.large_communities.ga")).containsExactly("4200000000");
        assertThat(bgp.all("bgp.large_communities.ldp2")).containsExactly("2");
        assertThat(bgp.all("bgp.prefix_length")).containsExactly("24", "25");
        assertThat(bgp.all("bgp.nlri_prefix")).containsExactly("198.51.100.0", "203.0.113.128");
    }

    @Test
    void announcement_to_a_two_octet_speaker() throws IOException {
        Json.Node bgp = dissect(encoder(SessionParameters.TWO_OCTET).encode(null, NETS, rich()), 2);
        assertThat(bgp.all("bgp.update.path_attribute.as_path_segment.as2")).containsExactly("64496", "23456");
        assertThat(bgp.all("bgp.update.path_attribute.as_path_segment.as4")).containsExactly("64496", "4200000000");
        assertThat(bgp.all("bgp.update.path_attribute.aggregator_as")).containsExactly("23456", "4200000001");
        assertThat(bgp.all("bgp.nlri_prefix")).hasSize(2);
    }

    @Test
    void ipv6_announcement_with_two_next_hops() throws IOException {
        NextHop nextHop = new NextHop(HOP6, IpAddress.parse("fe80::1"), null);
        Json.Node bgp = dissect(
                encoder(SessionParameters.FOUR_OCTET).encode(null, NETS6, plain(Family.IPV6_UNICAST, nextHop)), 4);
        String reach = "bgp.update.path_attribute.mp_reach_nlri.";
        assertThat(bgp.all(reach + "afi")).containsExactly("2");
        assertThat(bgp.all(reach + "safi")).containsExactly("1");
        assertThat(bgp.all(reach + "next_hop.ipv6")).containsExactly("2001:db8::1");
        assertThat(bgp.all(reach + "next_hop.ipv6.link_local")).containsExactly("fe80::1");
        assertThat(bgp.all("bgp.mp_reach_nlri_ipv6_prefix")).containsExactly("2001:db8::", "2001:db8:1::");
        assertThat(bgp.all("bgp.prefix_length")).containsExactly("32", "48");
    }

    @Test
    void ipv4_routes_with_an_ipv6_next_hop() throws IOException {
        PathAttributes set = plain(Family.IPV4_UNICAST, new NextHop(HOP6, null, null));
        Json.Node bgp = dissect(encoder(SessionParameters.FOUR_OCTET).encode(null, NETS, set), 4);
        assertThat(bgp.all("bgp.update.path_attribute.mp_reach_nlri.next_hop.ipv6"))
                .containsExactly("2001:db8::1");
        assertThat(bgp.all("bgp.mp_reach_nlri_ipv4_prefix")).containsExactly("198.51.100.0", "203.0.113.128");
    }

    @Test
    void vpn_announcement() throws IOException {
        byte[] octets = Wire.hex("70" + "000641" + "0000fbf000000001" + "c63364");
        Family vpn = Family.of(1, 128);
        NlriBlock block = new OpaqueNlri(vpn, octets, new int[] {0, octets.length}, null);
        PathAttributes set = plain(vpn, new NextHop(HOP, null, new RouteDistinguisher(0)));
        Json.Node bgp = dissect(encoder(SessionParameters.FOUR_OCTET).encode(null, block, set), 4);
        assertThat(bgp.all("bgp.update.path_attribute.mp_reach_nlri.next_hop.ipv4"))
                .containsExactly("192.0.2.1");
        assertThat(bgp.all("bgp.mp_reach_nlri_ipv4_prefix")).containsExactly("198.51.100.0");
        assertThat(bgp.all("bgp.rd")).isNotEmpty();
    }

    @Test
    void path_ids() throws IOException {
        SessionParameters session = new SessionParameters(true, Set.of(Family.IPV6_UNICAST), false);
        NlriBlock block = new Ipv6Nlri(
                Family.IPV6_UNICAST, new long[] {0x2001_0db8_0000_0000L}, new long[] {0}, new byte[] {32}, new int[] {77
                });
        PathAttributes set = plain(Family.IPV6_UNICAST, new NextHop(HOP6, null, null));
        Json.Node bgp = dissect(encoder(session).encode(null, block, set), 4);
        assertThat(bgp.all("bgp.nlri_path_id")).containsExactly("77");
        assertThat(bgp.all("bgp.mp_reach_nlri_ipv6_prefix")).containsExactly("2001:db8::");
    }

    @Test
    void withdrawals_and_end_of_rib() throws IOException {
        UpdateEncoder encoder = encoder(SessionParameters.FOUR_OCTET);
        assertThat(dissect(encoder.encode(NETS, null, null), 4).all("bgp.withdrawn_prefix"))
                .containsExactly("198.51.100.0", "203.0.113.128");
        assertThat(dissect(encoder.encode(NETS6, null, null), 4).all("bgp.mp_unreach_nlri_ipv6_prefix"))
                .containsExactly("2001:db8::", "2001:db8:1::");
        Json.Node end = dissect(List.of(encoder.endOfRib(Family.IPV6_UNICAST)), 4);
        assertThat(end.all("bgp.update.path_attribute.mp_unreach_nlri.afi")).containsExactly("2");
        assertThat(end.all("bgp.prefix_length")).isEmpty();
    }

    @Test
    void open() throws IOException {
        OpenMessage open = OpenMessage.of(
                new Asn(4_200_000_000L),
                90,
                HOP,
                List.of(
                        new Capability.Multiprotocol(Family.IPV6_UNICAST),
                        new Capability.FourOctetAs(new Asn(4_200_000_000L)),
                        new Capability.AddPath(List.of(new Capability.AddPath.Entry(Family.IPV4_UNICAST, 3))),
                        new Capability.GracefulRestart(8, 120, List.of()),
                        new Capability.Fqdn("edge1", "example.net")));
        Json.Node bgp = dissect(List.of(open.encode()), 4);
        assertThat(bgp.all("bgp.open.myas")).containsExactly("23456");
        assertThat(bgp.all("bgp.open.holdtime")).containsExactly("90");
        assertThat(bgp.all("bgp.open.identifier")).containsExactly("192.0.2.1");
        assertThat(bgp.all("bgp.cap.type")).containsExactly("1", "65", "69", "64", "73");
        assertThat(bgp.all("bgp.cap.4as")).containsExactly("4200000000");
        assertThat(bgp.all("bgp.cap.ap.sendreceive")).containsExactly("3");
        assertThat(bgp.all("bgp.cap.gr.timers.restart_time")).containsExactly("120");
        assertThat(bgp.all("bgp.cap.orf.fqdn.hostname")).containsExactly("edge1");
    }

    @Test
    void open_with_capabilities_that_few_routers_send() throws IOException {
        Capability.OutboundRouteFiltering.Filter prefixes = new Capability.OutboundRouteFiltering.Filter(64, 2);
        OpenMessage open = OpenMessage.of(
                new Asn(64496),
                90,
                HOP,
                List.of(
                        new Capability.DynamicCapability(List.of(4, 69)),
                        new Capability.Bgpsec(0, true, 2),
                        new Capability.ExtendedNextHop(
                                List.of(new Capability.ExtendedNextHop.Entry(Family.IPV4_UNICAST, 2))),
                        new Capability.OutboundRouteFiltering(
                                3,
                                List.of(new Capability.OutboundRouteFiltering.Entry(
                                        Family.IPV6_UNICAST, List.of(prefixes))))));
        Json.Node bgp = dissect(List.of(open.encode()), 4);
        assertThat(bgp.all("_ws.malformed")).isEmpty();
        assertThat(bgp.all("bgp.cap.type")).containsExactly("67", "7", "5", "3");
        assertThat(bgp.all("bgp.cap.dc")).containsExactly("4", "69");
        assertThat(bgp.all("bgp.cap.bgpsec.afi")).containsExactly("2");
        assertThat(bgp.all("bgp.cap.bgpsec.sendreceive")).containsExactly("1");
        assertThat(bgp.all("bgp.cap.enh.nhafi")).containsExactly("2");
        assertThat(bgp.all("bgp.cap.orf.type")).containsExactly("64");
        assertThat(bgp.all("bgp.cap.orf.sendreceive")).containsExactly("2");
    }

    @Test
    void notification_and_route_refresh() throws IOException {
        Json.Node notification =
                dissect(List.of(NotificationMessage.cease(2, "good bye").encode()), 4);
        assertThat(notification.all("bgp.notify.major_error")).containsExactly("6");
        assertThat(notification.all("bgp.notify.communication")).containsExactly("good bye");
        byte[] refresh = new RouteRefreshMessage(Family.IPV6_UNICAST, 1, Bytes.EMPTY).encode();
        Json.Node bgp = dissect(List.of(refresh), 4);
        assertThat(bgp.all("bgp.route_refresh.afi")).containsExactly("2");
        assertThat(bgp.all("bgp.route_refresh.subtype")).containsExactly("1");
        assertThat(bgp.all("bgp.route_refresh.safi")).containsExactly("1");
    }
}
