package net.weir.codec.bgp.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.weir.model.Family;
import net.weir.model.nlri.NlriForms;
import org.jspecify.annotations.Nullable;

/**
 * The families that a decoder knows. Immutable; a family that is not in it is read as one run of octets. The process has one
 * {@linkplain #current current} registry, which {@link #register} exchanges for a larger one: decoders made before keep
 * theirs, so that a session reads all its routes in one way.
 */
public final class FamilyRegistry {
    private static final FamilyRegistry STANDARD = new FamilyRegistry(byCode(standardCodecs()));

    private static volatile FamilyRegistry current = STANDARD;
    /** In the order in which they came; guarded by the class. */
    private static final List<Registered> registered = new ArrayList<>();

    private final int[] codes;
    private final NlriCodec[] codecs;
    /** The four plain families at {@code 2 * (afi - 1) + safi - 1}, so that the common case is one array read. */
    private final NlriCodec[] plain = new NlriCodec[4];

    private FamilyRegistry(SortedMap<Integer, NlriCodec> byCode) {
        codecs = byCode.values().toArray(new NlriCodec[0]);
        codes = new int[codecs.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codecs[i].family().code();
        }
        for (Family family : Family.plainIp()) {
            plain[plainIndex(family.afi(), family.safi())] = codecs[Arrays.binarySearch(codes, family.code())];
        }
    }

    /** The families that this bundle brings. */
    public static FamilyRegistry standard() {
        return STANDARD;
    }

    /** The standard families and those that bundles registered; what new sessions take. */
    public static FamilyRegistry current() {
        return current;
    }

    /** Registers with a ranking of 0. */
    public static boolean register(NlriCodec codec) {
        return register(codec, 0);
    }

    /**
     * Lets new sessions read a family so, and everybody see its routes by its form; also in place of a standard one. Of several
     * for one family the one of the highest ranking counts, among equals the first; another takes its place when it goes.
     *
     * @return false if another one counts
     */
    public static synchronized boolean register(NlriCodec codec, int ranking) {
        registered.add(new Registered(codec, ranking));
        return apply(codec.family()) == codec;
    }

    /** Takes back what {@link #register} did. */
    public static synchronized void unregister(NlriCodec codec) {
        if (registered.removeIf(one -> one.codec() == codec)) {
            apply(codec.family());
        }
    }

    private record Registered(NlriCodec codec, int ranking) {}

    /** Makes the one that counts count; returns it, or null if there is none. */
    private static @Nullable NlriCodec apply(Family family) {
        Registered best = null;
        for (Registered one : registered) {
            boolean same = one.codec().family().equals(family);
            best = same && (best == null || one.ranking() > best.ranking()) ? one : best;
        }
        NlriCodec own = best == null ? null : best.codec();
        List<NlriCodec> left = new ArrayList<>(Arrays.asList(current.codecs));
        left.removeIf(codec -> codec.family().equals(family));
        Arrays.stream(own == null ? STANDARD.codecs : new NlriCodec[] {own})
                .filter(codec -> codec.family().equals(family))
                .forEach(left::add);
        current = new FamilyRegistry(byCode(left));
        NlriForms.set(family, own == null ? null : own.form());
        return own;
    }

    /** This registry and these codecs, which replace those of the same family. */
    public FamilyRegistry with(NlriCodec... more) {
        List<NlriCodec> all = new ArrayList<>(Arrays.asList(codecs));
        all.addAll(Arrays.asList(more));
        return new FamilyRegistry(byCode(all));
    }

    /** The registered families in ascending order. */
    public List<Family> families() {
        List<Family> families = new ArrayList<>();
        for (NlriCodec codec : codecs) {
            families.add(codec.family());
        }
        return families;
    }

    /** Never null: for an unknown family all octets are one NLRI. */
    public NlriCodec codec(int afi, int safi) {
        if (afi >= 1 && afi <= 2 && safi >= 1 && safi <= 2) {
            return plain[plainIndex(afi, safi)];
        }
        int index = Arrays.binarySearch(codes, afi << 8 | safi);
        return index >= 0
                ? codecs[index]
                : new FramedCodec(Family.of(afi, safi), NextHopLengths.ANY, Framing.whole(), null);
    }

    private static int plainIndex(int afi, int safi) {
        return 2 * (afi - 1) + safi - 1;
    }

    private static SortedMap<Integer, NlriCodec> byCode(List<NlriCodec> codecs) {
        SortedMap<Integer, NlriCodec> byCode = new TreeMap<>();
        for (NlriCodec codec : codecs) {
            byCode.put(codec.family().code(), codec);
        }
        return byCode;
    }

    private static List<NlriCodec> standardCodecs() {
        List<NlriCodec> codecs = new ArrayList<>(List.of(
                new Ipv4PrefixCodec(Family.IPV4_UNICAST),
                new Ipv4PrefixCodec(Family.IPV4_MULTICAST),
                new Ipv6PrefixCodec(Family.IPV6_UNICAST),
                new Ipv6PrefixCodec(Family.IPV6_MULTICAST)));
        for (int afi = 1; afi <= 2; afi++) {
            int bits = afi == 1 ? 32 : 128;
            codecs.add(framed(afi, 4, NextHopLengths.IP, Framing.labelled(0, bits))); // RFC 8277
            codecs.add(framed(afi, 5, NextHopLengths.ANY_FORM, Framing.octets8(1))); // MCAST-VPN, RFC 6514 section 4
            codecs.add(framed(afi, 73, NextHopLengths.ANY_FORM, Framing.bits(96, 192))); // SR Policy, RFC 9830
            codecs.add(framed(afi, 85, NextHopLengths.ANY_FORM, Framing.octets8(3))); // MUP draft
            long vpn = afi == 1 ? NextHopLengths.VPN_IPV4 : NextHopLengths.VPN;
            codecs.add(framed(afi, 128, vpn, Framing.labelled(64, bits))); // RFC 4364, RFC 4659
            codecs.add(framed(afi, 129, NextHopLengths.ANY_FORM, Framing.bits(64, 64 + bits))); // RFC 6514
            codecs.add(framed(afi, 133, NextHopLengths.ANY_FORM_OR_NONE, Framing.flowSpec())); // RFC 8955
            codecs.add(framed(afi, 134, NextHopLengths.ANY_FORM_OR_NONE, Framing.flowSpec()));
        }
        codecs.add(framed(1, 66, NextHopLengths.ANY_FORM, Framing.bits(128, 128))); // MDT, RFC 6037
        codecs.add(framed(1, 132, NextHopLengths.ANY_FORM, Framing.noBitsOr(32, 96))); // RFC 4684 section 4
        codecs.add(framed(25, 65, NextHopLengths.ANY_FORM, Framing.octets16(0))); // VPLS, RFC 4761 section 3.2.2
        codecs.add(framed(25, 70, NextHopLengths.ANY_FORM, Framing.octets8(1))); // EVPN, RFC 7432 section 7
        codecs.add(framed(25, 134, NextHopLengths.ANY_FORM_OR_NONE, Framing.flowSpec()));
        codecs.add(framed(16388, 71, NextHopLengths.ANY_FORM, Framing.octets16(2))); // RFC 9552 section 5.2
        codecs.add(framed(16388, 72, NextHopLengths.ANY_FORM, Framing.octets16(2)));
        return codecs;
    }

    private static NlriCodec framed(int afi, int safi, long nextHopLengths, Framing framing) {
        Family family = Family.of(afi, safi);
        return new FramedCodec(family, nextHopLengths, framing, NlriForms.standard(family));
    }
}
