package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.weir.model.Family;

/** One NLRI of each family as on the wire, every route type of it, with shortest and longest prefixes at hand often. */
final class FamilyArbitraries {
    private static final int RD = 8;
    private static final int ESI = 10;

    private FamilyArbitraries() {}

    /** By family. */
    static SortedMap<Family, Arbitrary<byte[]>> all() {
        SortedMap<Family, Arbitrary<byte[]>> all = new TreeMap<>((a, b) -> Integer.compare(a.code(), b.code()));
        for (int afi = 1; afi <= 2; afi++) {
            int octets = afi == 1 ? 4 : 16;
            all.put(Family.of(afi, 1), prefix(octets, 0));
            all.put(Family.of(afi, 2), prefix(octets, 0));
            all.put(Family.of(afi, 4), labelled(0, octets));
            all.put(Family.of(afi, 5), multicastVpn(octets));
            all.put(Family.of(afi, 73), sequence(one(8 * (8 + octets)), any(8 + octets)));
            all.put(Family.of(afi, 85), mobileUserPlane(octets));
            all.put(Family.of(afi, 128), labelled(RD, octets));
            all.put(Family.of(afi, 129), prefix(octets, RD));
            all.put(Family.of(afi, 133), flow(octets, Arbitraries.just(new byte[0])));
            all.put(Family.of(afi, 134), flow(octets, any(RD)));
        }
        all.put(Family.of(1, 66), sequence(one(128), any(16)));
        all.put(Family.of(1, 132), routeTargets());
        all.put(Family.of(25, 65), Arbitraries.oneOf(sized16(any(17)), sized16(any(12))));
        all.put(Family.of(25, 70), ethernetVpn());
        all.put(Family.of(25, 134), flow(4, any(RD)));
        all.put(Family.of(16388, 71), linkState(Arbitraries.just(new byte[0])));
        all.put(Family.of(16388, 72), linkState(any(RD)));
        return all;
    }

    // ---- pieces -------------------------------------------------------------------------------

    private static Arbitrary<byte[]> any(int octets) {
        return Arbitraries.bytes().array(byte[].class).ofSize(octets);
    }

    private static Arbitrary<byte[]> one(int octet) {
        return Arbitraries.just(new byte[] {(byte) octet});
    }

