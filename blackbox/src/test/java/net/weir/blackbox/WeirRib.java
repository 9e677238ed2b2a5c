package net.weir.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The routes of a running Weir as its web face tells them. */
final class WeirRib {
    private static final Pattern NLRI = Pattern.compile("\"nlri\":\"([^\"]+)\"");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WeirProcess weir;

    WeirRib(WeirProcess weir) {
        this.weir = weir;
    }

    /** The prefixes of a family that some peer of this view has: {@code ipv4}, {@code inPre}. */
    Set<String> prefixes(String family, String view) {
        return read(family, "?filter%5BribType%5D=" + view);
    }

    /** The same of one router or peer. */
    Set<String> prefixes(String family, String view, long ingress) {
        return read(family, "?filter%5BribType%5D=" + view + "&ingressId=" + ingress);
    }

    /**
     * The ingress id of a router.
     *
     * @param name null for the only one at this address
     */
    long router(String address, @Nullable String name) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode router : routers()) {
            if (router.path("address").asText().equals(address)
                    && (name == null || router.path("sysName").asText().equals(name))) {
                ids.add(router.path("id").asLong());
            }
        }
        if (ids.size() != 1) {
            throw new AssertionError(ids.size() + " routers " + name + " at " + address + ": " + routers());
        }
        return ids.get(0);
    }

    /** All routers as HTTP shows them. */
    JsonNode routers() {
        return data("/api/v1/routers");
    }

    /** All peers as HTTP shows them. */
    JsonNode peers() {
        return data("/api/v1/peers");
    }

    private JsonNode data(String path) {
        try {
            return JSON.readTree(weir.http(path).body()).path("data");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> read(String family, String filters) {
        String body =
                weir.http("/api/v1/ribs/" + family + "unicast/routes" + filters).body();
        Matcher matcher = NLRI.matcher(body);
        Set<String> prefixes = new TreeSet<>();
        while (matcher.find()) {
            prefixes.add(matcher.group(1));
        }
        return prefixes;
    }
}
