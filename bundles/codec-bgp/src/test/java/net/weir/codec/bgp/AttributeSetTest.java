package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.RawAttribute;
import net.weir.model.attribute.AttributeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ATTR_SET, and what is inside it (RFC 6368 section 5, RFC 7606 section 7.16). */
class AttributeSetTest {
    private static final String AS = "0000fbf1";

    private static DecodedUpdate decode(String value, SessionParameters session) {
        String path = session.fourOctetAs() ? Wire.AS_PATH : "4002040201fbf0";
        String attributes = Wire.ORIGIN + path + Wire.NEXT_HOP + Wire.attribute(0xc0, 128, value);
        return Decoding.decode(Wire.update("", attributes, Wire.NET), session, ValidationProfile.BGP_EBGP);
    }

    @ParameterizedTest
    @CsvSource({
        "''", // none inside
        "40010100" + "40020602010000fbf2" + "40050400000064",
        "c008 04 fbf10064",
        "400304ffffffff", // NEXT_HOP should not be there: whatever it is
        "e0c802cafe", // nobody knows what that is
        "c00703000000", // AGGREGATOR: an error that only discards an attribute stays inside
        "c080 04 0000fbf3"
    })
    void is_kept_octet_for_octet(String inside) {
        String value = AS + inside.replace(" ", "");
        for (SessionParameters session : List.of(SessionParameters.FOUR_OCTET, SessionParameters.TWO_OCTET)) {
            DecodedUpdate update = decode(value, session);
            assertThat(update.problems()).isEmpty();
            PathAttributes set = Objects.requireNonNull(update.part(0).attributes());
            assertThat(Objects.requireNonNull(set.find(AttributeType.ATTR_SET))
                            .attribute()
                            .value())
                    .isEqualTo(Bytes.ofHex(value));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400101, do not close",
        "40, do not close",
        "50010001, do not close",
        "4001010040010100, attribute 1 appears twice",
        "40010103, ORIGIN has the undefined value 3",
        "4002040201fbf0, AS_PATH", // 2-octet AS numbers
        "c0080300fbf1, COMMUNITIES has an impossible length",
        "c0010100, ORIGIN has impossible flags",
        "800e0500010104c0, attribute 14 cannot be there",
        "800f03000101, attribute 15 cannot be there"
    })
    void is_a_withdrawal_if_it_is_malformed_inside(String inside, String reason) {
        DecodedUpdate update = decode(AS + inside, SessionParameters.FOUR_OCTET);
        assertThat(Decoding.problems(update)).containsExactly("RFC 7606 section 7.16: treated-as-withdraw");
        assertThat(update.problems().get(0).reason()).contains(reason);
        assertThat(update.part(0).cause()).isEqualTo(RouteUpdate.Cause.TREAT_AS_WITHDRAW);
    }

    @Test
    void goes_over_the_wire_and_comes_back() {
        AttributeSet inside = new AttributeSet(
                new Asn(4_200_000_000L),
                List.of(
                        new RawAttribute(0x40, 1, Bytes.ofHex("00")),
                        new RawAttribute(0x40, 2, Bytes.ofHex("0201fa56ea01")),
                        new RawAttribute(0xd0, 200, Bytes.ofHex("aa".repeat(300)))));
        PathAttributes set = new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64496)
                .nextHop(IpAddress.parse("192.0.2.1"))
                .attributeSet(inside)
                .build();
        for (SessionParameters session : List.of(SessionParameters.FOUR_OCTET, SessionParameters.TWO_OCTET)) {
            byte[] message = new UpdateEncoder(session, UpdateEncoder.Ipv4Form.CLASSIC)
                    .encode(null, Ipv4Nlri.of(Prefix.parse("203.0.113.0/24")), set)
                    .get(0);
            DecodedUpdate update = Decoding.decode(message, session, ValidationProfile.BGP_IBGP);
            assertThat(update.problems()).isEmpty();
            PathAttributes read = Objects.requireNonNull(update.part(0).attributes());
            assertThat(read).isEqualTo(set);
            assertThat(AttributeSet.decode(Objects.requireNonNull(read.find(AttributeType.ATTR_SET))
                            .attribute()
                            .value()))
                    .isEqualTo(inside);
        }
    }
}
