package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @Provide
    Arbitrary<IpAddress> addresses() {
        return AnyValue.address();
    }

    @Property
    void text_reads_back_as_the_same_address(@ForAll("addresses") IpAddress address) {
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
        assertThat(IpAddress.parse(address.toString().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(address);
    }

    @Property
    void octets_read_back_as_the_same_address(@ForAll("addresses") IpAddress address) {
        byte[] octets = address.toBytes();
        assertThat(IpAddress.decode(octets, 0, octets.length))
                .isEqualTo(address)
                .hasSameHashCodeAs(address);
        assertThat(octets).hasSize(address.bitLength() / 8);
    }

    @Property
    void agrees_with_the_jdk_on_what_a_text_means(@ForAll("addresses") IpAddress address) throws UnknownHostException {
        byte[] jdk = InetAddress.getByName(address.toString()).getAddress();
        if (jdk.length * 8 == address.bitLength()) { // the JDK turns IPv4-mapped into IPv4
            assertThat(jdk).isEqualTo(address.toBytes());
        } else {
            assertThat(address.toString()).startsWith("::ffff:");
        }
    }

    @Property
    void order_is_that_of_unsigned_octets_with_ipv4_first(
            @ForAll("addresses") IpAddress a, @ForAll("addresses") IpAddress b) {
        int expected = a.isV6() != b.isV6()
                ? Boolean.compare(a.isV6(), b.isV6())
                : java.util.Arrays.compareUnsigned(a.toBytes(), b.toBytes());
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(Integer.signum(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1", // the first of two equal runs, RFC 5952 section 4.2.3
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", // one zero group stays, section 4.2.2
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1", // the longest run
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "2001:DB8::00aB, 2001:db8::ab", // lower case without leading zeros, sections 4.1 and 4.3
        "::ffff:c000:0201, ::ffff:192.0.2.1", // section 5
        "::ffff:0:0, ::ffff:0.0.0.0",
        "::192.0.2.1, ::c000:201",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "255.255.255.255, 255.255.255.255",
        "0.0.0.0, 0.0.0.0"
    })
    void prints_rfc_5952_text(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.04",
                "1.2.3.",
                "1.2.3.-4",
                "1.2.3.+4",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "fe80::1%eth0",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "::1.2.3",
                "::-1",
                "::+1",
                " ::1",
                "::1 ",
                "\uff11::",
                "\u0661.2.3.4",
                "1:2:3:4:5:6:7:1.2.3.4",
                "localhost"
            })
    void rejects_what_is_no_address_and_names_it(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse(text))
                .withMessageContaining(text);
    }

    @Test
    void ipv4_and_its_mapped_ipv6_form_are_different_addresses() {
        assertThat(IpAddress.parse("::ffff:192.0.2.1"))
                .isNotEqualTo(IpAddress.parse("192.0.2.1"))
                .matches(IpAddress::isV6);
        assertThat(IpAddress.parse("::")).isNotEqualTo(IpAddress.parse("0.0.0.0"));
    }

    @Test
    void knows_link_local_and_unspecified() {
        assertThat(IpAddress.parse("fe80::1").isLinkLocal()).isTrue();
        assertThat(IpAddress.parse("febf:ffff::1").isLinkLocal()).isTrue();
        assertThat(IpAddress.parse("fec0::1").isLinkLocal()).isFalse();
        assertThat(IpAddress.parse("169.254.0.1").isLinkLocal()).isFalse();
        assertThat(IpAddress.parse("::").isUnspecified()).isTrue();
        assertThat(IpAddress.parse("0.0.0.0").isUnspecified()).isTrue();
        assertThat(IpAddress.parse("::1").isUnspecified()).isFalse();
    }

    @Test
    void rejects_other_lengths_than_4_and_16_octets() {
        assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.decode(new byte[20], 0, 5));
    }

    @Test
    void goes_to_the_jdk_and_back() throws UnknownHostException {
        for (String text : new String[] {"192.0.2.1", "2001:db8::1"}) {
            assertThat(IpAddress.of(IpAddress.parse(text).toInetAddress())).hasToString(text);
        }
        assertThat(IpAddress.of(InetAddress.getByName("fe80::1%1"))).hasToString("fe80::1");
    }
}
