package net.weir.http.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only requests that name this server as it is known. A web page of somebody else can make a browser send requests
 * here under a foreign name (DNS rebinding); it cannot choose {@code Host} and {@code Origin}.
 */
public final class HostGuard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;

    private HostGuard(Set<String> hosts) {
        this.hosts = hosts;
    }

    /** Loopback names and these, with commas between; any port. */
    public static HostGuard of(@Nullable String additional) {
        Set<String> hosts = new HashSet<>(LOOPBACK);
        for (String host : additional == null ? new String[0] : additional.split(",")) {
            if (!host.isBlank()) {
                hosts.add(host.trim().toLowerCase(Locale.ROOT));
            }
        }
        return new HostGuard(Set.copyOf(hosts));
    }

    /** @throws HttpProblem 421 for a foreign {@code Host}, 403 for a foreign {@code Origin} */
    public void check(@Nullable String host, @Nullable String origin) {
        if (host == null || !hosts.contains(name(host))) {
            throw new HttpProblem(421, "Host is not in http.hosts");
        }
        if (origin != null && !known(origin)) {
            throw new HttpProblem(403, "Origin is not in http.hosts");
        }
    }

    private boolean known(String origin) {
        for (String scheme : new String[] {"http://", "https://"}) {
            if (origin.startsWith(scheme)) {
                return hosts.contains(name(origin.substring(scheme.length())));
            }
        }
        return false;
    }

    /** Without its port. An IPv6 address keeps its brackets. */
    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']')
                && host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
