package net.weir.roto.core;

import java.util.List;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.roto.host.Library;
import net.weir.roto.host.LibraryBuilder;

/** Registers the language's own methods as any host registers its. */
public final class CoreLibrary {
    private CoreLibrary() {}

    public static Library build(LibraryBuilder library) {
        numbers(library);
        addresses(library);
        strings(library);
        views(library);
        lists(library);
        return library.build();
    }

    private static void numbers(LibraryBuilder library) {
        for (String type : List.of("i8", "i16", "i32")) {
            text(library, type, "signed32");
        }
        for (String type : List.of("u8", "u16", "u32")) {
            text(library, type, "unsigned32");
        }
        text(library, "i64", "signed64");
        text(library, "u64", "unsigned64");
        text(library, "bool", "bool");
        text(library, "char", "character");
        text(library, "Asn", "asn");
        text(library, "f32", "f32");
        text(library, "f64", "f64");
        floats(library, "f64", Math.class, "floor", "ceil", "sqrt", "pow", "64");
        floats(library, "f32", Numbers.class, "floor32", "ceil32", "sqrt32", "pow32", "32");
    }

    private static void text(LibraryBuilder library, String type, String method) {
        library.method(type, "to_string() -> String", Numbers.class, method, "The value as text.");
    }

    private static void floats(
            LibraryBuilder library,
            String type,
            Class<?> holder,
            String floor,
            String ceil,
            String sqrt,
            String pow,
            String width) {
        library.method(type, "floor() -> " + type, holder, floor, "The next whole number below.")
                .method(type, "ceil() -> " + type, holder, ceil, "The next whole number above.")
                .method(type, "sqrt() -> " + type, holder, sqrt, "The square root.")
                .method(type, "pow(exponent: " + type + ") -> " + type, holder, pow, "To the power of.")
                .method(
                        type,
                        "round() -> " + type,
                        Numbers.class,
                        width.equals("64") ? "round" : "round32",
                        "The nearest whole number, halves away from zero.")
                .method(type, "abs() -> " + type, Numbers.class, "abs" + width, "Without its sign.")
                .method(type, "is_nan() -> bool", Numbers.class, "isNaN" + width, "True if it is not a number.")
                .method(type, "is_infinite() -> bool", Numbers.class, "isInfinite" + width, "True for infinities.")
                .method(
                        type,
                        "is_finite() -> bool",
                        Numbers.class,
                        "isFinite" + width,
                        "True unless it is infinite or not a number.");
    }

    private static void addresses(LibraryBuilder library) {
        library.method("IpAddr", "to_string() -> String", IpAddress.class, "toString", "The address as text.")
                .method(
                        "IpAddr",
                        "eq(other: IpAddr) -> bool",
                        Addresses.class,
                        "sameAddress",
                        "True for the same address.")
                .method("IpAddr", "is_ipv4() -> bool", Addresses.class, "isV4", "True for an IPv4 address.")
                .method("IpAddr", "is_ipv6() -> bool", Addresses.class, "isV6", "True for an IPv6 address.")
                .method(
                        "IpAddr",
                        "to_canonical() -> IpAddr",
                        Addresses.class,
                        "canonical",
                        "The IPv4 address of an IPv4-mapped one, any other as it is.")
                .constant("IpAddr", "LOCALHOSTV4", "IpAddr", IpAddress.ofV4(0x7f000001))
                .constant("IpAddr", "LOCALHOSTV6", "IpAddr", IpAddress.ofV6(0, 1))
                .staticMethod(
                        "Prefix",
                        "new(address: IpAddr, length: u8) -> Prefix",
                        Addresses.class,
                        "prefix",
                        "The prefix of this length; host bits are cleared.")
                .method("Prefix", "to_string() -> String", Prefix.class, "toString", "The prefix as text.")
                .method("Prefix", "addr() -> IpAddr", Prefix.class, "address", "The first address.")
                .method("Prefix", "min_addr() -> IpAddr", Prefix.class, "address", "The first address.")
                .method("Prefix", "max_addr() -> IpAddr", Addresses.class, "maximum", "The last address.")
                .method("Prefix", "len() -> u8", Prefix.class, "length", "The length in bits.")
                .method(
                        "Prefix",
                        "eq(other: Prefix) -> bool",
                        Addresses.class,
                        "samePrefix",
                        "True for the same prefix.")
                .method(
                        "Prefix",
                        "covers(other: Prefix) -> bool",
                        Prefix.class,
                        "covers",
                        "True for the same prefix and for more specific ones.")
                .method(
                        "Prefix",
                        "contains(address: IpAddr) -> bool",
                        Prefix.class,
                        "contains",
                        "True if the address lies in it.");
    }

