package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.filler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.weir.codec.bgp.attribute.AttributeRule;
import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.event.RouteUpdate;
import net.weir.model.AttributeType;
import net.weir.model.Problem;
import net.weir.model.Problem.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of RFC 7606 in every profile: what is right passes, what is wrong has its class. */
class AttributeRulesTest {
    /** A right value for each type but the two MP attributes, which have their own tests. */
    private static final Map<Integer, String> RIGHT = Map.ofEntries(
            Map.entry(1, "02"),
            Map.entry(2, "02010000fbf0"),
            Map.entry(3, "c0000201"),
            Map.entry(4, "00000064"),
            Map.entry(5, "00000064"),
            Map.entry(6, ""),
            Map.entry(7, "0000fbf0c0000201"),
            Map.entry(8, "fbf00064"),
            Map.entry(9, "c0000201"),
            Map.entry(10, "c0000201c0000202"),
            Map.entry(16, "0002fbf000000064"),
            Map.entry(17, "02010000fbf0"),
            Map.entry(18, "0000fbf0c0000201"),
            Map.entry(20, "00010000fbf000000001c0000201"),
            Map.entry(22, "0006000640c0000201"),
            Map.entry(23, "000800020000"),
            Map.entry(24, "01"),
            Map.entry(25, "000220010db80000000000000000000000010064"),
            Map.entry(26, "01000b0000000000000064"),
            Map.entry(27, "c0000201000641"),
            Map.entry(29, "0402000161"),
            Map.entry(32, "0000fbf00000000100000002"),
            Map.entry(33, Wire.BGPSEC),
            Map.entry(35, "0000fbf0"),
            Map.entry(37, "020005ff010001aa"),
            Map.entry(38, "01000000070104c0000201"),
            Map.entry(40, "01000700000000000000"),
            Map.entry(41, "0001000400000100"),
            Map.entry(128, "0000fbf0"));

