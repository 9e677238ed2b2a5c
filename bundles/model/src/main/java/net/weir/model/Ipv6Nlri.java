package net.weir.model;

import org.jspecify.annotations.Nullable;

/** IPv6 prefixes as three parallel arrays: upper and lower 64 bits, and the length. */
public final class Ipv6Nlri extends NlriBlock {
    private final long[] high;
    private final long[] low;
    private final byte[] length;

    /** @param high masked addresses, as are {@code low}; {@code length} 0-128 as unsigned octets */
    public Ipv6Nlri(Family family, long[] high, long[] low, byte[] length, int @Nullable [] pathIds) {
        super(family, high.length, pathIds);
        if (low.length != high.length || length.length != high.length) {
            throw new IllegalArgumentException("the three arrays differ in length");
        }
        this.high = high;
        this.low = low;
        this.length = length;
    }

    /** Unicast without ADD-PATH, for tests and small senders. */
    public static Ipv6Nlri of(Prefix... prefixes) {
        int n = prefixes.length;
        long[] high = new long[n];
        long[] low = new long[n];
        byte[] length = new byte[n];
        for (int i = 0; i < n; i++) {
            high[i] = prefixes[i].address().high();
            low[i] = prefixes[i].address().low();
            length[i] = (byte) prefixes[i].length();
        }
        return new Ipv6Nlri(Family.IPV6_UNICAST, high, low, length, null);
    }

    @Override
    public int count() {
        return high.length;
    }

    public long high(int index) {
        return high[index];
    }

    public long low(int index) {
        return low[index];
    }

    public int length(int index) {
        return length[index] & 0xff;
    }

    @Override
    public String text(int index) {
        StringBuilder out = new StringBuilder(44);
        return AddressText.appendV6(out, high[index], low[index])
                .append('/')
                .append(length(index))
                .toString();
    }

    @Override
    public Prefix identity(int index) {
        return new Prefix(IpAddress.ofV6(high[index], low[index]), length(index));
    }

    @Override
    public Ipv6Nlri select(int[] indexes, int count) {
        long[] h = new long[count];
        long[] l = new long[count];
        byte[] n = new byte[count];
        for (int i = 0; i < count; i++) {
            h[i] = high[indexes[i]];
            l[i] = low[indexes[i]];
            n[i] = length[indexes[i]];
        }
        return new Ipv6Nlri(family(), h, l, n, selectPathIds(indexes, count));
    }
}
