package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** Capability values, wire → model. A value that does not have the form of its code stays unknown octets: nothing is lost. */
final class CapabilityDecoder {
    private CapabilityDecoder() {}

    static Capability decode(int code, byte[] octets, int at, int length) {
        Capability typed = typed(code, octets, at, length);
        return typed == null ? new Capability.Unknown(code, Bytes.copyOf(octets, at, length)) : typed;
    }

    /** True if values of this code have a form that is known here. */
    static boolean hasForm(int code) {
        return switch (code) {
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 64, 65, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 128, 130 -> true;
            default -> false;
        };
    }

    private static @Nullable Capability typed(int code, byte[] octets, int at, int length) {
        return switch (code) {
            case 1 -> length == 4 ? new Capability.Multiprotocol(family4(octets, at)) : null;
            case 2, 4, 6, 70, 74, 77, 128 -> length == 0 ? bare(code) : null;
            case 3, 130 -> filtering(code, octets, at, length);
            case 5 -> length % 6 == 0 ? extendedNextHop(octets, at, length) : null;
            case 7 -> length == 3 ? bgpsec(octets, at) : null;
            case 8 -> length % 4 == 0 ? multipleLabels(octets, at, length) : null;
            case 9 -> length == 1 ? new Capability.Role(octets[at] & 0xff) : null;
            case 64 -> length % 4 == 2 ? gracefulRestart(octets, at, length) : null;
            case 65 -> length == 4 ? new Capability.FourOctetAs(Asn.ofBits(Octets.i32(octets, at))) : null;
            case 67 -> new Capability.DynamicCapability(codes(octets, at, length));
            case 68 -> length > 0 ? multisession(octets, at, length) : null;
            case 69 -> length % 4 == 0 ? addPath(octets, at, length) : null;
            case 71 -> length % 7 == 0 ? longLived(octets, at, length) : null;
            case 72 -> length % 4 == 0 ? policies(octets, at, length) : null;
            case 73 -> fqdn(octets, at, length);
            case 75 -> softwareVersion(octets, at, length);
            case 76 -> length % 5 == 0 ? pathsLimit(octets, at, length) : null;
            default -> null;
        };
    }

    /** Those that say all by being there. */
    private static @Nullable Capability bare(int code) {
        return switch (code) {
            case 2 -> new Capability.RouteRefresh();
            case 4 -> new Capability.MultipleRoutes();
            case 6 -> new Capability.ExtendedMessage();
            case 70 -> new Capability.EnhancedRouteRefresh();
            case 74 -> new Capability.BfdStrictMode();
            case 77 -> new Capability.LinkLocalNextHop();
            case 128 -> new Capability.RouteRefreshBeforeStandard();
            default -> null;
        };
    }

    /** AFI, reserved octet, SAFI. */
    private static Family family4(byte[] octets, int at) {
        return Family.of(Octets.u16(octets, at), octets[at + 3] & 0xff);
    }

    private static Family family3(byte[] octets, int at) {
        return Family.of(Octets.u16(octets, at), octets[at + 2] & 0xff);
    }

    private static @Nullable Capability filtering(int code, byte[] octets, int from, int length) {
        List<Capability.OutboundRouteFiltering.Entry> entries = new ArrayList<>();
        int end = from + length;
        for (int at = from; at < end; ) {
            int count = at + 5 > end ? end : octets[at + 4] & 0xff;
            if (at + 5 + 2 * count > end) {
                return null;
            }
            List<Capability.OutboundRouteFiltering.Filter> filters = new ArrayList<>();
            for (int i = at + 5; i < at + 5 + 2 * count; i += 2) {
                filters.add(new Capability.OutboundRouteFiltering.Filter(octets[i] & 0xff, octets[i + 1] & 0xff));
            }
            entries.add(new Capability.OutboundRouteFiltering.Entry(family4(octets, at), filters));
            at += 5 + 2 * count;
        }
        return new Capability.OutboundRouteFiltering(code, entries);
    }

    private static Capability bgpsec(byte[] octets, int at) {
        return new Capability.Bgpsec((octets[at] & 0xff) >>> 4, (octets[at] & 8) != 0, Octets.u16(octets, at + 1));
    }

