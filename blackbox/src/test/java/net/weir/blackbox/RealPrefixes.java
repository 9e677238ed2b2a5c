package net.weir.blackbox;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import net.weir.captures.TestData;

/** Prefixes that the Internet once had, from tables that RIPE NCC's bgpdump printed. */
final class RealPrefixes {
    private static final String TABLES = "mrt-bgpdump-oracle/bgpdump/test_expect/";

    private RealPrefixes() {}

    /** Each {@code every}th IPv4 prefix of a full table of 2002. */
    static List<String> ofIpv4(int every, int count) {
        List<String> all = List.copyOf(read("bview.20020722.2337.gz.bgp.gz", prefix -> !prefix.contains(":")));
        List<String> some = new ArrayList<>();
        for (int i = 0; some.size() < count; i += every) {
            some.add(all.get(i));
        }
        return some;
    }

    /** The IPv6 prefixes in two hours of updates of 2007. */
    static List<String> ofIpv6() {
        return List.copyOf(read("updates.20070211.0141.gz.bgp.gz", prefix -> prefix.contains(":")));
    }

    private static Set<String> read(String table, Predicate<String> wanted) {
        Set<String> prefixes = new LinkedHashSet<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(TestData.bytes(TABLES + table))),
                StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split("\\|");
                if (fields.length > 5 && wanted.test(fields[5])) {
                    prefixes.add(fields[5]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prefixes;
    }
}
