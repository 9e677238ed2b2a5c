package net.weir.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.Aggregator;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.ExtendedCommunity;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.LargeCommunity;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.RawAttribute;

/** Builds sets of attributes and routes as the input chooses, writes them as UPDATEs and reads these again. */
public final class EncodeTarget {
    private static final AsPath.Kind[] KINDS = {AsPath.Kind.SEQUENCE, AsPath.Kind.SET};

    private EncodeTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider in) {
        boolean ids = in.consumeBoolean();
        Family family = in.pickValue(Family.plainIp().toArray(new Family[0]));
        SessionParameters session =
                new SessionParameters(in.consumeBoolean(), ids ? Set.of(family) : Set.of(), in.consumeBoolean());
        boolean classic = family.equals(Family.IPV4_UNICAST) && in.consumeBoolean();
        PathAttributes attributes = attributes(in, family, classic);
        NlriBlock announced = routes(in, family, ids);
        NlriBlock withdrawn = routes(in, family, ids);
        RoundTrip.ofRoutes(withdrawn, null, null, session, ValidationProfile.BGP_IBGP);
        RoundTrip.ofRoutes(null, announced, attributes, session, ValidationProfile.BGP_IBGP);
    }

    private static PathAttributes attributes(FuzzedDataProvider in, Family family, boolean classic) {
        AttributesBuilder builder = new AttributesBuilder().origin(in.pickValue(Origin.values()));
        List<AsPath.Segment> segments = new ArrayList<>();
        for (int i = in.consumeInt(0, 2); i > 0; i--) {
            // neighbours of one kind would come back as one
            segments.add(new AsPath.Segment(KINDS[i % 2], asns(in, 1 + in.consumeInt(0, 40))));
        }
        builder.asPath(AsPath.of(segments.toArray(AsPath.Segment[]::new)));
        for (int i = in.consumeInt(0, 8); i > 0; i--) {
            one(in, builder);
        }
        IpAddress hop6 = IpAddress.ofV6(0x2001_0db8_0000_0000L, in.consumeLong());
        IpAddress hop4 = IpAddress.ofV4(0xc000_0200 | in.consumeInt(1, 255));
        boolean v6 = family.afi() == 2 || in.consumeBoolean();
        return classic
                ? builder.nextHop(hop4).build()
                : builder.nextHop(family, new NextHop(v6 ? hop6 : hop4, null, null))
                        .build();
    }

    private static void one(FuzzedDataProvider in, AttributesBuilder builder) {
        switch (in.consumeInt(0, 11)) {
            case 0 -> builder.med(in.consumeInt() & 0xffff_ffffL);
            case 1 -> builder.localPref(in.consumeInt() & 0xffff_ffffL);
            case 2 -> builder.atomicAggregate();
            case 3 -> builder.aggregator(new Aggregator(asn(in), IpAddress.ofV4(in.consumeInt())));
            case 4 -> builder.originatorId(IpAddress.ofV4(in.consumeInt()));
            case 5 -> builder.clusterList(List.of(IpAddress.ofV4(in.consumeInt()), IpAddress.ofV4(in.consumeInt())));
            case 6 -> builder.communities(List.of(new Community(in.consumeInt())));
            case 7 -> builder.extendedCommunities(List.of(new ExtendedCommunity(in.consumeLong())));
            case 8 ->
                builder.largeCommunities(List.of(new LargeCommunity(
                        in.consumeInt() & 0xffff_ffffL,
                        in.consumeInt() & 0xffff_ffffL,
                        in.consumeInt() & 0xffff_ffffL)));
            case 9 -> builder.onlyToCustomer(asn(in));
            case 10 -> builder.remove(in.pickValue(new int[] {4, 5, 8, 16, 32, 35}));
            default -> {
                int type = in.consumeInt(200, 254); // none of them is known
                byte[] value = in.consumeBytes(in.consumeInt(0, 300));
                int flags = AttributeType.OPTIONAL | in.consumeInt(0, 3) << 5;
                builder.raw(new RawAttribute(value.length > 255 ? flags | 0x10 : flags, type, Bytes.copyOf(value)));
            }
        }
    }

    private static Asn asn(FuzzedDataProvider in) {
        return new Asn(in.consumeLong(1, 0xffff_ffffL));
    }

    private static List<Asn> asns(FuzzedDataProvider in, int count) {
        List<Asn> asns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            asns.add(asn(in));
        }
        return asns;
    }

    private static NlriBlock routes(FuzzedDataProvider in, Family family, boolean ids) {
        int count = 1 + (in.consumeBoolean() ? in.consumeInt(0, 2000) : in.consumeInt(0, 3));
        int[] pathIds = new int[count];
        long[] high = new long[count];
        long[] low = new long[count];
        byte[] lengths = new byte[count];
        for (int i = 0; i < count; i++) {
            pathIds[i] = in.consumeInt();
            int bits = in.consumeInt(0, family.afi() == 1 ? 32 : 128);
            Prefix prefix = Prefix.masked(
                    family.afi() == 1
                            ? IpAddress.ofV4(in.consumeInt())
                            : IpAddress.ofV6(in.consumeLong(), in.consumeLong()),
                    bits);
            high[i] =
                    family.afi() == 1 ? Ipv4Nlri.key(prefix) : prefix.address().high();
            low[i] = prefix.address().low();
            lengths[i] = (byte) bits;
        }
        int[] given = ids ? pathIds : null;
        return family.afi() == 1 ? new Ipv4Nlri(family, high, given) : new Ipv6Nlri(family, high, low, lengths, given);
    }
}
