package net.weir.model;

import static net.weir.model.CommunityField.number;
import static net.weir.model.CommunityField.of;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.model.CommunityField.Reading;
import org.jspecify.annotations.Nullable;

/** The extended communities that have a text of their own beside route targets and route origins, by type and subtype. */
final class CommunityForms {
    private static final CommunityField AS2 = of(32, 16, Reading.ASN);
    private static final CommunityField AS4 = of(16, 32, Reading.ASN);
    private static final CommunityField IPV4 = of(16, 32, Reading.IPV4);
    private static final CommunityField LOCAL2 = number(0, 16);
    private static final CommunityField LOCAL4 = number(0, 32);
    private static final CommunityField MAC = of(0, 48, Reading.MAC);
    private static final CommunityField FLOAT = of(0, 32, Reading.FLOAT);
    private static final CommunityField LABEL = number(4, 20);

    /** In their order, so that one is found without an object for its number. */
    private static final int[] CODES;

    private static final CommunityForm[] FORMS;

    private final Map<Integer, CommunityForm> byCode = new TreeMap<>();

    private CommunityForms() {
        administered();
        opaque();
        ethernetVpn();
        flowSpecification();
    }

    static {
        Map<Integer, CommunityForm> all = new CommunityForms().byCode;
        CODES = all.keySet().stream().mapToInt(Integer::intValue).toArray();
        FORMS = all.values().toArray(CommunityForm[]::new);
    }

    /** With an administrator: two octets of AS number, an address, four octets of AS number. */
    private void administered() {
        anyAdministrator("ospf-domain-id", 0x05); // RFC 4577
        asAdministrator("data-collection", 0x08); // RFC 4384
        asAdministrator("source-as", 0x09); // RFC 6514
        anyAdministrator("l2vpn-id", 0x0a); // RFC 6074
        form(0x0107, CommunityForm.of("ospf-router-id", IPV4)); // RFC 4577
        form(0x010b, CommunityForm.of("vrf-route-import", IPV4, LOCAL2)); // RFC 6514
        form(0x0112, CommunityForm.of("segmented-next-hop", IPV4)); // RFC 7524
        form(0x0004, CommunityForm.of("link-bandwidth-transitive", AS2, FLOAT)); // draft-ietf-idr-link-bandwidth
        form(0x4004, CommunityForm.of("link-bandwidth", AS2, FLOAT));
    }

    private void opaque() {
        form(0x0306, CommunityForm.of("ospf-route-type", IPV4, number(8, 8), number(0, 8))); // RFC 4577
        form(0x030b, CommunityForm.of("color", number(46, 2), LOCAL4)); // RFC 9012 section 4.3, RFC 9256
        form(0x030c, CommunityForm.of("encapsulation", LOCAL2)); // RFC 9012 section 4.1
        form(0x030d, CommunityForm.of("default-gateway")); // RFC 7432 section 7.8
        form(0x4300, CommunityForm.of("origin-validation", of(0, 8, Reading.VALIDATION_STATE))); // RFC 8097 section 2
    }

    private void ethernetVpn() {
        form(0x0600, CommunityForm.of("mac-mobility", LOCAL4).flag(40, "sticky")); // RFC 7432 section 7.7
        form(0x0601, labelled("esi-label", "single-active")); // RFC 7432 section 7.5
        form(0x0602, CommunityForm.of("es-import", MAC)); // RFC 7432 section 7.6
        form(0x0603, CommunityForm.of("router-mac", MAC)); // RFC 9135
        form(
                0x0604, // RFC 8214
                CommunityForm.of("layer2-attributes", number(16, 16))
                        .flag(32, "backup")
                        .flag(33, "primary")
                        .flag(34, "control-word")
                        .flag(35, "flow-label"));
        form(0x0605, labelled("e-tree", "leaf")); // RFC 8317
        form(
                0x0606, // RFC 8584 section 2.2, RFC 9785 section 3, RFC 9722 section 2.1
                CommunityForm.of("df-election", number(40, 5), LOCAL2)
                        .flag(39, "dont-preempt")
                        .flag(38, "ac-df")
                        .flag(36, "time-synchronization"));
        form(
                0x0608, // RFC 9047 section 2
                CommunityForm.of("arp-nd")
                        .flag(40, "router")
                        .flag(41, "override")
                        .flag(43, "immutable"));
        form(
                0x0609,
                CommunityForm.of("multicast-flags")
                        .flag(32, "igmp-proxy")
                        .flag(33, "mld-proxy")); // RFC 9251 section 9.4
        form(0x060a, CommunityForm.of("evi-rt", AS2, LOCAL4)); // RFC 9251 section 9.5
        form(0x060b, CommunityForm.of("evi-rt", IPV4, LOCAL2));
        form(0x060c, CommunityForm.of("evi-rt", AS4, LOCAL2));
        form(0x060f, CommunityForm.of("service-carving-time", number(16, 32), LOCAL2)); // RFC 9722 section 2.1
    }

    /** RFC 8955 section 7, and what signals VPLS (RFC 4761) in the same space. */
    private void flowSpecification() {
        form(0x8006, CommunityForm.of("traffic-rate-bytes", AS2, FLOAT));
        form(0x800c, CommunityForm.of("traffic-rate-packets", AS2, FLOAT));
        form(0x8007, CommunityForm.of("traffic-action").flag(1, "sample").flag(0, "terminal"));
        form(0x8008, CommunityForm.of("rt-redirect", AS2, LOCAL4));
        form(0x8108, CommunityForm.of("rt-redirect", IPV4, LOCAL2));
        form(0x8208, CommunityForm.of("rt-redirect", AS4, LOCAL2));
        form(0x8009, CommunityForm.of("traffic-marking", number(0, 6)));
        form(
                0x800a,
                CommunityForm.of("layer2-info", number(40, 8), number(16, 16))
                        .flag(33, "control-word")
                        .flag(32, "sequenced"));
    }

    /** A label in the upper 20 bits of the last three octets, and the bit that some set behind it. */
    private static CommunityForm labelled(String name, String flag) {
        return CommunityForm.of(name, LABEL).flag(40, flag).flag(0, "bottom-of-stack");
    }

    private void asAdministrator(String name, int subtype) {
        form(subtype, CommunityForm.of(name, AS2, LOCAL4));
        form(0x0200 | subtype, CommunityForm.of(name, AS4, LOCAL2));
    }

    private void anyAdministrator(String name, int subtype) {
        asAdministrator(name, subtype);
        form(0x0100 | subtype, CommunityForm.of(name, IPV4, LOCAL2));
    }

    private void form(int code, CommunityForm form) {
        byCode.put(code, form);
    }

    /** The text of a community, null if it has none but hex. */
    static @Nullable String text(long community) {
        int at = Arrays.binarySearch(CODES, (int) (community >>> 48));
        return at < 0 ? null : FORMS[at].text(community & 0xffff_ffff_ffffL);
    }

    /** The communities that have this text: none, or one for each type of administrator that it fits. */
    static List<ExtendedCommunity> parse(String text) {
        List<ExtendedCommunity> found = new ArrayList<>();
        for (int i = 0; i < FORMS.length; i++) {
            long value = FORMS[i].value(text);
            if (value >= 0) {
                found.add(new ExtendedCommunity((long) CODES[i] << 48 | value));
            }
        }
        return found;
    }
}
