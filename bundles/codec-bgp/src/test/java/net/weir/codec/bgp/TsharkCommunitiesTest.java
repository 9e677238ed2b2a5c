package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.weir.model.ExtendedCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fields of extended communities as Wireshark's dissector reads them. Of others than these it shows the octets. */
class TsharkCommunitiesTest {
    /** A community, and fields whose values are in its text, or flags behind {@code =} that are. */
    private static final List<String> COMMUNITIES = List.of(
            "0600010000000005 evpn.mmac.seq evpn.mmac.flags.sticky=sticky",
            "0600000000000007 evpn.mmac.seq evpn.mmac.flags.sticky=sticky",
            "0601010000003E81 l2.esi_label_flag=single-active",
            "060202005E005301 evpn.esi.rt",
            "060302005E005301 evpn.esi.router_mac",
            "0604000605DC0000 evpn.l2attr.l2_mtu evpn.l2attr.flag_p=primary evpn.l2attr.flag_b=backup "
                    + "evpn.l2attr.flag_c=control-word evpn.l2attr.flag_f=flow-label",
            "0604000905DC0000 evpn.l2attr.l2_mtu evpn.l2attr.flag_p=primary evpn.l2attr.flag_b=backup "
                    + "evpn.l2attr.flag_c=control-word evpn.l2attr.flag_f=flow-label",
            "0605010000003E80 evpn.etree.flag_l=leaf",
            "030C000000000008 tunnel_type",
            "0306C00002010501 value_ospf_rtype.area value_ospf_rtype.type",
            "0005FBF000000200 value_as2 value_an4",
            "0105C00002010200 value_IP4 value_an2",
            "0107C00002010000 value_ospf_rid",
            "0009FBF000000000 value_as2 value_an4",
            "0209000100000000 value_as4 value_an2",
            "010BC00002010007 value_IP4 value_an2",
            "000AFBF000000001 value_as2 value_an4",
            "0008FBF000000007 value_as2 value_an4",
            "4004FBF04CEE6B28 value_as2 value_link_bw",
            "8006FBF0447A0000 value_as2 _flow.rate_limit",
            "8007000000000002 _flow.sample=sample _flow.traff_act=terminal",
            "8007000000000001 _flow.sample=sample _flow.traff_act=terminal",
            "8008FBF000000064 value_as2 value_an4",
            "8108C00002010064 value_IP4 value_an2",
            "8208000100000064 value_as4 value_an2",
            "800900000000002E value_fs_dscp",
            "800A130205DC0000 l2.encaps_type l2.l2_mtu l2.flag_c=control-word l2.flag_s=sequenced");

    @TempDir
    private Path folder;

    @Test
    void what_wireshark_shows_is_in_the_text() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (String community : COMMUNITIES) {
            String attributes = "40010100" + "400200" + "400304c0000201" + "c01008" + hex(community);
            messages.add(Wire.update("", attributes, "18cb0071"));
        }
        List<Json.Node> packets = Json.parse(Tshark.json(folder, messages, 4)).items();
        assertThat(packets).hasSameSizeAs(COMMUNITIES);
        for (int i = 0; i < packets.size(); i++) {
            compare(COMMUNITIES.get(i), packets.get(i));
        }
    }

    private static String hex(String community) {
        return community.substring(0, 16);
    }

    private static void compare(String community, Json.Node packet) {
        String text = new ExtendedCommunity(Long.parseUnsignedLong(hex(community), 16)).toString();
        List<String> parts = Arrays.asList(text.split("[:+]"));
        for (String field : community.substring(17).split(" ")) {
            String[] flag = field.split("=");
            List<String> shown = packet.all(name(flag[0]));
            assertThat(shown).as(text + " " + field).hasSize(1);
            if (flag.length == 2) {
                assertThat(parts.contains(flag[1]))
                        .as(text + " " + field)
                        .isEqualTo(shown.get(0).equals("1"));
            } else {
                assertThat(":" + text + ":").as(field).contains(":" + ours(field, shown.get(0)) + ":");
            }
        }
    }

    private static String name(String field) {
        boolean ofGroup = field.startsWith("evpn") || field.startsWith("l2");
        return "bgp.ext_com" + (field.startsWith("_") ? "" : ofGroup ? "_" : ".") + field;
    }

    private static String ours(String field, String shown) {
        if (field.startsWith("value_as")) {
            return "AS" + shown;
        }
        if (field.equals("value_link_bw")) {
            return String.format(Locale.ROOT, "%.0f", Double.parseDouble(shown));
        }
        return shown.startsWith("0x") ? Integer.decode(shown).toString() : shown;
    }
}
