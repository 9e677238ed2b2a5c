package net.weir.roto;

import static net.weir.roto.Scripts.run;
import static net.weir.roto.Scripts.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.model.Prefix;
import net.weir.roto.run.ListValue;
import org.junit.jupiter.api.Test;

/** Strings, f-strings, addresses, and their methods. */
class TextsTest {
    @Test
    void values_become_text() {
        String script =
                "fn main() -> String { let s = \" \"; 10.to_string() + s + 20.to_string() + s + 15.5.to_string()"
                        + " + s + false.to_string() + s + 1.1.1.1.to_string() + s + (1.1.0.0/16).to_string() + s"
                        + " + AS1000.to_string() + s + \"foo\".to_string() }";
        assertThat(run(script)).isEqualTo("10 20 15.5 false 1.1.1.1 1.1.0.0/16 AS1000 foo");
    }

    @Test
    void f_strings_hold_expressions() {
        assertThat(run("fn main(name: String) -> String { f\"Hello {name}!\" }", "John"))
                .isEqualTo("Hello John!");
        assertThat(value("String", "let x = 3; f\"a{f\"b{x + 1}c\"}d\"")).isEqualTo("ab4cd");
        assertThat(value("String", "f\"{{x}}\"")).isEqualTo("{x}");
        assertThat(value("String", "f\"{10.0} {1.5} {{ {\"}\"} }}\"")).isEqualTo("10 1.5 { } }");
        assertThat(value("String", "\"\\u{41}\\x42\\t\\\\\\\n    C\"")).isEqualTo("AB\t\\C");
        assertThat(value("char", "'\\u{1F600}'")).isEqualTo(0x1F600);
    }

    @Test
    void characters_are_counted_as_code_points() {
        assertThat(value("char?", "\"hello\".chars().get(2)")).isEqualTo((int) 'l');
        assertThat(value("char?", "\"hello\".chars().get(5)")).isNull();
        assertThat(value("char?", "\"hello\".chars().get(10)")).isNull();
        assertThat(value("String?", "\"hello\".chars().slice(0, 2)")).isEqualTo("he");
        assertThat(value("String?", "\"hello\".chars().slice(1, 3)")).isEqualTo("el");
        assertThat(value("String?", "\"hello\".chars().slice(0, 0)")).isEqualTo("");
        assertThat(value("String?", "\"hello\".chars().slice(1, 0)")).isNull();
        assertThat(value("String?", "\"hello\".chars().slice(0, 8)")).isNull();
        assertThat(value("String?", "\"Löwe 老虎 Léopard\".chars().slice(0, 4)")).isEqualTo("Löwe");
        assertThat(value("String?", "\"Löwe 老虎 Léopard\".chars().slice(5, 7)")).isEqualTo("老虎");
        assertThat(value("String?", "\"Löwe 老虎 Léopard\".chars().slice(8, 15)")).isEqualTo("Léopard");
    }

    @Test
    void octets_and_lines_are_views_too() {
        assertThat(value("String?", "\"Löwe\".bytes().slice(0, 3)")).isEqualTo("Lö");
        assertThat(value("String?", "\"Löwe\".bytes().slice(0, 2)")).isNull();
        assertThat(value("u64", "\"Löwe\".bytes().len()")).isEqualTo(5L);
        assertThat(value("u8?", "\"Löwe\".bytes().get(1)")).isEqualTo(0xc3);
        assertThat(value("String?", "\"1\\n2\\n3\\n4\\n\".lines().slice(0, 2)")).isEqualTo("1\n2\n");
        assertThat(value("String?", "\"one\\r\\ntwo\".lines().get(0)")).isEqualTo("one");
        assertThat(value("List[String]", "\"a\\nb\\n\".lines().list()")).isEqualTo(ListValue.of(List.of("a", "b")));
        assertThat(value("List[char]", "\"ab\".chars().list()")).isEqualTo(ListValue.of(List.of(97, 98)));
    }

