package net.weir.model;

import org.jspecify.annotations.Nullable;

/** IPv4 prefixes, each one long: {@code address << 8 | length}. Whole keys: equal longs are equal prefixes. */
public final class Ipv4Nlri extends NlriBlock {
    private final long[] keys;

    /** @param keys masked prefixes as {@link #key} makes them */
    public Ipv4Nlri(Family family, long[] keys, int @Nullable [] pathIds) {
        super(family, keys.length, pathIds);
        this.keys = keys;
    }

    /** Unicast without ADD-PATH, for tests and small senders. */
    public static Ipv4Nlri of(Prefix... prefixes) {
        long[] keys = new long[prefixes.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(prefixes[i]);
        }
        return new Ipv4Nlri(Family.IPV4_UNICAST, keys, null);
    }

    /** The key of an IPv4 prefix. */
    public static long key(Prefix prefix) {
        return prefix.address().low() << 8 | prefix.length();
    }

    /** The prefix of a key. */
    public static Prefix prefix(long key) {
        return new Prefix(IpAddress.ofV4((int) (key >>> 8)), (int) key & 0xff);
    }

    @Override
    public int count() {
        return keys.length;
    }

    public long key(int index) {
        return keys[index];
    }

    /** All keys, not to be written. */
    long[] keys() {
        return keys;
    }

    @Override
    public String text(int index) {
        StringBuilder out = new StringBuilder(18);
        long key = keys[index];
        return AddressText.appendV4(out, (int) (key >>> 8))
                .append('/')
                .append(key & 0xff)
                .toString();
    }

    @Override
    public Long identity(int index) {
        return keys[index];
    }

    @Override
    public Ipv4Nlri select(int[] indexes, int count) {
        long[] selected = new long[count];
        for (int i = 0; i < count; i++) {
            selected[i] = keys[indexes[i]];
        }
        return new Ipv4Nlri(family(), selected, selectPathIds(indexes, count));
    }
}
