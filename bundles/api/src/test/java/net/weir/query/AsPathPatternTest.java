package net.weir.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pattern language, on examples and against Java's regular expressions. */
class AsPathPatternTest {

    private static boolean matches(String pattern, AsPath path) {
        return AsPathPattern.parse(pattern).test(Sets.path(path).build());
    }

    private static AsPath path(String text) {
        return text.isEmpty()
                ? AsPath.EMPTY
                : AsPath.sequence(LongStream.of(List.of(text.split(" ")).stream()
                                .mapToLong(Long::parseLong)
                                .toArray())
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "^$,'',true",
        "^$,64496,false",
        "'',64496,true",
        "_64500_,64496 64500 64501,true",
        "_64500_,64500,true",
        "_64500_,64496 164500,false",
        "64500,164500,true",
        "^64496_,64496 64500,true",
        "^64496_,64500 64496,false",
        "_64501$,64496 64501,true",
        "_64501$,64501 64496,false",
        "^64496_64500$,64496 64500,true",
        "^64496 64500$,64496 64500,true",
        "_(64500|64501)_,64496 64501 1,true",
        "^[0-9]+$,64496,true",
        "^[0-9]+$,64496 64500,false",
        "^64[0-9]+_,64496 1,true",
        "^(64496_)+64500$,64496 64496 64500,true",
        "^.*$,1 2 3,true",
        "^1(_[0-9]+)?$,1 2,true",
        "^1(_[0-9]+)?$,1 2 3,false",
        "<64512-65534>,1 64512 2,true",
        "<64512-65534>,1 64511 65535,false",
        "<64512-65534>,1 164512 2,false",
        "^<1-10>_<20>$,7 20,true",
        "<4200000000-4294967294>,4294967294,true",
        "<4294967295>,4294967295,true",
        "[^0-9 ],1 2,false",
        "^1*$,111,true",
        "(1|)2,2,true",
    })
    void finds_what_the_pattern_says(String pattern, String path, boolean found) {
        assertThat(matches(pattern, path(path))).isEqualTo(found);
    }

    @Test
    void separators_are_all_that_stands_between_numbers() {
        AsPath path = AsPath.of(
                new AsPath.Segment(AsPath.Kind.CONFED_SEQUENCE, List.of(new Asn(65001), new Asn(65002))),
                new AsPath.Segment(AsPath.Kind.SEQUENCE, List.of(new Asn(64496))),
                new AsPath.Segment(AsPath.Kind.SET, List.of(new Asn(64500), new Asn(64501))));
        assertThat(PathText.of(Sets.path(path).build())).hasToString("(65001 65002) 64496 {64500,64501}");
        for (long asn : new long[] {65001, 65002, 64496, 64500, 64501}) {
            assertThat(matches("_" + asn + "_", path)).isTrue();
        }
        assertThat(matches("\\{64500,64501\\}$", path)).isTrue();
        assertThat(matches("^\\(65001_", path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "[",
                "[0-9",
                "*",
                "a*|*",
                "+1",
                "x",
                "1{2}",
                "<",
                "<1",
                "<2-1>",
                "<x>",
                "<4294967296>",
                "\\",
                "\\x",
                "[9-0]",
                "]",
                ">"
            })
    void what_is_no_pattern_is_refused_in_words(String pattern) {
        assertThatThrownBy(() -> AsPathPattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AS path pattern");
    }

    @Test
    void a_pattern_is_at_most_256_characters_long() {
        assertThat(AsPathPattern.parse("1".repeat(256))).hasToString("1".repeat(256));
        assertThatThrownBy(() -> AsPathPattern.parse("1".repeat(257))).hasMessageContaining("256");
    }

    @Test
    void what_makes_other_engines_try_for_ever_takes_no_time() {
        AsPath path =
                AsPath.sequence(LongStream.generate(() -> 11111).limit(250).toArray());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(matches("^((((1*)*)*)*)*$", path)).isFalse();
            assertThat(matches("(1|11)*(1|11)*(1|11)*(1|11)*(1|11)*2$", path)).isFalse();
            assertThat(matches("(([0-9]+)_?)*$".repeat(15), path)).isTrue();
        });
    }

    /** A pattern, and the same for Java: what stands for a separator is written out. */
    private record Twin(String ours, String java) {
        Twin then(Twin next) {
            return new Twin(ours + next.ours, java + next.java);
        }
    }

    private static final List<Twin> SIMPLE = List.of(
            new Twin("1", "1"),
            new Twin("2", "2"),
            new Twin("12", "12"),
            new Twin(" ", " "),
            new Twin(".", "."),
            new Twin("_", "(?:[ ,{}()\\[\\]]|^|$)"),
            new Twin("^", "^"),
            new Twin("$", "$"),
            new Twin("[0-1]", "[0-1]"),
            new Twin("[^2]", "[^2]"),
            new Twin("<2-12>", "(?<![0-9])(?:[2-9]|1[0-2])(?![0-9])"),
            new Twin("\\{", "\\{"),
            new Twin("", ""));

    private static Twin pattern(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        if (kind < 2) {
            return SIMPLE.get(random.nextInt(SIMPLE.size()));
        }
        Twin a = pattern(random, depth - 1);
        if (kind == 5) {
            String times = List.of("*", "+", "?").get(random.nextInt(3));
            return new Twin("(" + a.ours + ")" + times, "(?:" + a.java + ")" + times);
        }
        Twin b = pattern(random, depth - 1);
        return kind < 4 ? a.then(b) : new Twin("(" + a.ours + "|" + b.ours + ")", "(?:" + a.java + "|" + b.java + ")");
    }

    private static AsPath randomPath(Random random) {
        List<AsPath.Segment> segments = random.ints(random.nextInt(3), 0, 4)
                .mapToObj(kind -> new AsPath.Segment(
                        AsPath.Kind.values()[kind],
                        random.ints(1 + random.nextInt(4), 0, 6)
                                .mapToObj(i -> new Asn(new long[] {1, 2, 12, 21, 112, 13}[i]))
                                .toList()))
                .collect(Collectors.toList());
        return AsPath.of(segments.toArray(AsPath.Segment[]::new));
    }

    @Property(tries = 3000)
    void agrees_with_java_wherever_that_can_say_the_same(@ForAll Random random) {
        Twin twin = pattern(random, 5);
        if (twin.ours.length() > AsPathPattern.LONGEST) {
            return;
        }
        for (int i = 0; i < 5; i++) {
            AsPath path = randomPath(random);
            assertThat(matches(twin.ours, path))
                    .as("%s on %s", twin.ours, path)
                    .isEqualTo(
                            Pattern.compile(twin.java).matcher(path.toString()).find());
        }
    }
}
