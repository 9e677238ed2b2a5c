package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextHopTest {
    private static final String GLOBAL = "20010db8000000000000000000000001";
    private static final String LINK_LOCAL = "fe800000000000000000000000000002";
    private static final String RD = "0000fde800000001";
    private static final String ZERO_RD = "0000000000000000";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "c0000201, 192.0.2.1, -, -",
                RD + "c0000201, 192.0.2.1, -, 0:65000:1",
                GLOBAL + ", 2001:db8::1, -, -",
                RD + GLOBAL + ", 2001:db8::1, -, 0:65000:1",
                GLOBAL + LINK_LOCAL + ", 2001:db8::1, fe80::2, -",
                RD + GLOBAL + ZERO_RD + LINK_LOCAL + ", 2001:db8::1, fe80::2, 0:65000:1"
            })
    void keeps_the_parts_of_each_length_apart(String hex, String global, String linkLocal, String rd) {
        byte[] octets = Bytes.ofHex("ffff" + hex + "ffff").toArray();
        NextHop hop = NextHop.decode(octets, 2, octets.length - 4);
        assertThat(hop).isNotNull().hasToString(global);
        assertThat(hop.global()).hasToString(global);
        assertThat(hop.linkLocal() == null ? null : hop.linkLocal().toString()).isEqualTo(linkLocal);
        assertThat(hop.rd() == null ? null : hop.rd().toString()).isEqualTo(rd);
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, -1, 0, 1, 3, 5, 8, 15, 17, 20, 31, 33, 47, 49, 255})
    void no_other_length_is_a_next_hop(int length) {
        assertThat(NextHop.decode(new byte[255], 0, length)).isNull();
    }

    @Test
    void an_address_stays_what_it_is_when_ipv6_holds_a_mapped_one() {
        byte[] octets = IpAddress.parse("::ffff:192.0.2.1").toBytes();
        assertThat(NextHop.decode(octets, 0, 16)).hasToString("::ffff:192.0.2.1");
    }
}
