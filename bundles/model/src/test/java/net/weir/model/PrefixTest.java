package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @Provide
    Arbitrary<Prefix> prefixes() {
        return AnyValue.prefix();
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        return AnyValue.address();
    }

    @Property
    void text_reads_back_as_the_same_prefix(@ForAll("prefixes") Prefix prefix) {
        assertThat(Prefix.parse(prefix.toString())).isEqualTo(prefix);
    }

    @Property
    void contains_exactly_the_addresses_with_equal_leading_bits(
            @ForAll("addresses") IpAddress in,
            @ForAll("addresses") IpAddress other,
            @ForAll @IntRange(max = 128) int n) {
        int length = Math.min(n, in.bitLength());
        Prefix prefix = Prefix.masked(in, length);
        assertThat(prefix.contains(in)).isTrue();
        assertThat(prefix.contains(other))
                .isEqualTo(in.isV6() == other.isV6() && top(in, length).equals(top(other, length)));
    }

    private static BigInteger top(IpAddress address, int length) {
        return new BigInteger(1, address.toBytes()).shiftRight(address.bitLength() - length);
    }

    @Property
    void covers_itself_and_its_more_specifics_only(
            @ForAll("addresses") IpAddress in, @ForAll @IntRange(max = 128) int a, @ForAll @IntRange(max = 128) int b) {
        int shorter = Math.min(Math.min(a, b), in.bitLength());
        int longer = Math.min(Math.max(a, b), in.bitLength());
        Prefix wide = Prefix.masked(in, shorter);
        Prefix narrow = Prefix.masked(in, longer);
        assertThat(wide.covers(narrow)).isTrue();
        assertThat(narrow.covers(wide)).isEqualTo(shorter == longer);
    }

    @Test
    void a_default_route_covers_its_own_family_only() {
        Prefix v4 = Prefix.parse("0.0.0.0/0");
        Prefix v6 = Prefix.parse("::/0");
        assertThat(v4.covers(Prefix.parse("203.0.113.0/24"))).isTrue();
        assertThat(v6.covers(Prefix.parse("203.0.113.0/24"))).isFalse();
        assertThat(v4.covers(v6)).isFalse();
        assertThat(v6.covers(v4)).isFalse();
        assertThat(v6.covers(Prefix.parse("2001:db8::/32"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.255, 0, 0.0.0.0/0",
        "192.0.2.255, 1, 128.0.0.0/1",
        "192.0.2.255, 31, 192.0.2.254/31",
        "192.0.2.255, 32, 192.0.2.255/32",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 0, ::/0",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 63, ffff:ffff:ffff:fffe::/63",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 64, ffff:ffff:ffff:ffff::/64",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 65, ffff:ffff:ffff:ffff:8000::/65",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 128, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128",
        "::ffff:192.0.2.1, 96, ::ffff:0.0.0.0/96"
    })
    void masks_host_bits(String address, int length, String expected) {
        assertThat(Prefix.masked(IpAddress.parse(address), length)).hasToString(expected);
    }

    @Test
    void rejects_length_over_32_for_ipv4() {
        assertThatIllegalArgumentException().isThrownBy(() -> Prefix.parse("192.0.2.0/33"));
        assertThatIllegalArgumentException().isThrownBy(() -> Prefix.masked(IpAddress.ofV4(0), 33));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prefix(IpAddress.ofV4(0), -1));
    }

    @Test
    void rejects_length_over_128_for_ipv6() {
        assertThatIllegalArgumentException().isThrownBy(() -> Prefix.parse("::/129"));
        assertThatIllegalArgumentException().isThrownBy(() -> Prefix.masked(IpAddress.ofV6(0, 0), 129));
        assertThatIllegalArgumentException().isThrownBy(() -> Prefix.masked(IpAddress.ofV6(0, 0), -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1/24",
                "2001:db8::1/64",
                "192.0.2.0/",
                "192.0.2.0/-1",
                "192.0.2.0/+8",
                "192.0.2.0/024",
                "192.0.2.0/24/8",
                "/24",
                "192.0.2.0/1000",
                "192.0.2.0/\u0662",
                "192.0.2.0/99999999999"
            })
    void rejects_host_bits_and_what_is_no_length(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Prefix.parse(text));
    }

    @Test
    void an_address_alone_is_a_host_prefix() {
        assertThat(Prefix.parse("192.0.2.1")).hasToString("192.0.2.1/32");
        assertThat(Prefix.parse("2001:db8::1")).hasToString("2001:db8::1/128");
    }

    @Test
    void stands_before_its_more_specifics_in_order() {
        List<String> sorted = Stream.of("2001:db8::/32", "10.0.0.0/9", "10.0.0.0/8", "9.0.0.0/8", "10.128.0.0/9")
                .map(Prefix::parse)
                .sorted()
                .map(Prefix::toString)
                .toList();
        assertThat(sorted).containsExactly("9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9", "2001:db8::/32");
    }
}
