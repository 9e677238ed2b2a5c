package net.weir.session.bmp;

import net.weir.model.IpAddress;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** What makes a router the same one when it comes back. */
public enum IdentityRule {
    ADDRESS_AND_SYSNAME("address+sysname"),
    ADDRESS("address"),
    /** For routers behind address translation, or with several addresses to dial from. */
    SYSNAME("sysname"),
    /** Whoever dials this listener is the one router that it stands for. */
    LISTENER("listener-rule");

    private final String label;

    IdentityRule(String label) {
        this.label = label;
    }

    /** @throws IllegalArgumentException naming the choices if there is no such rule */
    public static IdentityRule parse(String text) {
        for (IdentityRule rule : values()) {
            if (rule.label.equals(text)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("identity is one of address+sysname, address, sysname, listener-rule");
    }

    /** The key of a router; one that sent no name is known by its address alone. */
    public RouterKey key(String source, IpAddress address, @Nullable String sysName) {
        boolean named = sysName != null && !sysName.isEmpty();
        return switch (this) {
            case ADDRESS_AND_SYSNAME -> new RouterKey(source, address, named ? sysName : null);
            case ADDRESS -> new RouterKey(source, address, null);
            case SYSNAME -> named ? new RouterKey(source, null, sysName) : new RouterKey(source, address, null);
            case LISTENER -> new RouterKey(source, null, source);
        };
    }

    /** What an operator can do about two routers that this rule takes for one. */
    public String cure() {
        return switch (this) {
            case ADDRESS_AND_SYSNAME ->
                "give each a sysName of its own, or a source stage of its own with identity = listener-rule";
            case ADDRESS, SYSNAME -> "identity = address+sysname tells them apart";
            case LISTENER -> "identity = address+sysname tells them apart, or give each a source stage of its own";
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