    static Stream<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (AttributeRule rule : AttributeRules.all()) {
            if (rule.type() != AttributeType.MP_REACH_NLRI && rule.type() != AttributeType.MP_UNREACH_NLRI) {
                for (ValidationProfile profile : ValidationProfile.values()) {
                    rows.add(Arguments.of(rule, profile));
                }
            }
        }
        return rows.stream();
    }

    /** An announcement with this attribute in place of, or besides, the mandatory ones. */
    private static byte[] message(AttributeRule rule, String attribute) {
        String all = (rule.type() == 1 ? "" : Wire.ORIGIN)
                + (rule.type() == 2 ? "" : fourOctet(rule) ? Wire.AS_PATH : "4002040201fbf0")
                + (rule.type() == 3 ? "" : Wire.NEXT_HOP)
                + attribute;
        return Wire.update("", all, Wire.NET);
    }

    /** The two AS4 attributes have a place only where AS numbers have 2 octets. */
    private static boolean fourOctet(AttributeRule rule) {
        return rule.type() != AttributeType.AS4_PATH && rule.type() != AttributeType.AS4_AGGREGATOR;
    }

    private static DecodedUpdate decode(AttributeRule rule, String attribute, ValidationProfile profile) {
        return Decoding.decode(
                message(rule, attribute),
                fourOctet(rule) ? SessionParameters.FOUR_OCTET : SessionParameters.TWO_OCTET,
                profile);
    }

    private static String right(AttributeRule rule) {
        String value = RIGHT.get(rule.type());
        return value != null ? value : fail("no right value for " + rule);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_right_attribute_passes(AttributeRule rule, ValidationProfile profile) {
        DecodedUpdate update = decode(rule, attribute(rule.flags(), rule.type(), right(rule)), profile);
        boolean discarded = rule.internal() && profile.isExternal();
        if (discarded) {
            assertDiscarded(update, rule, rule.section());
        } else {
            assertThat(update.problems()).isEmpty();
            boolean merged = !fourOctet(rule);
            assertThat(update.part(0).attributes().has(rule.type())).isEqualTo(!merged);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_right_attribute_with_extended_length_and_partial_bit_passes(AttributeRule rule, ValidationProfile profile) {
        int flags = rule.flags() | AttributeType.EXTENDED_LENGTH | AttributeType.PARTIAL;
        DecodedUpdate update = decode(rule, attribute(flags, rule.type(), right(rule)), profile);
        assertThat(update.problems()).hasSize(rule.internal() && profile.isExternal() ? 1 : 0);
        assertThat(update.part(0).announced()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void wrong_lengths_have_their_class(AttributeRule rule, ValidationProfile profile) {
        for (int length : wrongLengths(rule)) {
            DecodedUpdate update = decode(rule, attribute(rule.flags(), rule.type(), filler(length)), profile);
            boolean always = rule.internal() && profile.isExternal();
            assertClass(update, rule, always ? Action.ATTRIBUTE_DISCARDED : rule.action());
            if (!always) {
                assertThat(update.problems().get(0).rule())
                        .isEqualTo(length == 0 ? "RFC 7606 section 4" : rule.section());
            }
        }
    }

    private static List<Integer> wrongLengths(AttributeRule rule) {
        List<Integer> lengths = new ArrayList<>();
        for (int length : new int[] {0, rule.least() - 1, rule.most() + 1, rule.least() + rule.unit() - 1}) {
            if (length >= 0
                    && length < 3000
                    && (length < rule.least() || length > rule.most() || length % rule.unit() != 0)) {
                lengths.add(length);
            }
        }
        return lengths;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void wrong_flags_have_their_class(AttributeRule rule, ValidationProfile profile) {
        for (int flip : new int[] {AttributeType.OPTIONAL, AttributeType.TRANSITIVE}) {
            DecodedUpdate update = decode(rule, attribute(rule.flags() ^ flip, rule.type(), right(rule)), profile);
            boolean always = rule.internal() && profile.isExternal();
            assertClass(update, rule, always ? Action.ATTRIBUTE_DISCARDED : rule.flagsAction());
            boolean own = always || rule.flagsAction() == Action.ATTRIBUTE_DISCARDED;
            assertThat(update.problems().get(0).rule()).isEqualTo(own ? rule.section() : "RFC 7606 section 3.c");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_second_of_two_is_discarded(AttributeRule rule, ValidationProfile profile) {
        String once = attribute(rule.flags(), rule.type(), right(rule));
        String other = attribute(rule.flags(), rule.type(), filler(7));
        DecodedUpdate update = decode(rule, once + other, profile);
        boolean always = rule.internal() && profile.isExternal();
        assertThat(update.problems()).hasSize(always ? 2 : 1);
        Problem problem = update.problems().get(always ? 1 : 0);
        assertThat(problem.rule()).isEqualTo("RFC 7606 section 3.g");
        assertThat(problem.action()).isEqualTo(Action.ATTRIBUTE_DISCARDED);
        assertThat(update.part(0).announced()).isNotNull();
        if (fourOctet(rule) && !always) {
            assertThat(update.part(0).attributes().find(rule.type()).attribute().value())
                    .hasToString(right(rule));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void without_reachable_nlri_only_attribute_discard_leaves_the_message(
            AttributeRule rule, ValidationProfile profile) {
        if (rule.type() == AttributeType.NEXT_HOP || rule.internal() && profile.isExternal()) {
            return; // NEXT_HOP does not count without NLRI; the others are discarded whatever they are
        }
        String wrong = attribute(rule.flags() ^ AttributeType.TRANSITIVE, rule.type(), right(rule));
        DecodedUpdate update = Decoding.decode(Wire.update(Wire.NET, wrong, ""), profile);
        if (rule.flagsAction() == Action.ATTRIBUTE_DISCARDED) {
            assertThat(Decoding.parts(update)).containsExactly("ipv4-unicast -198.51.100.0/24");
        } else {
            assertThat(update.parts()).isZero();
            assertThat(update.losesRoutes()).isTrue();
            assertThat(update.problems().get(0).rule()).isEqualTo("RFC 7606 section 5.2");
            assertThat(update.problems().get(0).action())
                    .isEqualTo(profile.isSession() ? Action.SESSION_RESET : Action.MESSAGE_SKIPPED);
        }
    }

    private static void assertClass(DecodedUpdate update, AttributeRule rule, Action action) {
        switch (action) {
            case ATTRIBUTE_DISCARDED -> assertDiscarded(update, rule, rule.section());
            case TREATED_AS_WITHDRAW -> {
                assertThat(update.parts()).isEqualTo(1);
                assertThat(update.part(0).cause()).isEqualTo(RouteUpdate.Cause.TREAT_AS_WITHDRAW);
                assertThat(update.part(0).withdrawn().text(0)).isEqualTo("198.51.100.0/24");
                assertThat(update.problems()).hasSize(1);
                assertThat(update.problems().get(0).action()).isEqualTo(action);
                assertThat(update.notification()).isNull();
            }
            case KEPT, MISREAD, FAMILY_SKIPPED, MESSAGE_SKIPPED, SESSION_RESET -> fail("not in the table: " + action);
        }
        Problem problem = update.problems().get(0);
        assertThat(problem.evidence().length()).isBetween(3, 64);
        assertThat(problem.evidence().u8(1)).isEqualTo(rule.type());
    }

    private static void assertDiscarded(DecodedUpdate update, AttributeRule rule, String section) {
        assertThat(update.problems()).hasSize(1);
        assertThat(update.problems().get(0).action()).isEqualTo(Action.ATTRIBUTE_DISCARDED);
        assertThat(List.of(section, "RFC 7606 section 4"))
                .contains(update.problems().get(0).rule());
        assertThat(update.part(0).announced()).isNotNull();
        assertThat(update.part(0).attributes().has(rule.type())).isFalse();
    }

    @Test
    void the_table_has_every_row_of_rfc_7606_section_7() {
        List<String> sections =
                AttributeRules.all().stream().map(AttributeRule::section).toList();
        for (int i = 1; i <= 16; i++) {
            String section = "RFC 7606 section 7." + i;
            boolean own = i == 11 || i == 12; // the MP attributes: section 5.3 has the lengths
            assertThat(sections.contains(section)).as(section).isEqualTo(!own);
        }
    }

    /** The registry's type codes that have a name here. */
    private static List<Integer> named() throws IllegalAccessException {
        List<Integer> types = new ArrayList<>();
        for (Field field : AttributeType.class.getFields()) {
            int value = field.getInt(null);
            if (!field.getName().matches("OPTIONAL|TRANSITIVE|PARTIAL|EXTENDED_LENGTH|TAGS")) {
                types.add(value);
            }
        }
        return types;
    }

    @Test
    void every_type_that_has_a_name_has_a_row_and_the_other_way_round() throws IllegalAccessException {
        assertThat(AttributeRules.all().stream().map(AttributeRule::type)).containsExactlyInAnyOrderElementsOf(named());
        assertThat(named()).noneMatch(type -> AttributeType.name(type).startsWith("attribute-"));
        assertThat(AttributeRules.all()).allMatch(rule -> rule.section().startsWith("RFC "));
    }
}
