package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import net.weir.model.Family;

/** Capability values, model → wire. */
final class CapabilityEncoder {
    private CapabilityEncoder() {}

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
        } else if (capability instanceof Capability.OutboundRouteFiltering filtering) {
            for (Capability.OutboundRouteFiltering.Entry entry : filtering.entries()) {
                family(out, entry.family(), true).write(entry.filters().size());
                entry.filters().forEach(filter -> {
                    out.write(filter.type());
                    out.write(filter.sendReceive());
                });
            }
        } else if (capability instanceof Capability.Bgpsec bgpsec) {
            out.write(bgpsec.version() << 4 | (bgpsec.send() ? 8 : 0));
            put16(out, bgpsec.afi());
        } else if (capability instanceof Capability.MultipleLabels labels) {
            labels.entries().forEach(e -> family(out, e.family(), false).write(e.count()));
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
        } else {
            valueOfDraft(capability, out);
        }
        return out.toByteArray(); // those that are in neither list have no value
    }

    /** Of what no RFC has, or nobody knows. */
    private static void valueOfDraft(Capability capability, ByteArrayOutputStream out) {
        if (capability instanceof Capability.DynamicCapability dynamic) {
            dynamic.codes().forEach(out::write);
        } else if (capability instanceof Capability.Multisession sessions) {
            out.write(sessions.flags());
            sessions.codes().forEach(out::write);
        } else if (capability instanceof Capability.RoutingPolicyDistribution policies) {
            policies.entries().forEach(e -> family(out, e.family(), false).write(e.sendReceive()));
        } else if (capability instanceof Capability.PathsLimit limits) {
            limits.entries().forEach(e -> {
                family(out, e.family(), false);
                put16(out, e.limit());
            });
        } else if (capability instanceof Capability.Fqdn fqdn) {
            text(out, fqdn.host());
            text(out, fqdn.domain());
        } else if (capability instanceof Capability.SoftwareVersion software) {
            text(out, software.version());
        } else if (capability instanceof Capability.Unknown unknown) {
            out.writeBytes(unknown.value().toArray());
        }
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