    private static Capability multipleLabels(byte[] octets, int at, int length) {
        List<Capability.MultipleLabels.Entry> entries = new ArrayList<>();
        for (int i = at; i < at + length; i += 4) {
            entries.add(new Capability.MultipleLabels.Entry(family3(octets, i), octets[i + 3] & 0xff));
        }
        return new Capability.MultipleLabels(entries);
    }

    private static List<Integer> codes(byte[] octets, int at, int length) {
        List<Integer> codes = new ArrayList<>();
        for (int i = at; i < at + length; i++) {
            codes.add(octets[i] & 0xff);
        }
        return codes;
    }

    private static Capability multisession(byte[] octets, int at, int length) {
        return new Capability.Multisession(octets[at] & 0xff, codes(octets, at + 1, length - 1));
    }

    private static Capability policies(byte[] octets, int at, int length) {
        List<Capability.RoutingPolicyDistribution.Entry> entries = new ArrayList<>();
        for (int i = at; i < at + length; i += 4) {
            entries.add(new Capability.RoutingPolicyDistribution.Entry(family3(octets, i), octets[i + 3] & 0xff));
        }
        return new Capability.RoutingPolicyDistribution(entries);
    }

    private static Capability pathsLimit(byte[] octets, int at, int length) {
        List<Capability.PathsLimit.Entry> entries = new ArrayList<>();
        for (int i = at; i < at + length; i += 5) {
            entries.add(new Capability.PathsLimit.Entry(family3(octets, i), Octets.u16(octets, i + 3)));
        }
        return new Capability.PathsLimit(entries);
    }

    private static Capability extendedNextHop(byte[] octets, int at, int length) {
        List<Capability.ExtendedNextHop.Entry> entries = new ArrayList<>();
        for (int i = at; i < at + length; i += 6) {
            Family family = Family.of(Octets.u16(octets, i), Octets.u16(octets, i + 2) & 0xff);
            entries.add(new Capability.ExtendedNextHop.Entry(family, Octets.u16(octets, i + 4)));
        }
        return new Capability.ExtendedNextHop(entries);
    }

    private static Capability gracefulRestart(byte[] octets, int at, int length) {
        List<Capability.GracefulRestart.Entry> entries = new ArrayList<>();
        for (int i = at + 2; i < at + length; i += 4) {
            entries.add(new Capability.GracefulRestart.Entry(family3(octets, i), octets[i + 3] & 0xff));
        }
        int head = Octets.u16(octets, at);
        return new Capability.GracefulRestart(head >>> 12, head & 0xfff, entries);
    }

    private static Capability addPath(byte[] octets, int at, int length) {
        List<Capability.AddPath.Entry> entries = new ArrayList<>();
        for (int i = at; i < at + length; i += 4) {
            entries.add(new Capability.AddPath.Entry(family3(octets, i), octets[i + 3] & 0xff));
        }
        return new Capability.AddPath(entries);
    }

    private static Capability longLived(byte[] octets, int at, int length) {
        List<Capability.LongLivedGracefulRestart.Entry> entries = new ArrayList<>();
        for (int i = at; i < at + length; i += 7) {
            entries.add(new Capability.LongLivedGracefulRestart.Entry(
                    family3(octets, i), octets[i + 3] & 0xff, Octets.u24(octets, i + 4)));
        }
        return new Capability.LongLivedGracefulRestart(entries);
    }

    private static @Nullable Capability fqdn(byte[] octets, int at, int length) {
        int host = length == 0 ? 0 : octets[at] & 0xff;
        if (host + 2 > length || host + 2 + (octets[at + 1 + host] & 0xff) != length) {
            return null;
        }
        return new Capability.Fqdn(
                WireText.decode(octets, at + 1, host), WireText.decode(octets, at + 2 + host, length - host - 2));
    }

    private static @Nullable Capability softwareVersion(byte[] octets, int at, int length) {
        return length == 0 || (octets[at] & 0xff) != length - 1
                ? null
                : new Capability.SoftwareVersion(WireText.decode(octets, at + 1, length - 1));
    }
}