    private static void strings(LibraryBuilder library) {
        String of = "String";
        library.method(of, "to_string() -> String", String.class, "toString", "The string itself.")
                .staticMethod(
                        of,
                        "from_chars(chars: List[char]) -> String",
                        Text.class,
                        "fromChars",
                        "The characters in a row.")
                .method(of, "append(other: String) -> String", Text.class, "append", "Both in a row.")
                .method(of, "contains(part: String) -> bool", Text.class, "contains", "True if the part is in it.")
                .method(of, "starts_with(part: String) -> bool", Text.class, "startsWith", "True if it starts so.")
                .method(of, "ends_with(part: String) -> bool", Text.class, "endsWith", "True if it ends so.")
                .method(of, "eq(other: String) -> bool", Text.class, "equal", "True for the same text.")
                .method(of, "to_lowercase() -> String", Text.class, "lower", "In lower case.")
                .method(of, "to_uppercase() -> String", Text.class, "upper", "In upper case.")
                .method(of, "repeat(times: u64) -> String", Text.class, "repeat", "Several times in a row.")
                .method(
                        of,
                        "replace(from: String, to: String) -> String",
                        Text.class,
                        "replace",
                        "With each part replaced.")
                .method(of, "split(separator: String) -> List[String]", Text.class, "split", "The parts between.")
                .method(
                        of,
                        "splitn(most: u64, separator: String) -> List[String]",
                        Text.class,
                        "splitn",
                        "The parts between, the last one being all the rest.")
                .method(
                        of,
                        "rsplitn(most: u64, separator: String) -> List[String]",
                        Text.class,
                        "rsplitn",
                        "The parts between from the end on, the last one being all the rest.")
                .method(of, "trim() -> String", Text.class, "trim", "Without blanks around.")
                .method(of, "trim_start() -> String", Text.class, "trimStart", "Without blanks before.")
                .method(of, "trim_end() -> String", Text.class, "trimEnd", "Without blanks behind.")
                .method(
                        of,
                        "strip_prefix(part: String) -> String?",
                        Text.class,
                        "stripPrefix",
                        "What follows the part.")
                .method(
                        of,
                        "strip_suffix(part: String) -> String?",
                        Text.class,
                        "stripSuffix",
                        "What precedes the part.");
    }

    private static void views(LibraryBuilder library) {
        library.type("StringBuf", TextBuilder.class)
                .staticMethod("StringBuf", "new() -> StringBuf", TextBuilder.class, "create", "An empty one.")
                .staticMethod(
                        "StringBuf", "from(start: String) -> StringBuf", TextBuilder.class, "from", "One with a start.")
                .method("StringBuf", "push_char(c: char)", TextBuilder.class, "pushChar", "Adds a character.")
                .method("StringBuf", "push_string(s: String)", TextBuilder.class, "pushString", "Adds a string.")
                .method("StringBuf", "as_string() -> String", TextBuilder.class, "asString", "What was added so far.");
        view(library, "StringBytes", TextBytes.class, "bytes", "u8");
        view(library, "StringChars", TextChars.class, "chars", "char");
        view(library, "StringLines", TextLines.class, "lines", "String");
    }

    private static void view(LibraryBuilder library, String type, Class<?> carrier, String method, String element) {
        library.type(type, carrier)
                .method("String", method + "() -> " + type, carrier, "of", "The string as " + method + ".")
                .method(type, "get(index: u64) -> " + element + "?", carrier, "get", "One of them.")
                .method(type, "len() -> u64", carrier, "length", "How many there are.")
                .method(type, "list() -> List[" + element + "]", carrier, "list", "All of them.")
                .method(
                        type,
                        "slice(start: u64, end: u64) -> String?",
                        carrier,
                        "slice",
                        "Those from start up to end; none if out of bounds.");
    }

    private static void lists(LibraryBuilder library) {
        library.staticMethod("List", "new() -> List[T]", net.weir.roto.run.ListValue.class, "create", "An empty list.")
                .method("List", "push(element: T)", Lists.class, "push", "Adds an element.")
                .method("List", "get(index: u64) -> T?", Lists.class, "get", "An element.")
                .method("List", "len() -> u64", Lists.class, "length", "How many there are.")
                .method("List", "is_empty() -> bool", Lists.class, "isEmpty", "True without elements.")
                .method("List", "capacity() -> u64", Lists.class, "capacity", "How many fit before it grows.")
                .method("List", "concat(other: List[T]) -> List[T]", Lists.class, "concat", "A new list of both.")
                .method("List", "contains(element: T) -> bool", Lists.class, "contains", "True if it is in the list.")
                .method("List", "index(element: T) -> u64?", Lists.class, "index", "Where it is first.")
                .method(
                        "List",
                        "swap(first: u64, second: u64)",
                        Lists.class,
                        "swap",
                        "Exchanges two elements; nothing if out of range.")
                .method(
                        "List",
                        "join(separator: String) -> String",
                        Text.class,
                        "join",
                        "The strings of a list in a row.");
    }
}
