package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.model.Aggregator;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.ExtendedCommunity;
import net.weir.model.IpAddress;
import net.weir.model.LargeCommunity;
import net.weir.model.Origin;
import net.weir.model.RawAttribute;

/** Sets of attributes as a sound sender has them, but for the next hop. */
final class AttributeArbitraries {
    private AttributeArbitraries() {}

    static Arbitrary<List<RawAttribute>> attributes() {
        return Combinators.combine(
                        mandatory(),
                        optional().list().ofMaxSize(8),
                        unknown().list().ofMaxSize(3))
                .as((mandatory, optional, unknown) -> {
                    AttributesBuilder builder = new AttributesBuilder();
                    mandatory.set(builder);
                    optional.forEach(setter -> setter.set(builder));
                    unknown.forEach(builder::raw);
                    return builder.build().all();
                });
    }

    /** Sets something on a builder. */
    interface Setter {
        void set(AttributesBuilder builder);
    }

    private static Arbitrary<Setter> mandatory() {
        return Combinators.combine(Arbitraries.of(Origin.class), paths())
                .as((origin, path) -> builder -> builder.origin(origin).asPath(path));
    }

    /** 2-octet and 4-octet numbers; 0 and AS_TRANS have their own meaning. */
    static Arbitrary<Asn> asns() {
        return Arbitraries.oneOf(
                small(), Arbitraries.longs().between(65536, 0xffff_ffffL).map(Asn::new));
    }

    private static Arbitrary<Asn> small() {
        return Arbitraries.longs()
                .between(1, 65535)
                .filter(number -> number != 23456)
                .map(Asn::new);
    }

    /**
     * Neighbouring sequences would come back as one. Confederations stand in front and have small numbers: AS4_PATH does
     * not hold them, so that a 2-octet session loses larger ones by design.
     */
    static Arbitrary<AsPath> paths() {
        Arbitrary<AsPath.Segment> confederation =
                segment(Arbitraries.of(AsPath.Kind.CONFED_SEQUENCE, AsPath.Kind.CONFED_SET), small(), 5);
        Arbitrary<AsPath.Segment> sequence = segment(Arbitraries.just(AsPath.Kind.SEQUENCE), asns(), 255);
        Arbitrary<AsPath.Segment> set = segment(Arbitraries.just(AsPath.Kind.SET), asns(), 8);
        return Combinators.combine(
                        confederation.list().ofMaxSize(2),
                        sequence.list().ofMaxSize(1),
                        set.list().ofMaxSize(2))
                .as((confederations, sequences, sets) -> {
                    List<AsPath.Segment> all = new ArrayList<>(confederations);
                    all.addAll(sequences);
                    all.addAll(sets);
                    return AsPath.of(all.toArray(AsPath.Segment[]::new));
                });
    }

    private static Arbitrary<AsPath.Segment> segment(Arbitrary<AsPath.Kind> kinds, Arbitrary<Asn> asns, int most) {
        return Combinators.combine(kinds, asns.list().ofMinSize(1).ofMaxSize(most))
                .as(AsPath.Segment::new);
    }

    private static Arbitrary<Setter> optional() {
        Arbitrary<Long> u32 = Arbitraries.longs().between(0, 0xffff_ffffL);
        Arbitrary<IpAddress> addresses = Arbitraries.integers().map(IpAddress::ofV4);
        return Arbitraries.oneOf(List.of(
                u32.map(n -> b -> b.med(n)),
                u32.map(n -> b -> b.localPref(n)),
                Arbitraries.just(AttributesBuilder::atomicAggregate),
                Combinators.combine(asns(), addresses)
                        .as(Aggregator::new)
                        .map(aggregator -> b -> b.aggregator(aggregator)),
                Arbitraries.integers().map(Community::new).list().ofMaxSize(100).map(list -> b -> b.communities(list)),
                Arbitraries.longs()
                        .map(ExtendedCommunity::new)
                        .list()
                        .ofMaxSize(40)
                        .map(list -> b -> b.extendedCommunities(list)),
                Combinators.combine(u32, u32, u32)
                        .as(LargeCommunity::new)
                        .list()
                        .ofMaxSize(30)
                        .map(list -> b -> b.largeCommunities(list)),
                addresses.map(id -> b -> b.originatorId(id)),
                addresses.list().ofMaxSize(70).map(list -> b -> b.clusterList(list)),
                asns().map(asn -> b -> b.onlyToCustomer(asn))));
    }

    private static Arbitrary<RawAttribute> unknown() {
        Arbitrary<Integer> flags = Arbitraries.of(0x80, 0xc0, 0xe0, 0x90, 0xd0, 0xf0);
        Arbitrary<Integer> types =
                Arbitraries.integers().between(1, 255).filter(type -> AttributeRules.of(type) == null);
        Arbitrary<Bytes> values =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Bytes::copyOf);
        return Combinators.combine(flags, types, values)
                .as((flag, type, value) -> new RawAttribute(value.length() > 255 ? flag | 0x10 : flag, type, value));
    }
}
