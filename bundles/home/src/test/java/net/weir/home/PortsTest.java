package net.weir.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void reads_the_port_of_an_endpoint() {
        assertThat(Ports.portOf("http://127.0.0.1:8181/")).isEqualTo("8181");
        assertThat(Ports.portOf("http://[::1]:1/")).isEqualTo("1");
    }

    @Test
    void a_port_that_is_not_bound_yet_is_none() {
        assertThat(Ports.portOf("http://127.0.0.1:0/")).isEmpty();
        assertThat(Ports.portOf("http://127.0.0.1/")).isEmpty();
    }
}