    @SafeVarargs
    private static Arbitrary<byte[]> sequence(Arbitrary<byte[]>... parts) {
        List<Arbitrary<byte[]>> all = new ArrayList<>();
        for (Arbitrary<byte[]> part : parts) {
            all.add(part);
        }
        return Combinators.combine(all).as(FamilyArbitraries::join);
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static Arbitrary<Integer> bits(int most) {
        return Arbitraries.oneOf(
                Arbitraries.of(0, 1, most - 1, most), Arbitraries.integers().between(0, most));
    }

    /** A length in bits, {@code before} whole octets that it counts, and so many octets of an address, without host bits. */
    private static Arbitrary<byte[]> prefix(int octets, int before) {
        return Combinators.combine(bits(8 * octets), any(before), any(octets)).as((bits, first, address) -> {
            int whole = bits + 7 >>> 3;
            byte[] nlri = new byte[1 + before + whole];
            nlri[0] = (byte) (8 * before + bits);
            System.arraycopy(first, 0, nlri, 1, before);
            System.arraycopy(address, 0, nlri, 1 + before, whole);
            if (bits % 8 != 0) {
                nlri[nlri.length - 1] &= (byte) (0xff << 8 - bits % 8);
            }
            return nlri;
        });
    }

    /** One label or a stack of up to three, the last with the bit that says so. */
    private static Arbitrary<byte[]> labelled(int distinguisher, int octets) {
        Arbitrary<byte[]> labels = any(9).flatMap(raw -> Arbitraries.integers()
                .between(1, distinguisher + octets > 20 ? 1 : 3)
                .map(count -> {
                    byte[] some = Arrays.copyOf(raw, 3 * count);
                    for (int i = 0; i < count; i++) {
                        boolean last = i == count - 1;
                        some[3 * i + 2] = (byte) (some[3 * i + 2] & ~1 | (last ? 1 : 0));
                        some[3 * i] |= 0x10; // neither 0 nor 0x800000, which end a stack too
                    }
                    return some;
                }));
        return Combinators.combine(labels, any(distinguisher), prefix(octets, 0))
                .as((stack, rd, prefix) -> {
                    byte[] nlri = join(List.of(new byte[1], stack, rd, Arrays.copyOfRange(prefix, 1, prefix.length)));
                    nlri[0] = (byte) (8 * (stack.length + rd.length) + (prefix[0] & 0xff));
                    return nlri;
                });
    }

    /** A length in bits of 0, 32 or 128, and the address. */
    private static Arbitrary<byte[]> address(int... octets) {
        List<Arbitrary<byte[]>> all = new ArrayList<>();
        for (int length : octets) {
            all.add(sequence(one(8 * length), any(length)));
        }
        return Arbitraries.oneOf(all);
    }

    private static Arbitrary<byte[]> typed(int type, Arbitrary<byte[]> value) {
        return value.map(octets -> join(List.of(new byte[] {(byte) type, (byte) octets.length}, octets)));
    }

    private static Arbitrary<byte[]> sized16(Arbitrary<byte[]> value) {
        return value.map(
                octets -> join(List.of(new byte[] {(byte) (octets.length >> 8), (byte) octets.length}, octets)));
    }

    // ---- families -----------------------------------------------------------------------------

    private static Arbitrary<byte[]> multicastVpn(int octets) {
        Arbitrary<byte[]> rd = any(RD);
        Arbitrary<byte[]> as = any(4);
        Arbitrary<byte[]> address = address(octets);
        Arbitrary<byte[]> opaque = sequence(one(56), any(7));
        Arbitrary<byte[]> fec = sequence(any(3), one(octets), any(octets), sized16(any(9)));
        Arbitrary<byte[]> active = typed(5, sequence(rd, address, address));
        return Arbitraries.oneOf(
                typed(1, sequence(rd, any(octets))),
                typed(2, sequence(rd, as)),
                typed(3, sequence(rd, address(0, octets), address(0, octets), any(octets))),
                typed(4, sequence(active, any(octets))),
                active,
                typed(6, sequence(rd, as, address, address)),
                typed(7, sequence(rd, as, address, address)),
                typed(7, sequence(rd, as, address, opaque)),
                typed(67, sequence(rd, fec, any(octets))),
                typed(68, sequence(typed(67, sequence(rd, fec, any(octets))), any(octets))),
                typed(71, sequence(rd, as, fec)),
                typed(99, any(7)));
    }

    private static Arbitrary<byte[]> ethernetVpn() {
        Arbitrary<byte[]> rd = any(RD);
        Arbitrary<byte[]> esi = any(ESI);
        Arbitrary<byte[]> tag = any(4);
        Arbitrary<byte[]> label = any(3);
        Arbitrary<byte[]> originator = address(4, 16);
        Arbitrary<byte[]> maybe = address(0, 4, 16);
        Arbitrary<byte[]> mac = sequence(one(48), any(6));
        Arbitrary<byte[]> route3 = typed(3, sequence(rd, tag, originator));
        return Arbitraries.oneOf(List.of(
                typed(1, sequence(rd, esi, tag, label)),
                typed(2, sequence(rd, esi, tag, mac, maybe, label)),
                typed(2, sequence(rd, esi, tag, mac, maybe, label, label)),
                route3,
                typed(4, sequence(rd, esi, originator)),
                typed(5, sequence(rd, esi, tag, whole(4), any(4), label)),
                typed(5, sequence(rd, esi, tag, whole(16), any(16), label)),
                typed(6, sequence(rd, tag, maybe, maybe, originator, any(1))),
                typed(7, sequence(rd, esi, tag, maybe, maybe, originator, any(1))),
                typed(8, sequence(rd, esi, tag, maybe, maybe, originator, any(6))),
                typed(9, sequence(rd, tag, any(8))),
                typed(10, sequence(rd, tag, maybe, maybe, originator)),
                typed(11, sequence(route3, originator)),
                typed(200, any(9))));
    }

    /** A length in bits, then a whole address without host bits. */
    private static Arbitrary<byte[]> whole(int octets) {
        return prefix(octets, 0).map(prefix -> Arrays.copyOf(prefix, 1 + octets));
    }

    private static Arbitrary<byte[]> mobileUserPlane(int octets) {
        Arbitrary<byte[]> rd = any(RD);
        Arbitrary<byte[]> session = sequence(rd, prefix(octets, 0), any(4), any(1), address(4, 16));
        Arbitrary<byte[]> endpoint = Arbitraries.integers()
                .between(0, 32)
                .flatMap(bits -> sequence(one(8 * octets + bits), any(octets + (bits + 7 >>> 3))));
        return Arbitraries.oneOf(
                mobile(1, sequence(rd, prefix(octets, 0))),
                mobile(2, sequence(rd, any(octets))),
                mobile(3, session),
                mobile(3, sequence(session, address(4, 16))),
                mobile(4, sequence(rd, endpoint)),
                mobile(99, any(5)));
    }

    private static Arbitrary<byte[]> mobile(int type, Arbitrary<byte[]> value) {
        return value.map(octets -> join(List.of(new byte[] {1, 0, (byte) type, (byte) octets.length}, octets)));
    }

    private static Arbitrary<byte[]> routeTargets() {
        Arbitrary<byte[]> some = Arbitraries.integers()
                .between(0, 64)
                .flatMap(bits -> sequence(one(32 + bits), any(4 + (bits + 7 >>> 3))))
                .map(nlri -> {
                    int bits = nlri[0] & 7;
                    if (bits != 0) {
                        nlri[nlri.length - 1] &= (byte) (0xff << 8 - bits);
                    }
                    return nlri;
                });
        return Arbitraries.oneOf(one(0), some);
    }

    /** A destination, operators of one octet and of two, and bitmasks; from 240 octets on two octets of length. */
    private static Arbitrary<byte[]> flow(int octets, Arbitrary<byte[]> before) {
        Arbitrary<byte[]> destination = octets == 4
                ? sequence(one(1), prefix(4, 0))
                : prefix(16, 0)
                        .map(prefix -> join(
                                List.of(new byte[] {1, prefix[0], 0}, Arrays.copyOfRange(prefix, 1, prefix.length))));
        Arbitrary<byte[]> ports = Arbitraries.integers().between(1, 90).flatMap(count -> any(2).map(value -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(4);
            for (int i = 1; i <= count; i++) {
                out.write(i == count ? 0x91 : 0x11);
                out.writeBytes(value);
            }
            return out.toByteArray();
        }));
        Arbitrary<byte[]> protocol = sequence(Arbitraries.just(new byte[] {3, (byte) 0x81}), any(1));
        Arbitrary<byte[]> flags = sequence(Arbitraries.just(new byte[] {9, (byte) 0x81}), any(1));
        return Arbitraries.oneOf(
                        sequence(before, destination),
                        sequence(before, destination, protocol, ports),
                        sequence(before, ports, flags))
                .map(value -> join(List.of(
                        value.length < 240
                                ? new byte[] {(byte) value.length}
                                : new byte[] {(byte) (0xf0 | value.length >> 8), (byte) value.length},
                        value)));
    }

