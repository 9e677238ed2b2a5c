package net.weir.codec.bgp.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The IANA registry "Capability Codes" in short; those before a standard as RFC 8810 tells them. */
final class CapabilityNames {
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(1, "multiprotocol"),
            Map.entry(2, "route-refresh"),
            Map.entry(3, "outbound-route-filtering"),
            Map.entry(4, "multiple-routes"),
            Map.entry(5, "extended-next-hop"),
            Map.entry(6, "extended-message"),
            Map.entry(7, "bgpsec"),
            Map.entry(8, "multiple-labels"),
            Map.entry(9, "role"),
            Map.entry(64, "graceful-restart"),
            Map.entry(65, "four-octet-as"),
            Map.entry(67, "dynamic-capability"),
            Map.entry(68, "multisession"),
            Map.entry(69, "add-path"),
            Map.entry(70, "enhanced-route-refresh"),
            Map.entry(71, "long-lived-graceful-restart"),
            Map.entry(72, "routing-policy-distribution"),
            Map.entry(73, "fqdn"),
            Map.entry(74, "bfd-strict-mode"),
            Map.entry(75, "software-version"),
            Map.entry(76, "paths-limit"),
            Map.entry(77, "link-local-next-hop"),
            Map.entry(128, "route-refresh-before-standard"),
            Map.entry(129, "filtering-or-policy-before-standard"),
            Map.entry(130, "outbound-route-filtering-before-standard"),
            Map.entry(131, "multisession-before-standard"),
            Map.entry(184, "fqdn-before-standard"),
            Map.entry(185, "operational-message-before-standard"));

    private CapabilityNames() {}

    static @Nullable String of(int code) {
        return CODES.get(code);
    }
}
