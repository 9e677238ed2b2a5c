package net.weir.codec.bgp.json;

import java.util.List;
import net.weir.codec.bgp.Capability;
import net.weir.model.Family;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;
import net.weir.text.Members;

/** One capability: {@code code}, {@code name}, and its fields, or {@code value} in hex where the inside is not known. */
final class CapabilityJson {
    private static final List<String> ROLES = List.of("provider", "rs", "rs-client", "customer", "peer");
    private static final JsonKey CODE = JsonKey.of("code");
    private static final JsonKey NAME = JsonKey.of("name");
    private static final JsonKey VALUE = JsonKey.of("value");
    private static final JsonKey ENTRIES = JsonKey.of("entries");
    private static final JsonKey FAMILY = JsonKey.of("family");
    private static final JsonKey FLAGS = JsonKey.of("flags");
    private static final JsonKey CODES = JsonKey.of("codes");
    private static final JsonKey SEND_RECEIVE = JsonKey.of("sendReceive");
    private static final JsonKey VERSION = JsonKey.of("version");

    private CapabilityJson() {}

    static void write(Members m, Capability capability) {
        JsonWriter out = m.out();
        out.beginObject().name(CODE).number(capability.code());
        m.text(NAME, CapabilityNames.of(capability.code()));
        if (capability instanceof Capability.Unknown unknown) {
            out.name(VALUE).hex(unknown.value());
        } else if (!ofOneValue(out, capability)) {
            ofEntries(m, capability);
        }
        out.endObject();
    }

    /** False, with nothing written, if it is none of these. */
    private static boolean ofOneValue(JsonWriter out, Capability capability) {
        if (capability instanceof Capability.Multiprotocol one) {
            family(out, one.family());
        } else if (capability instanceof Capability.FourOctetAs four) {
            out.name("asn").number(four.asn().number());
        } else if (capability instanceof Capability.Role role) {
            out.name("role").number(role.role());
            out.name("roleName").string(role.role() < ROLES.size() ? ROLES.get(role.role()) : null);
        } else if (capability instanceof Capability.Bgpsec bgpsec) {
            out.name(VERSION).number(bgpsec.version());
            out.name("direction").plain(bgpsec.send() ? "send" : "receive");
            out.name("afi").number(bgpsec.afi());
        } else if (capability instanceof Capability.Fqdn fqdn) {
            out.name("host").string(fqdn.host()).name("domain").string(fqdn.domain());
        } else if (capability instanceof Capability.SoftwareVersion software) {
            out.name(VERSION).string(software.version());
        } else if (capability instanceof Capability.DynamicCapability dynamic) {
            codes(out, dynamic.codes());
        } else if (capability instanceof Capability.Multisession sessions) {
            out.name(FLAGS).number(sessions.flags());
            codes(out, sessions.codes());
        } else {
            return false;
        }
        return true;
    }

    /** The others have a list of families each, or nothing. */
    private static void ofEntries(Members m, Capability capability) {
        if (capability instanceof Capability.ExtendedNextHop hops) {
            entries(m, hops.entries(), (out, e) -> family(out, e.family())
                    .name("nextHopAfi")
                    .number(e.nextHopAfi()));
        } else if (capability instanceof Capability.MultipleLabels labels) {
            entries(m, labels.entries(), (out, e) -> family(out, e.family())
                    .name("count")
                    .number(e.count()));
        } else if (capability instanceof Capability.GracefulRestart restart) {
            m.out().name(FLAGS).number(restart.flags()).name("restartSeconds").number(restart.restartSeconds());
            entries(m, restart.entries(), (out, e) -> family(out, e.family())
                    .name(FLAGS)
                    .number(e.flags()));
        } else if (capability instanceof Capability.LongLivedGracefulRestart restart) {
            entries(m, restart.entries(), (out, e) -> family(out, e.family())
                    .name(FLAGS)
                    .number(e.flags())
                    .name("staleSeconds")
                    .number(e.staleSeconds()));
        } else if (capability instanceof Capability.AddPath addPath) {
            entries(m, addPath.entries(), (out, e) -> family(out, e.family())
                    .name(SEND_RECEIVE)
                    .number(e.sendReceive()));
        } else if (capability instanceof Capability.RoutingPolicyDistribution rpd) {
            entries(m, rpd.entries(), (out, e) -> family(out, e.family())
                    .name(SEND_RECEIVE)
                    .number(e.sendReceive()));
        } else if (capability instanceof Capability.PathsLimit limits) {
            entries(m, limits.entries(), (out, e) -> family(out, e.family())
                    .name("limit")
                    .number(e.limit()));
        } else if (capability instanceof Capability.OutboundRouteFiltering filtering) {
            entries(m, filtering.entries(), CapabilityJson::filters);
        }
    }

    private interface Fields<T> {
        void write(JsonWriter out, T entry);
    }

    private static <T> void entries(Members m, List<T> entries, Fields<T> fields) {
        m.array(ENTRIES, entries, (out, entry) -> {
            out.beginObject();
            fields.write(out, entry);
            out.endObject();
        });
    }

    private static void filters(JsonWriter out, Capability.OutboundRouteFiltering.Entry entry) {
        family(out, entry.family()).name("filters").beginArray();
        entry.filters().forEach(filter -> out.beginObject()
                .name("type")
                .number(filter.type())
                .name(SEND_RECEIVE)
                .number(filter.sendReceive())
                .endObject());
        out.endArray();
    }

    private static JsonWriter family(JsonWriter out, Family family) {
        return out.name(FAMILY).plain(family.toString());
    }

    private static void codes(JsonWriter out, List<Integer> codes) {
        out.name(CODES).beginArray();
        codes.forEach(out::number);
        out.endArray();
    }
}
