package net.weir.roto.bgp;

import net.weir.roto.host.Effect;
import net.weir.roto.host.LibraryBuilder;

/** Registers what scripts can ask beside the route: the time, and RIBs. */
final class WorldLibrary {
    private WorldLibrary() {}

    static void types(LibraryBuilder library) {
        library.type("Clock", Clock.class).type("Ribs", Ribs.class);
    }

    static void register(LibraryBuilder library) {
        clock(library, "now() -> u64", "now", "Seconds since 1970 UTC.");
        clock(library, "micros() -> u64", "micros", "Microseconds since 1970 UTC.");
        clock(library, "hour() -> u8", "hour", "Hour of the day in UTC, 0 to 23.");
        clock(library, "minute() -> u8", "minute", "Minute of the hour, 0 to 59.");
        clock(library, "weekday() -> u8", "weekday", "Day of the week in UTC, 1 for Monday to 7 for Sunday.");
        ribs(
                library,
                "longest_match(rib: String, address: IpAddr) -> Prefix?",
                "longestMatch",
                "The longest prefix there that covers the address.");
        ribs(
                library,
                "covering(rib: String, prefix: Prefix) -> Prefix?",
                "covering",
                "The longest prefix there that covers this one or is it.");
        ribs(library, "contains(rib: String, prefix: Prefix) -> bool", "contains", "True if the prefix has a route.");
        ribs(library, "route_count(rib: String, prefix: Prefix) -> u64", "routes", "How many routes the prefix has.");
        ribs(
                library,
                "originates(rib: String, prefix: Prefix, asn: Asn) -> bool",
                "originates",
                "True if the AS originates it or a less specific one there.");
        ribs(
                library,
                "has_more_specifics(rib: String, prefix: Prefix) -> bool",
                "hasMoreSpecifics",
                "True if a more specific one has a route.");
        library.context("clock", "Clock").context("ribs", "Ribs");
    }

    private static void clock(LibraryBuilder library, String signature, String method, String text) {
        library.method("Clock", signature, Clock.class, method, text, Effect.READS_WORLD);
    }

    private static void ribs(LibraryBuilder library, String signature, String method, String text) {
        library.method("Ribs", signature, LibraryBuilder.find(Ribs.class, method), text, Effect.READS_WORLD);
    }
}
