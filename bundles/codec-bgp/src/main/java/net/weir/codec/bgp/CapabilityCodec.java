package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** Capability values, wire ⇄ model. A value that does not have the form of its code stays unknown: nothing is lost. */
final class CapabilityCodec {
    private CapabilityCodec() {}

    static Capability decode(int code, byte[] octets, int at, int length) {
        Capability typed = typed(code, octets, at, length);
        return typed == null ? new Capability.Unknown(code, Bytes.copyOf(octets, at, length)) : typed;
    }

    private static @Nullable Capability typed(int code, byte[] octets, int at, int length) {
        return switch (code) {
            case 1 -> length == 4 ? new Capability.Multiprotocol(family4(octets, at)) : null;
            case 2 -> length == 0 ? new Capability.RouteRefresh() : null;
            case 5 -> length % 6 == 0 ? extendedNextHop(octets, at, length) : null;
            case 6 -> length == 0 ? new Capability.ExtendedMessage() : null;
            case 9 -> length == 1 ? new Capability.Role(octets[at] & 0xff) : null;
            case 64 -> length % 4 == 2 ? gracefulRestart(octets, at, length) : null;
            case 65 -> length == 4 ? new Capability.FourOctetAs(Asn.ofBits(Octets.i32(octets, at))) : null;
            case 69 -> length % 4 == 0 ? addPath(octets, at, length) : null;
            case 70 -> length == 0 ? new Capability.EnhancedRouteRefresh() : null;
            case 71 -> length % 7 == 0 ? longLived(octets, at, length) : null;
            case 73 -> fqdn(octets, at, length);
            case 75 -> softwareVersion(octets, at, length);
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

    /** Code, length and value. */
    static void encode(Capability capability, ByteArrayOutputStream out) {
        byte[] value = value(capability);
        if (value.length > 255) {
            throw new IllegalArgumentException("capability of " + value.length + " octets: code " + capability.code());
        }
        out.write(capability.code());
        out.write(value.length);
        out.writeBytes(value);
    }

    private static byte[] value(Capability capability) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (capability instanceof Capability.Multiprotocol mp) {
            family(out, mp.family(), true);
        } else if (capability instanceof Capability.ExtendedNextHop nextHops) {
            for (Capability.ExtendedNextHop.Entry entry : nextHops.entries()) {
                put16(out, entry.family().afi());
                put16(out, entry.family().safi());
                put16(out, entry.nextHopAfi());
            }
        } else if (capability instanceof Capability.Role role) {
            out.write(role.role());
        } else if (capability instanceof Capability.GracefulRestart restart) {
            put16(out, restart.flags() << 12 | restart.restartSeconds());
            restart.entries().forEach(e -> family(out, e.family(), false).write(e.flags()));
        } else if (capability instanceof Capability.FourOctetAs four) {
            put16(out, four.asn().bits() >>> 16);
            put16(out, four.asn().bits());
        } else if (capability instanceof Capability.AddPath addPath) {
            addPath.entries().forEach(e -> family(out, e.family(), false).write(e.sendReceive()));
        } else if (capability instanceof Capability.LongLivedGracefulRestart restart) {
            for (Capability.LongLivedGracefulRestart.Entry entry : restart.entries()) {
                family(out, entry.family(), false).write(entry.flags());
                out.write(entry.staleSeconds() >>> 16);
                put16(out, entry.staleSeconds());
            }
        } else if (capability instanceof Capability.Fqdn fqdn) {
            text(out, fqdn.host());
            text(out, fqdn.domain());
        } else if (capability instanceof Capability.SoftwareVersion software) {
            text(out, software.version());
        } else if (capability instanceof Capability.Unknown unknown) {
            out.writeBytes(unknown.value().toArray());
        }
        return out.toByteArray(); // the others have no value
    }

    private static ByteArrayOutputStream family(ByteArrayOutputStream out, Family family, boolean reserved) {
        put16(out, family.afi());
        if (reserved) {
            out.write(0);
        }
        out.write(family.safi());
        return out;
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] octets = WireText.octets(text, 255);
        out.write(octets.length);
        out.writeBytes(octets);
    }

    private static void put16(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
