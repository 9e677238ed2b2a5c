package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.weir.model.Family;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes of other families as Wireshark's dissector reads them: what it shows is in the text that Weir shows. */
class TsharkFamiliesTest {
    /** EVPN types from 8 on it reads as drafts had them, or not at all. */
    private static final int LAST_EVPN_TYPE = 7;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1/4, bgp.mp_reach_nlri_ipv4_prefix",
        "1/128, bgp.mp_reach_nlri_ipv4_prefix",
        "25/70, bgp.evpn.nlri.mac_addr",
        "25/70, bgp.evpn.nlri.etag",
        "25/70, bgp.evpn.nlri.esi",
        "25/70, bgp.evpn.nlri.or_addr_ipv4",
        "16388/71, bgp.ls.nlri_node.protocol_id",
        "25/65, bgp.vplsbgp.labelblock.offset",
        "1/5, bgp.mcast_vpn_nlri_source_addr_ipv4",
        "1/133, bgp.flowspec_nlri.dec_val_8",
        "1/134, bgp.flowspec_route_distinguisher_type",
        "16388/71, bgp.ls.nlri_ipv4_interface_address"
    })
    void wireshark_sees_nothing_malformed(String name, String field) throws IOException {
        Family family = Family.parse(name);
        int seen = 0;
        for (FamiliesTest.Sample sample : FamiliesTest.samples().toList()) {
            boolean unknownToIt =
                    sample.text().contains("[200]") || family.safi() == 70 && evpnType(sample) > LAST_EVPN_TYPE;
            if (!sample.family().equals(family) || unknownToIt) {
                continue;
            }
            boolean flow = family.safi() == 133 || family.safi() == 134;
            String hop = flow ? "" : (family.safi() == 128 ? "0000000000000000" : "") + "c0000201";
            byte[] message =
                    Wire.update("", Wire.reach(family, hop, sample.hex()) + "4001010040020040050400000064", "");
            String json = Tshark.json(folder, List.of(message), 4);
            assertThat(json).as(sample.text()).doesNotContain("_ws.malformed");
            seen += Json.parse(json).items().get(0).all(field).isEmpty() ? 0 : 1;
        }
        assertThat(seen).as(field).isPositive();
    }

    private static int evpnType(FamiliesTest.Sample sample) {
        return Integer.parseInt(sample.hex().substring(0, 2), 16);
    }
}
