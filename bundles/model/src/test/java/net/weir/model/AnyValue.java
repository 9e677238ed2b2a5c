package net.weir.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary values of the model, edge cases included. */
public final class AnyValue {
    private AnyValue() {}

    public static Arbitrary<IpAddress> v4() {
        return Arbitraries.integers().map(IpAddress::ofV4);
    }

    public static Arbitrary<IpAddress> v6() {
        // groups of zeros are what RFC 5952 is about
        Arbitrary<Integer> group = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(0xffff)),
                net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 0xffff)));
        return group.list().ofSize(8).map(groups -> {
            long high = 0;
            long low = 0;
            for (int i = 0; i < 4; i++) {
                high = high << 16 | groups.get(i);
                low = low << 16 | groups.get(i + 4);
            }
            return IpAddress.ofV6(high, low);
        });
    }

    public static Arbitrary<IpAddress> address() {
        return Arbitraries.oneOf(v4(), v6());
    }

    public static Arbitrary<Prefix> v4Prefix() {
        return Combinators.combine(v4(), Arbitraries.integers().between(0, 32)).as(Prefix::masked);
    }

    public static Arbitrary<Prefix> v6Prefix() {
        return Combinators.combine(v6(), Arbitraries.integers().between(0, 128)).as(Prefix::masked);
    }

    public static Arbitrary<Prefix> prefix() {
        return Arbitraries.oneOf(v4Prefix(), v6Prefix());
    }

    public static Arbitrary<Asn> asn() {
        return Arbitraries.longs().between(0, 0xffff_ffffL).map(Asn::new);
    }

    public static Arbitrary<Bytes> bytes(int max) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(max).map(Bytes::copyOf);
    }

    /** Any Java string, lone surrogates and control characters included. */
    public static Arbitrary<String> text() {
        return Arbitraries.strings().all().ofMaxLength(12);
    }

    public static Arbitrary<Family> family() {
        return Arbitraries.oneOf(
                Arbitraries.of(Family.plainIp()),
                Combinators.combine(
                                Arbitraries.integers().between(0, 0xffff),
                                Arbitraries.integers().between(0, 0xff))
                        .as(Family::of));
    }

    public static Arbitrary<RawAttribute> attribute() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.oneOf(bytes(40), bytes(400)))
                .as((flags, type, value) -> new RawAttribute(
                        value.length() > 255 ? flags | AttributeType.EXTENDED_LENGTH : flags, type, value));
    }

    /** Well-formed sets of attributes whose values may be anything. */
    public static Arbitrary<PathAttributes> attributes() {
        return attribute().list().ofMaxSize(6).map(list -> {
            List<RawAttribute> sorted = new ArrayList<>(list);
            sorted.sort(Comparator.comparingInt(RawAttribute::type));
            AttributeBytes bytes = new AttributeBytes();
            int last = -1;
            for (RawAttribute attribute : sorted) {
                if (attribute.type() != last) {
                    bytes.raw(
                            attribute.flags(),
                            attribute.type(),
                            attribute.value().toArray());
                    last = attribute.type();
                }
            }
            return bytes.build();
        });
    }

    public static Arbitrary<NlriBlock> nlri() {
        Arbitrary<NlriBlock> v4 = v4Prefix().list().ofMaxSize(5).map(AnyValue::v4Block);
        Arbitrary<NlriBlock> v6 = v6Prefix().list().ofMaxSize(5).map(AnyValue::v6Block);
        Arbitrary<NlriBlock> opaque =
                Combinators.combine(family(), bytes(12).list().ofMaxSize(4)).as(AnyValue::opaqueBlock);
        return Combinators.combine(
                        Arbitraries.oneOf(v4, v6, opaque), Arbitraries.of(true, false), Arbitraries.randoms())
                .as((block, addPath, random) ->
                        addPath ? withPathIds(block, random.ints(block.count()).toArray()) : block);
    }

    private static NlriBlock v4Block(List<Prefix> prefixes) {
        return Ipv4Nlri.of(prefixes.toArray(Prefix[]::new));
    }

    private static NlriBlock v6Block(List<Prefix> prefixes) {
        return Ipv6Nlri.of(prefixes.toArray(Prefix[]::new));
    }

    private static NlriBlock opaqueBlock(Family family, List<Bytes> each) {
        int[] offsets = new int[each.size() + 1];
        for (int i = 0; i < each.size(); i++) {
            offsets[i + 1] = offsets[i] + each.get(i).length();
        }
        byte[] all = new byte[offsets[each.size()]];
        for (int i = 0; i < each.size(); i++) {
            each.get(i).copyTo(all, offsets[i]);
        }
        return new OpaqueNlri(family, all, offsets, null);
    }

    /** The same NLRI with these path ids. */
    public static NlriBlock withPathIds(NlriBlock block, int... ids) {
        int n = block.count();
        long[] high = new long[n];
        long[] low = new long[n];
        byte[] length = new byte[n];
        if (block instanceof Ipv4Nlri v4) {
            for (int i = 0; i < n; i++) {
                low[i] = v4.key(i);
            }
            return new Ipv4Nlri(block.family(), low, ids);
        }
        if (block instanceof Ipv6Nlri v6) {
            for (int i = 0; i < n; i++) {
                high[i] = v6.high(i);
                low[i] = v6.low(i);
                length[i] = (byte) v6.length(i);
            }
            return new Ipv6Nlri(block.family(), high, low, length, ids);
        }
        OpaqueNlri opaque = (OpaqueNlri) block;
        int[] offsets = new int[n + 1];
        for (int i = 0; i < n; i++) {
            offsets[i + 1] = offsets[i] + opaque.octets(i).length();
        }
        byte[] all = new byte[offsets[n]];
        for (int i = 0; i < n; i++) {
            opaque.octets(i).copyTo(all, offsets[i]);
        }
        return new OpaqueNlri(block.family(), all, offsets, ids);
    }

    public static Arbitrary<RouterKey> routerKey() {
        return Combinators.combine(text(), address().injectNull(0.2), text().injectNull(0.2))
                .as(RouterKey::new);
    }

    public static Arbitrary<Router> router() {
        return Combinators.combine(
                        routerKey(),
                        address(),
                        Arbitraries.integers().between(0, 0xffff),
                        text().injectNull(0.2),
                        text().injectNull(0.2),
                        text().list().ofMaxSize(3))
                .as(Router::new);
    }

    public static Arbitrary<Peer> peer() {
        Arbitrary<PeerKey> key = Combinators.combine(
                        routerKey(),
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.longs(),
                        address().injectNull(0.2),
                        Arbitraries.of(View.values()),
                        Combinators.combine(address().injectNull(0.3), asn(), address())
                                .as(PeerKey.LinkLocal::new)
                                .injectNull(0.7))
                .as(PeerKey::new);
        Arbitrary<Peer.Facts> facts = Combinators.combine(
                        asn(), address(), text().injectNull(0.5), Arbitraries.of(true, false))
                .as(Peer.Facts::new);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 10_000),
                        Arbitraries.integers().between(1, 5),
                        key,
                        facts)
                .as(Peer::new);
    }

    public static Arbitrary<Value> value() {
        return value(3);
    }

    private static Arbitrary<Value> value(int depth) {
        Arbitrary<Value> plain = Arbitraries.oneOf(
                Arbitraries.just(new Value.Nothing()),
                Arbitraries.of(true, false).map(Value.Bool::new),
                Arbitraries.longs().map(Value.Int::new),
                Arbitraries.doubles().map(Value.Real::new),
                Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0).map(Value.Real::new),
                text().map(Value.Text::new),
                bytes(9).map(Value.Binary::new));
        if (depth == 0) {
            return plain;
        }
        Arbitrary<Value> many = value(depth - 1).list().ofMaxSize(3).map(Value.Many::new);
        Arbitrary<Map<String, Value>> fields =
                Arbitraries.maps(text(), value(depth - 1)).ofMaxSize(3);
        return Arbitraries.oneOf(plain, many, fields.map(Value.Fields::new));
    }
}
