package net.weir.rib;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.rib.table.PrefixKey;

/** The text form of a place in a walk: the last prefix or route key that was given, in hex. Stateless. */
final class Position {
    private static final Pattern OCTETS = Pattern.compile("w1-([0-9a-f]{6})-((?:[0-9a-f]{2})*)");
    private static final Pattern FORM = Pattern.compile("w1-([0-9a-f]{6})-([0-9a-f]{16})-([0-9a-f]{16})-([0-9a-f]{2})");

    private Position() {}

    static String of(Family family, Prefix last) {
        PrefixKey key = new PrefixKey();
        key.set(last);
        return of(family, key);
    }

    static String of(Family family, PrefixKey last) {
        if (!family.isPlainIp()) {
            return String.format("w1-%06x-%s", family.code(), last.octets());
        }
        return String.format("w1-%06x-%016x-%016x-%02x", family.code(), last.high(), last.low(), last.length());
    }

    /**
     * Reads a position into the key.
     *
     * @throws IllegalArgumentException if the text is no position of a walk over this family
     */
    static void read(String text, Family family, PrefixKey into) {
        Matcher matcher = (family.isPlainIp() ? FORM : OCTETS).matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a position that an earlier query gave");
        }
        if (Integer.parseInt(matcher.group(1), 16) != family.code()) {
            throw new IllegalArgumentException("the position belongs to another family than " + family);
        }
        if (!family.isPlainIp()) {
            into.setOctets(Bytes.ofHex(matcher.group(2)), 0);
            return;
        }
        into.set(
                Long.parseUnsignedLong(matcher.group(2), 16),
                Long.parseUnsignedLong(matcher.group(3), 16),
                Integer.parseInt(matcher.group(4), 16));
        if (!isPrefix(into, family)) {
            throw new IllegalArgumentException("the position holds no prefix of " + family);
        }
    }

    private static boolean isPrefix(PrefixKey key, Family family) {
        boolean v6 = family.afi() == 2;
        if (key.length() > (v6 ? 128 : 32) || !v6 && (key.low() != 0 || (int) key.high() != 0)) {
            return false;
        }
        IpAddress address = v6 ? IpAddress.ofV6(key.high(), key.low()) : IpAddress.ofV4((int) (key.high() >>> 32));
        return Prefix.masked(address, key.length()).address().equals(address);
    }
}
