package net.weir.codec.bgp.attribute;

import static net.weir.model.AttributeType.OPTIONAL;
import static net.weir.model.AttributeType.TRANSITIVE;
import static net.weir.model.Problem.Action.ATTRIBUTE_DISCARDED;
import static net.weir.model.Problem.Action.SESSION_RESET;
import static net.weir.model.Problem.Action.TREATED_AS_WITHDRAW;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.attribute.AttributeRule.ValueCheck;
import net.weir.model.AttributeType;
import net.weir.model.Problem.Action;
import org.jspecify.annotations.Nullable;

/**
 * The table of RFC 7606 and of the documents since then: for each attribute type flags, length, error class. Types that
 * are not in it are unknown: kept octet for octet if optional, an error otherwise (RFC 4271 section 6.3).
 *
 * <p>SESSION_RESET stands for the strongest approach; where there is no session to reset, family or message are skipped.
 */
public final class AttributeRules {
    private static final int WELL_KNOWN = TRANSITIVE;
    private static final int OPTIONAL_TRANSITIVE = OPTIONAL | TRANSITIVE;
    private static final int ANY = 65535;
    /** Where the attribute's own text says nothing, as it is older: the approach that loses no more than its routes. */
    private static final String UNSPECIFIED = "RFC 7606 section 2";

    private static final @Nullable AttributeRule[] RULES = new AttributeRule[256];
    private static final @Nullable ValueCheck[] CHECKS = new ValueCheck[256];

    private AttributeRules() {}

    static {
        withdraw(AttributeType.ORIGIN, "ORIGIN", WELL_KNOWN, 1, 1, 1, "RFC 7606 section 7.1");
        withdraw(AttributeType.AS_PATH, "AS_PATH", WELL_KNOWN, 0, ANY, 2, "RFC 7606 section 7.2");
        withdraw(AttributeType.NEXT_HOP, "NEXT_HOP", WELL_KNOWN, 4, 4, 4, "RFC 7606 section 7.3");
        withdraw(AttributeType.MULTI_EXIT_DISC, "MULTI_EXIT_DISC", OPTIONAL, 4, 4, 4, "RFC 7606 section 7.4");
        internal(AttributeType.LOCAL_PREF, "LOCAL_PREF", WELL_KNOWN, 4, 4, "RFC 7606 section 7.5");
        discard(AttributeType.ATOMIC_AGGREGATE, "ATOMIC_AGGREGATE", WELL_KNOWN, 0, 0, 1, "RFC 7606 section 7.6");
        discard(AttributeType.AGGREGATOR, "AGGREGATOR", OPTIONAL_TRANSITIVE, 6, 8, 2, "RFC 7606 section 7.7");
        withdraw(AttributeType.COMMUNITIES, "COMMUNITIES", OPTIONAL_TRANSITIVE, 4, ANY, 4, "RFC 7606 section 7.8");
        internal(AttributeType.ORIGINATOR_ID, "ORIGINATOR_ID", OPTIONAL, 4, 4, "RFC 7606 section 7.9");
        internal(AttributeType.CLUSTER_LIST, "CLUSTER_LIST", OPTIONAL, 4, ANY, "RFC 7606 section 7.10");
        strong(AttributeType.MP_REACH_NLRI, "MP_REACH_NLRI", 5, "RFC 7606 section 5.3");
        strong(AttributeType.MP_UNREACH_NLRI, "MP_UNREACH_NLRI", 3, "RFC 7606 section 5.3");
        withdraw(
                AttributeType.EXTENDED_COMMUNITIES,
                "EXTENDED COMMUNITIES",
                OPTIONAL_TRANSITIVE,
                8,
                ANY,
                8,
                "RFC 7606 section 7.14");
        discard(AttributeType.AS4_PATH, "AS4_PATH", OPTIONAL_TRANSITIVE, 6, ANY, 2, "RFC 6793 section 6");
        discard(AttributeType.AS4_AGGREGATOR, "AS4_AGGREGATOR", OPTIONAL_TRANSITIVE, 8, 8, 8, "RFC 6793 section 6");
        withdraw(AttributeType.CONNECTOR, "BGP Connector Attribute", OPTIONAL_TRANSITIVE, 1, ANY, 1, UNSPECIFIED);
        withdraw(AttributeType.PMSI_TUNNEL, "PMSI_TUNNEL", OPTIONAL_TRANSITIVE, 5, ANY, 1, "RFC 6514 section 5");
        withdraw(
                AttributeType.TUNNEL_ENCAPSULATION,
                "Tunnel Encapsulation",
                OPTIONAL_TRANSITIVE,
                4,
                ANY,
                1,
                "RFC 9012 section 13");
        withdraw(
                AttributeType.TRAFFIC_ENGINEERING, "Traffic Engineering", OPTIONAL, 1, ANY, 1, "RFC 7606 section 7.13");
        withdraw(
                AttributeType.IPV6_EXTENDED_COMMUNITIES,
                "IPv6 Address Specific Extended Community",
                OPTIONAL_TRANSITIVE,
                20,
                ANY,
                20,
                "RFC 7606 section 7.15");
        add(new AttributeRule(
                AttributeType.AIGP,
                "AIGP",
                OPTIONAL,
                3,
                ANY,
                1,
                ATTRIBUTE_DISCARDED,
                ATTRIBUTE_DISCARDED,
                false,
                "RFC 7311 section 3.2"));
        withdraw(
                AttributeType.PE_DISTINGUISHER_LABELS,
                "PE Distinguisher Labels",
                OPTIONAL_TRANSITIVE,
                7,
                ANY,
                1,
                "RFC 6514 section 8");
        discard(AttributeType.BGP_LS, "BGP-LS Attribute", OPTIONAL, 4, ANY, 1, "RFC 9552 section 8.2.2");
        withdraw(
                AttributeType.LARGE_COMMUNITIES,
                "LARGE_COMMUNITY",
                OPTIONAL_TRANSITIVE,
                12,
                ANY,
                12,
                "RFC 8092 section 6");
        withdraw(AttributeType.BGPSEC_PATH, "BGPsec_Path", OPTIONAL, 1, ANY, 1, "RFC 8205 section 5.2");
        withdraw(AttributeType.ONLY_TO_CUSTOMER, "OTC", OPTIONAL_TRANSITIVE, 4, 4, 4, "RFC 9234 section 5");
        discard(
                AttributeType.BFD_DISCRIMINATOR,
                "BFD Discriminator",
                OPTIONAL_TRANSITIVE,
                11,
                ANY,
                1,
                "RFC 9026 section 3.1.6");
        withdraw(AttributeType.SFP, "SFP attribute", OPTIONAL_TRANSITIVE, 3, ANY, 1, "RFC 9015 section 3.2.1");
        add(new AttributeRule(
                AttributeType.BIER,
                "BIER",
                OPTIONAL_TRANSITIVE,
                4,
                ANY,
                1,
                ATTRIBUTE_DISCARDED,
                ATTRIBUTE_DISCARDED,
                false,
                "RFC 9793 section 7"));
        discard(AttributeType.PREFIX_SID, "BGP Prefix-SID", OPTIONAL_TRANSITIVE, 3, ANY, 1, "RFC 8669 section 6");
        withdraw(AttributeType.ATTR_SET, "ATTR_SET", OPTIONAL_TRANSITIVE, 4, ANY, 1, "RFC 7606 section 7.16");

        CHECKS[AttributeType.ORIGIN] = new ValueChecks.Origin();
        CHECKS[AttributeType.AIGP] = new ValueChecks.Aigp();
        CHECKS[AttributeType.BGP_LS] = new ValueChecks.Tlvs(2, "BGP-LS TLVs do not close");
        CHECKS[AttributeType.PMSI_TUNNEL] = new StructureChecks.PmsiTunnel();
        CHECKS[AttributeType.TUNNEL_ENCAPSULATION] = new StructureChecks.Tunnels();
        CHECKS[AttributeType.PE_DISTINGUISHER_LABELS] = new StructureChecks.PeDistinguisherLabels();
        CHECKS[AttributeType.BGPSEC_PATH] = new StructureChecks.BgpsecPath();
        CHECKS[AttributeType.SFP] = new StructureChecks.ServiceFunctionPath();
        CHECKS[AttributeType.BFD_DISCRIMINATOR] = new StructureChecks.BfdDiscriminator();
        CHECKS[AttributeType.BIER] = new ValueChecks.Tlvs(2, "BIER TLVs do not close");
        CHECKS[AttributeType.ATTR_SET] = new AttributeSetCheck();
        CHECKS[AttributeType.PREFIX_SID] = new StructureChecks.PrefixSid();
    }

