package net.weir.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address family and subsequent family (RFC 4760), open: a family that Weir does not know still has its numbers.
 *
 * @param afi 0-65535
 * @param safi 0-255
 */
public record Family(int afi, int safi) implements Comparable<Family> {
    public static final Family IPV4_UNICAST = new Family(1, 1);
    public static final Family IPV4_MULTICAST = new Family(1, 2);
    public static final Family IPV6_UNICAST = new Family(2, 1);
    public static final Family IPV6_MULTICAST = new Family(2, 2);
    private static final List<Family> IP = List.of(IPV4_UNICAST, IPV6_UNICAST, IPV4_MULTICAST, IPV6_MULTICAST);

    public Family {
        if (afi < 0 || afi > 0xffff || safi < 0 || safi > 0xff) {
            throw new IllegalArgumentException("no such family: " + afi + "/" + safi);
        }
    }

    /** The same object for the four plain IP families, so that hot code may compare by identity first. */
    public static Family of(int afi, int safi) {
        if (safi == 1) {
            if (afi == 1) {
                return IPV4_UNICAST;
            }
            if (afi == 2) {
                return IPV6_UNICAST;
            }
        } else if (safi == 2) {
            if (afi == 1) {
                return IPV4_MULTICAST;
            }
            if (afi == 2) {
                return IPV6_MULTICAST;
            }
        }
        return new Family(afi, safi);
    }

    /** IPv4 and IPv6 unicast and multicast. */
    public static List<Family> plainIp() {
        return IP;
    }

    /** @throws IllegalArgumentException if the text is neither a {@link #toString} form, with or without the dash, nor AFI/SAFI numbers */
    public static Family parse(String text) {
        String bare = text.replace("-", "");
        for (Family family : IP) {
            if (family.toString().replace("-", "").equalsIgnoreCase(bare)) {
                return family;
            }
        }
        String[] numbers = text.split("/", -1);
        try {
            if (numbers.length == 2) {
                return of((int) Decimal.parse(numbers[0], 0xffff), (int) Decimal.parse(numbers[1], 0xff));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no such family: " + text, e);
        }
        throw new IllegalArgumentException("no such family: " + text);
    }

    /** True for unicast and multicast of IPv4 and IPv6, whose NLRI are plain prefixes. */
    public boolean isPlainIp() {
        return (afi == 1 || afi == 2) && (safi == 1 || safi == 2);
    }

    /** AFI in the upper 16 bits and SAFI in the lower 8 of the 24 used. */
    public int code() {
        return afi << 8 | safi;
    }

    @Override
    public int compareTo(Family other) {
        return Integer.compare(code(), other.code());
    }

    // Written out: what Java makes of a record at the first call takes as long as its own start (docs/perf/start.md).
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Family that && afi == that.afi && safi == that.safi;
    }

    @Override
    public int hashCode() {
        return 31 * afi + safi;
    }

    /** {@code ipv4-unicast}, or {@code AFI/SAFI} in numbers. */
    @Override
    public String toString() {
        return isPlainIp() ? (afi == 1 ? "ipv4-" : "ipv6-") + (safi == 1 ? "unicast" : "multicast") : afi + "/" + safi;
    }
}