    @Test
    void strings_split_and_join() {
        assertThat(value("List[String]", "\"one, two, three\".split(\", \")"))
                .isEqualTo(ListValue.of(List.of("one", "two", "three")));
        assertThat(value("String", "[\"h\", \"e\", \"l\", \"l\", \"o\"].join(\" \")"))
                .isEqualTo("h e l l o");
        assertThat(value("List[String]", "\"Rust!Roto!String\".rsplitn(2, \"!\")"))
                .isEqualTo(ListValue.of(List.of("String", "Rust!Roto")));
        assertThat(value("List[String]", "\"a.b.c\".splitn(2, \".\")")).isEqualTo(ListValue.of(List.of("a", "b.c")));
    }

    @Test
    void methods_of_strings() {
        assertThat(value("String?", "\"foobar\".strip_prefix(\"foo\")")).isEqualTo("bar");
        assertThat(value("String?", "\"foobar\".strip_prefix(\"bar\")")).isNull();
        assertThat(value("String?", "\"foobar\".strip_suffix(\"bar\")")).isEqualTo("foo");
        assertThat(
                        value(
                                "bool",
                                "\"foobar\".contains(\"oba\") && \"foobar\".starts_with(\"foo\") && \"foobar\".ends_with(\"bar\")"))
                .isEqualTo(true);
        assertThat(value("String", "\"aß\".to_uppercase() + \"AB\".to_lowercase() + \"ab\".repeat(3)"))
                .isEqualTo("ASSabababab");
        assertThat(value(
                        "String",
                        "\" a \".trim() + \" b\".trim_start() + \"c \".trim_end() + \"aXbX\".replace(\"X\", \"yy\")"))
                .isEqualTo("abcayybyy");
        assertThat(value("String", "String.from_chars(['a', 'b'])")).isEqualTo("ab");
        assertThat(value(
                        "String",
                        "let b = StringBuf.from(\"x\"); b.push_char('y'); b.push_string(\"z\"); b.as_string()"))
                .isEqualTo("xyz");
        assertThat(value("bool", "\"a\".eq(\"a\") && \"a\" == \"a\" && \"a\" != \"b\""))
                .isEqualTo(true);
    }

    @Test
    void prefixes_are_made_of_addresses() {
        assertThat(value("Prefix", "1.1.0.0/16")).isEqualTo(Prefix.parse("1.1.0.0/16"));
        assertThat(run("fn main(n: u8) -> bool { 1.1.0.0 / n == 1.1.0.0/16 }", 16))
                .isEqualTo(true);
        assertThat(value("Prefix", "2001:db8::1 / 32")).isEqualTo(Prefix.parse("2001:db8::/32"));
        assertThat(value("Prefix", "Prefix.new(10.1.2.3, 8)")).isEqualTo(Prefix.parse("10.0.0.0/8"));
        assertThat(value(
                        "String",
                        "f\"{(10.0.0.0/8).max_addr()} {(10.0.0.0/8).min_addr()} {(2001:db8::/32).max_addr()}\""))
                .isEqualTo("10.255.255.255 10.0.0.0 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff");
        assertThat(value("u8", "(10.0.0.0/8).len()")).isEqualTo(8);
        assertThat(value(
                        "bool", "IpAddr.LOCALHOSTV4 == 127.0.0.1 && IpAddr.LOCALHOSTV6.is_ipv6() && 1.1.1.1.is_ipv4()"))
                .isEqualTo(true);
        assertThat(value("IpAddr", "::ffff:102:304.to_canonical()")).hasToString("1.2.3.4");
        assertThat(value("bool", "(10.0.0.0/8).covers(10.1.0.0/16) && !(10.1.0.0/16).covers(10.0.0.0/8)"))
                .isEqualTo(true);
    }

    @Test
    void methods_of_floats() {
        assertThat(value(
                        "String",
                        "f\"{2.5.round()} {(-2.5).round()} {1.2.ceil()} {1.8.floor()} {(-1.5).abs()} {9.0.sqrt()}\""))
                .isEqualTo("3 -3 2 1 1.5 3");
        assertThat(value("bool", "(0.0 / 0.0).is_nan() && (1.0 / 0.0).is_infinite() && 1.0.is_finite()"))
                .isEqualTo(true);
        assertThat(value("f32", "2.0f32.pow(3.0)")).isEqualTo(8f);
    }
}