    /** The row of a type, or null if it is unknown. */
    public static @Nullable AttributeRule of(int type) {
        return RULES[type];
    }

    /** The check of the value beyond its length that needs nothing but the value, or null. */
    static @Nullable ValueCheck check(int type) {
        return CHECKS[type];
    }

    /** Every row in ascending order of type. */
    public static List<AttributeRule> all() {
        List<AttributeRule> all = new ArrayList<>();
        for (AttributeRule rule : RULES) {
            if (rule != null) {
                all.add(rule);
            }
        }
        return all;
    }

    private static void withdraw(int type, String name, int flags, int least, int most, int unit, String section) {
        row(type, name, flags, least, most, unit, TREATED_AS_WITHDRAW, false, section);
    }

    private static void discard(int type, String name, int flags, int least, int most, int unit, String section) {
        row(type, name, flags, least, most, unit, ATTRIBUTE_DISCARDED, false, section);
    }

    private static void internal(int type, String name, int flags, int least, int most, String section) {
        row(type, name, flags, least, most, 4, TREATED_AS_WITHDRAW, true, section);
    }

    private static void strong(int type, String name, int least, String section) {
        add(new AttributeRule(type, name, OPTIONAL, least, ANY, 1, SESSION_RESET, SESSION_RESET, false, section));
    }

    /** Wrong flags are treat-as-withdraw unless the attribute's own text says otherwise (RFC 7606 section 3.c). */
    private static void row(
            int type,
            String name,
            int flags,
            int least,
            int most,
            int unit,
            Action action,
            boolean internal,
            String section) {
        add(new AttributeRule(type, name, flags, least, most, unit, action, TREATED_AS_WITHDRAW, internal, section));
    }

    private static void add(AttributeRule rule) {
        RULES[rule.type()] = rule;
    }
}