    private static Arbitrary<byte[]> linkState(Arbitrary<byte[]> before) {
        Arbitrary<byte[]> head = sequence(before, any(1), any(8));
        Arbitrary<byte[]> router = Arbitraries.of(4, 6, 7, 8).flatMap(length -> tlv(515, any(length)));
        Arbitrary<byte[]> node =
                sequence(tlv(512, any(4)), tlv(513, any(4)), tlv(514, any(4)), router, tlv(999, any(3)));
        Arbitrary<byte[]> local = tlv(256, node);
        Arbitrary<byte[]> topologies = tlv(263, any(4));
        Arbitrary<byte[]> link = sequence(
                local,
                tlv(257, node),
                tlv(258, any(8)),
                tlv(259, any(4)),
                tlv(260, any(4)),
                tlv(261, any(16)),
                tlv(262, any(16)),
                topologies);
        return Arbitraries.oneOf(
                state(1, sequence(head, local)),
                state(2, sequence(head, link)),
                state(3, sequence(head, local, tlv(264, any(1)), tlv(265, prefix(4, 0)))),
                state(4, sequence(head, local, topologies, tlv(265, prefix(16, 0)))),
                state(6, sequence(head, local, tlv(518, any(16)))),
                state(77, sequence(head, any(5))));
    }

    private static Arbitrary<byte[]> tlv(int type, Arbitrary<byte[]> value) {
        return sized16(value).map(octets -> join(List.of(new byte[] {(byte) (type >> 8), (byte) type}, octets)));
    }

    private static Arbitrary<byte[]> state(int type, Arbitrary<byte[]> value) {
        return tlv(type, value);
    }
}
