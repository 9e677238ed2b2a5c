package net.weir.blackbox;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes of a running Weir as its web face tells them. */
final class WeirRib {
    private static final Pattern NLRI = Pattern.compile("\"nlri\":\"([^\"]+)\"");

    private final WeirProcess weir;

    WeirRib(WeirProcess weir) {
        this.weir = weir;
    }

    /** The prefixes of a family that some peer of this view has: {@code ipv4}, {@code inPre}. */
    Set<String> prefixes(String family, String view) {
        String body = weir.http("/api/v1/ribs/" + family + "unicast/routes?filter%5BribType%5D=" + view)
                .body();
        Matcher matcher = NLRI.matcher(body);
        Set<String> prefixes = new TreeSet<>();
        while (matcher.find()) {
            prefixes.add(matcher.group(1));
        }
        return prefixes;
    }
}
