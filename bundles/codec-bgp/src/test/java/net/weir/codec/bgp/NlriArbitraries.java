package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Prefix;

/** Blocks of NLRI of every kind, from none to more than fit one message, each with path ids. */
final class NlriArbitraries {
    static final Family VPN = Family.of(1, 128);
    static final Family LABELLED = Family.of(2, 4);
    static final Family EVPN = Family.of(25, 70);
    static final List<Family> FAMILIES = List.of(
            Family.IPV4_UNICAST,
            Family.IPV6_UNICAST,
            Family.IPV4_MULTICAST,
            Family.IPV6_MULTICAST,
            VPN,
            LABELLED,
            EVPN);

    private NlriArbitraries() {}

    static Arbitrary<NlriBlock> blocks() {
        return Arbitraries.of(FAMILIES).flatMap(NlriArbitraries::blocks);
    }

    private static Arbitrary<NlriBlock> blocks(Family family) {
        Arbitrary<Integer> counts = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 20)),
                Tuple.of(1, Arbitraries.integers().between(300, 2000)));
        if (!family.isPlainIp()) {
            Arbitrary<byte[]> one = family.equals(EVPN) ? evpn() : labelled(family);
            return counts.flatMap(count -> Combinators.combine(one.list().ofSize(count), ids(count))
                    .as((list, ids) -> opaque(family, list, ids)));
        }
        Arbitrary<Prefix> one = family.afi() == 1 ? prefixes4() : prefixes6();
        return counts.flatMap(count ->
                Combinators.combine(one.list().ofSize(count), ids(count)).as((list, ids) -> plain(family, list, ids)));
    }

    private static Arbitrary<int[]> ids(int count) {
        return Arbitraries.integers().array(int[].class).ofSize(count);
    }

    static Arbitrary<Prefix> prefixes4() {
        return Combinators.combine(
                        Arbitraries.integers().map(IpAddress::ofV4),
                        Arbitraries.integers().between(0, 32))
                .as(Prefix::masked);
    }

    static Arbitrary<Prefix> prefixes6() {
        Arbitrary<IpAddress> addresses =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(IpAddress::ofV6);
        return Combinators.combine(addresses, Arbitraries.integers().between(0, 128))
                .as(Prefix::masked);
    }

    private static NlriBlock plain(Family family, List<Prefix> prefixes, int[] ids) {
        Prefix[] array = prefixes.toArray(Prefix[]::new);
        if (family.afi() == 1) {
            long[] keys = new long[array.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = Ipv4Nlri.key(array[i]);
            }
            return new Ipv4Nlri(family, keys, ids);
        }
        long[] high = new long[array.length];
        long[] low = new long[array.length];
        byte[] length = new byte[array.length];
        for (int i = 0; i < high.length; i++) {
            high[i] = array[i].address().high();
            low[i] = array[i].address().low();
            length[i] = (byte) array[i].length();
        }
        return new Ipv6Nlri(family, high, low, length, ids);
    }

    private static Arbitrary<byte[]> labelled(Family family) {
        int fixed = family.equals(VPN) ? 24 + 64 : 24;
        int most = family.afi() == 1 ? 32 : 128;
        return Combinators.combine(
                        Arbitraries.integers().between(fixed, fixed + most),
                        Arbitraries.bytes().array(byte[].class).ofSize(40))
                .as((bits, octets) -> {
                    byte[] nlri = new byte[1 + (bits + 7 >>> 3)];
                    System.arraycopy(octets, 0, nlri, 1, nlri.length - 1);
                    nlri[0] = (byte) (int) bits;
                    nlri[3] |= 1; // bottom of stack
                    return nlri;
                });
    }

    /** MAC/IP advertisements and types that nobody knows yet. */
    private static Arbitrary<byte[]> evpn() {
        Arbitrary<byte[]> known = Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(33)
                .map(value -> {
                    value[22] = 48;
                    value[29] = 0;
                    return typed((byte) 2, value);
                });
        Arbitrary<byte[]> unknown = Combinators.combine(
                        Arbitraries.bytes().between((byte) 12, Byte.MAX_VALUE),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(60))
                .as(NlriArbitraries::typed);
        return Arbitraries.oneOf(known, unknown);
    }

    private static byte[] typed(byte type, byte[] value) {
        byte[] nlri = new byte[2 + value.length];
        nlri[0] = type;
        nlri[1] = (byte) value.length;
        System.arraycopy(value, 0, nlri, 2, value.length);
        return nlri;
    }

    private static NlriBlock opaque(Family family, List<byte[]> list, int[] ids) {
        int[] offsets = new int[list.size() + 1];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < list.size(); i++) {
            out.writeBytes(list.get(i));
            offsets[i + 1] = out.size();
        }
        return new OpaqueNlri(family, out.toByteArray(), offsets, ids);
    }
}
