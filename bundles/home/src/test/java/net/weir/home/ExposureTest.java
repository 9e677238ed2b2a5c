package net.weir.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "127.9.9.9,true",
        "localhost,true",
        "[::1],true",
        "::1,true",
        "0.0.0.0,false",
        "192.0.2.1,false",
        "2001:db8::1,false",
        "weir.example,false",
        "1.2.3.4.5,false"
    })
    void knows_what_only_this_machine_reaches(String host, boolean loopback) {
        assertThat(Exposure.isLoopback(host)).isEqualTo(loopback);
    }

    @Test
    void a_shell_beyond_loopback_opens_for_keys_only() {
        assertThat(Exposure.mayStay("0.0.0.0", List.of("publickey"))).isTrue();
        assertThat(Exposure.mayStay(null, List.of("publickey"))).isTrue();
        assertThat(Exposure.mayStay("0.0.0.0", List.of("publickey", "password")))
                .isFalse();
        assertThat(Exposure.mayStay(null, List.of("keyboard-interactive"))).isFalse();
        assertThat(Exposure.mayStay("127.0.0.1", List.of("password"))).isTrue();
    }
}
