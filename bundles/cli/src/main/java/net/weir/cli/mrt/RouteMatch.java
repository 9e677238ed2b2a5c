package net.weir.cli.mrt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Failure;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/** What {@code mrt filter} lets through: all that was asked for has to hold. A question that was not asked is null. */
record RouteMatch(
        @Nullable IpAddress peer,
        @Nullable Asn peerAs,
        @Nullable Asn inPath,
        @Nullable Asn origin,
        @Nullable Prefix prefix,
        @Nullable Prefix more,
        @Nullable Family family,
        long from,
        long to) {

    /** @throws Failure naming the option whose value is none */
    static RouteMatch of(Arguments arguments) {
        return new RouteMatch(
                read(arguments, "peer", IpAddress::parse),
                read(arguments, "peer-as", RouteMatch::asn),
                read(arguments, "as", RouteMatch::asn),
                read(arguments, "origin-as", RouteMatch::asn),
                read(arguments, "prefix", Prefix::parse),
                read(arguments, "more", Prefix::parse),
                read(arguments, "family", Family::parse),
                Objects.requireNonNullElse(read(arguments, "from", RouteMatch::micros), Long.MIN_VALUE),
                Objects.requireNonNullElse(read(arguments, "to", RouteMatch::micros), Long.MAX_VALUE));
    }

    private interface Parse<T> {
        T from(String text);
    }

    private static <T> @Nullable T read(Arguments arguments, String option, Parse<T> parse) {
        String text = arguments.value(option);
        try {
            return text == null ? null : parse.from(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(Failure.USAGE, "--" + option + " " + text + ": " + e.getMessage());
        }
    }

    private static Asn asn(String text) {
        String number = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
        if (!number.matches("[0-9]{1,10}")) {
            throw new IllegalArgumentException("not an AS number such as 64496");
        }
        return new Asn(Long.parseLong(number));
    }

    /** Seconds since 1970, or RFC 3339. */
    private static Long micros(String text) {
        if (text.matches("[0-9]{1,10}")) {
            return Long.parseLong(text) * 1_000_000;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000), time.getNano() / 1000);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a time such as 2026-01-01T00:00:00Z or 1767225600", e);
        }
    }

    boolean time(long micros) {
        return micros >= from && micros <= to;
    }

    boolean peer(IpAddress address, Asn asn) {
        return (peer == null || peer.equals(address)) && (peerAs == null || peerAs.equals(asn));
    }

    /** True if changes of state fit: they have neither prefix nor path. */
    boolean asksOnlyForPeers() {
        return inPath == null && origin == null && prefix == null && more == null && family == null;
    }

    boolean prefix(NlriBlock block, int index) {
        if (family != null && !family.equals(block.family())) {
            return false;
        }
        if (prefix == null && more == null) {
            return true;
        }
        if (!block.family().isPlainIp()) {
            return false;
        }
        Prefix here = Prefix.parse(block.text(index));
        return (prefix == null || prefix.equals(here)) && (more == null || more.covers(here));
    }

    /** @param attributes null for a withdrawal, which has no path to ask about */
    boolean path(@Nullable PathAttributes attributes) {
        if (inPath == null && origin == null) {
            return true;
        }
        return attributes != null
                && (inPath == null || attributes.asPath().contains(inPath))
                && (origin == null || origin.equals(attributes.asPath().origin()));
    }
}
