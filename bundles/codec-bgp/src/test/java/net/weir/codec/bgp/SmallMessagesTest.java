package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.weir.model.Bytes;
import net.weir.model.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NOTIFICATION, KEEPALIVE and ROUTE-REFRESH. */
class SmallMessagesTest {

    private static NotificationMessage notification(String body) {
        byte[] message = Wire.message(MessageHeader.NOTIFICATION, hex(body));
        return Objects.requireNonNull(
                NotificationMessage.decode(message, 0, message.length).message());
    }

    @ParameterizedTest
    @CsvSource({
        "0101, Message Header Error/Connection Not Synchronized",
        "0200, OPEN Message Error",
        "020b, OPEN Message Error/Role Mismatch",
        "0208, OPEN Message Error/subcode 8",
        "030b, UPDATE Message Error/Malformed AS_PATH",
        "0400, Hold Timer Expired",
        "0502, Finite State Machine Error/Receive Unexpected Message in OpenConfirm State",
        "0602, Cease/Administrative Shutdown",
        "060a, Cease/BFD Down",
        "06c8, Cease/subcode 200",
        "0701, ROUTE-REFRESH Message Error/Invalid Message Length",
        "0800, Send Hold Timer Expired",
        "0000, error 0/0",
        "ff01, error 255/1"
    })
    void reasons_in_words(String body, String words) {
        assertThat(notification(body).reason()).isEqualTo(words);
        assertThat(notification(body).encode()).isEqualTo(Wire.message(3, hex(body)));
    }

    @Test
    void shutdown_communication() {
        NotificationMessage sent = NotificationMessage.cease(2, "maintenance, Grüße, 02:00");
        byte[] octets = sent.encode();
        NotificationMessage received =
                NotificationMessage.decode(octets, 0, octets.length).message();
        assertThat(received).isEqualTo(sent);
        assertThat(received.shutdownCommunication()).isEqualTo("maintenance, Grüße, 02:00");
        assertThat(received).hasToString("6/2 Cease/Administrative Shutdown \"maintenance, Grüße, 02:00\"");
        assertThat(notification("0604" + "0461626364").shutdownCommunication()).isEqualTo("abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0602", "060200", "060205616263", "06030161", "030101ff", "06020000"})
    void no_shutdown_communication(String body) {
        assertThat(notification(body).shutdownCommunication()).isEmpty();
    }

    @Test
    void a_shutdown_communication_of_255_octets_and_not_of_256() {
        String longest = "x".repeat(255);
        assertThat(NotificationMessage.cease(4, longest).shutdownCommunication())
                .isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> NotificationMessage.cease(4, longest + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> NotificationMessage.cease(4, "é".repeat(128)));
        assertThat(NotificationMessage.cease(4, "").data()).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void a_shutdown_communication_cannot_draw_on_a_terminal() {
        byte[] evil = "\u001b[2J\r\n\u202e\u0007ok\u0000".getBytes(StandardCharsets.UTF_8);
        String body = "0602" + String.format("%02x", evil.length) + Wire.hex(evil);
        assertThat(notification(body).shutdownCommunication().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(evil);
        assertThat(notification(body).toString()).endsWith("\"\\x1b[2J\\x0d\\x0a\\u202e\\x07ok\\x00\"");
        assertThat(notification("060202c328").shutdownCommunication()).hasSize(2);
    }

    @Test
    void a_hard_reset_carries_another_notification() {
        NotificationMessage hard = notification("0609" + "0602" + "0462796521");
        assertThat(hard.unwrapped().reason()).isEqualTo("Cease/Administrative Shutdown");
        assertThat(hard.shutdownCommunication()).isEqualTo("bye!");
        assertThat(hard).hasToString("6/9 Cease/Hard Reset \"bye!\"");
        assertThat(notification("060906").unwrapped().subcode()).isEqualTo(9);
    }

    @Test
    void keepalive_is_a_header() {
        byte[] octets = new KeepaliveMessage().encode();
        assertThat(octets).isEqualTo(hex("ff".repeat(16) + "001304"));
        assertThat(KeepaliveMessage.decode(octets, 0, 19).message()).isEqualTo(new KeepaliveMessage());
        byte[] longer = Wire.message(MessageHeader.KEEPALIVE, new byte[1]);
        Decoded<KeepaliveMessage> decoded = KeepaliveMessage.decode(longer, 0, 20);
        assertThat(decoded.message()).isNull();
        assertThat(decoded.notification()).hasToString("1/2 Message Header Error/Bad Message Length");
        assertThat(decoded.notification().data()).hasToString("0014");
    }

    @ParameterizedTest
    @CsvSource({"00010001, 0, ''", "00020101, 1, ''", "00190246, 2, ''", "00010001, 0, 0180000180"})
    void route_refresh(String body, int subtype, String orf) {
        byte[] octets = Wire.message(MessageHeader.ROUTE_REFRESH, hex(body + orf));
        RouteRefreshMessage message =
                RouteRefreshMessage.decode(octets, 0, octets.length).message();
        assertThat(message.subtype()).isEqualTo(subtype);
        assertThat(message.orf()).hasToString(orf);
        assertThat(message.encode()).isEqualTo(octets);
        assertThat(RouteRefreshMessage.decode(octets, 0, octets.length).problems())
                .isEmpty();
        assertThat(message.family().afi()).isEqualTo(Integer.parseInt(body.substring(0, 4), 16));
    }

    @Test
    void a_route_refresh_too_short() {
        byte[] octets = Wire.message(MessageHeader.ROUTE_REFRESH, hex("000100"));
        assertThat(RouteRefreshMessage.decode(octets, 0, octets.length).notification())
                .hasToString("7/1 ROUTE-REFRESH Message Error/Invalid Message Length");
    }

    @Test
    void headers_tell_type_and_length() {
        byte[] octets = new RouteRefreshMessage(Family.IPV6_UNICAST, 0, Bytes.EMPTY).encode();
        assertThat(MessageHeader.length(octets, 0)).isEqualTo(23);
        assertThat(MessageHeader.type(octets, 0)).isEqualTo(MessageHeader.ROUTE_REFRESH);
        assertThat(MessageHeader.synchronised(octets, 0)).isTrue();
        octets[9] = 0;
        assertThat(MessageHeader.synchronised(octets, 0)).isFalse();
    }
}
