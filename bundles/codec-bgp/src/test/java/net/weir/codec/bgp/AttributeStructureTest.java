package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.event.RouteUpdate;
import net.weir.model.Problem.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes that are made of parts: what each document calls malformed, and what follows. Vectors from the figures. */
class AttributeStructureTest {
    private static final String SIGNATURE = "00000000000000000000000000000000000000aa" + "0004cafebabe";
    private static final String SEGMENT = "01000000fbf0";

    private static DecodedUpdate decode(int type, String value) {
        String octets = value.replace("SIGNATURE", SIGNATURE).replace("SEGMENT", SEGMENT);
        int flags = AttributeRules.of(type).flags();
        return Decoding.decode(Wire.update("", Wire.CLASSIC + Wire.attribute(flags, type, octets), Wire.NET));
    }

    @ParameterizedTest
    @CsvSource({
        "22, 0000000000", // no tunnel
        "22, 000100000ac00002010000 0007c0000202", // RSVP-TE, IPv4
        "22, 0001000000 20010db8000000000000000000000001 0000 0007 c0000202",
        "22, 0103000000c0000201e8000001", // PIM-SSM
        "22, 0106000000 20010db8000000000000000000000001", // ingress replication
        "22, 0002000640060001", // mLDP: its FEC element has any length
        "22, 00ff000640cafe", // of later documents
        "23, 00080000", // no sub-TLV
        "23, 0008000c 060a00000000 0001c0000201",
        "23, 000f0006 80000300 0500", // two octets of length from type 128 on
        "26, 01000b fffffffffffffffe",
        "26, 02000401 01000b 0000000000000064",
        "27, c0000201000641",
        "27, 20010db8000000000000000000000001 000641",
        "33, 0008SEGMENT 001d01SIGNATURE",
        "33, 000eSEGMENTSEGMENT 003701SIGNATURESIGNATURE 003702SIGNATURESIGNATURE",
        "37, 01000c01 0000fbf000000001 000010 020005ff04000164", // unknown sub-TLVs are ignored
        "37, 020004ff040000 630000", // unknown TLVs are ignored
        "38, 01000000070104c0000201",
        "38, 0100000007 7701aa 0110 20010db8000000000000000000000001",
        "38, 0200000007 7704cafebabe", // a mode that needs no source
        "40, 01000700000000000064",
        "40, 03000e0000 003e80001f40 005dc0001f40",
        "40, 630001aa"
    })
    void sound(int type, String value) {
        DecodedUpdate update = decode(type, value.replace(" ", ""));
        assertThat(update.problems()).isEmpty();
        assertThat(update.part(0).attributes().has(type)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "22, 0001000640c0000201", // RSVP-TE needs the ids of tunnel and P2MP LSP
        "22, 0003000000c0000201e800",
        "22, 0006000640c00002",
        "22, 0006000640",
        "23, 0008000c060a000000000001c00002", // the TLV goes past the end
        "23, 00080000ff", // rest of a TLV
        "23, 00080003060400", // the sub-TLV goes past the TLV
        "23, 0008000106",
        "23, 000f0002 8000",
        "27, c00002010006",
        "27, c000020100064100",
        "33, 000a",
        "33, 0008SEGMENT", // no signatures
        "33, 0008SEGMENT 001d01SIGNATUREff",
        "33, 0008SEGMENT 003701SIGNATURESIGNATURE", // more signatures than segments
        "33, 0009SEGMENTff001d01SIGNATURE",
        "33, 0008SEGMENT 001d01SIGNATURE 001d02SIGNATURE 001d03SIGNATURE",
        "37, 01000c010000fbf000000001000010", // no hop
        "37, 020001ff", // no sub-TLV
        "37, 020004ff040001",
        "37, 020005ff0400",
        "128, 0000fbf0400101"
    })
    void malformed_ones_withdraw_the_routes(int type, String value) {
        DecodedUpdate update = decode(type, value.replace(" ", ""));
        assertThat(update.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.action()).isEqualTo(Action.TREATED_AS_WITHDRAW);
            assertThat(problem.rule()).isEqualTo(AttributeRules.of(type).section());
        });
        assertThat(update.part(0).cause()).isEqualTo(RouteUpdate.Cause.TREAT_AS_WITHDRAW);
    }

    @ParameterizedTest
    @CsvSource({
        "26, 01000bffffffffffffffff", // RFC 7311 section 3.2: it cannot grow
        "26, 02000401 01000b ffffffffffffffff",
        "38, 0100000007 77 04 cafebabe", // no source address
        "38, 01000000070103c00002aa", // a source address of three octets
        "38, 01000000070104c0000201ff",
        "38, 01000000070105c0000201",
        "40, 010006000000000000",
        "40, 030009 0000 003e80001f4000",
        "40, 030002 0000"
    })
    void malformed_ones_are_dropped_where_the_document_says_so(int type, String value) {
        DecodedUpdate update = decode(type, value.replace(" ", ""));
        assertThat(update.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.action()).isEqualTo(Action.ATTRIBUTE_DISCARDED);
            assertThat(problem.rule()).isEqualTo(AttributeRules.of(type).section());
        });
        assertThat(update.part(0).announced()).isNotNull();
        assertThat(update.part(0).attributes().has(type)).isFalse();
    }
}
