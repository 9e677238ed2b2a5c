package net.weir.http.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOnlyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.255.0.9", "::1", "[::1]", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::1%lo"})
    void serves_loopback(String address) {
        assertThatCode(() -> LocalOnly.check(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "::", "2001:db8::1", "::ffff:192.0.2.1", "localhost", "", "1"})
    void refuses_everything_else(String address) {
        assertThatThrownBy(() -> LocalOnly.check(address))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining("only loopback is served");
    }
}
