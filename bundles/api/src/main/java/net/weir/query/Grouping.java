package net.weir.query;

import java.util.Arrays;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.PathAttributes;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Route;
import org.jspecify.annotations.Nullable;

/** By what routes are counted. */
public enum Grouping {
    /** The AS that ends the path; nothing if the path ends in a set or is empty. */
    ORIGIN_ASN("originAsn"),
    /** The id of the peer. */
    PEER("peer"),
    /** The length of the prefix; nothing in families that have no plain prefixes. */
    LENGTH("length");

    private final String term;

    Grouping(String term) {
        this.term = term;
    }

    /** The name that a user writes. */
    public String term() {
        return term;
    }

    /**
     * Terms with commas between.
     *
     * @throws IllegalArgumentException naming what there is
     */
    public static List<Grouping> parse(String text) {
        return Arrays.stream(text.split(",", -1)).map(Grouping::of).distinct().toList();
    }

    private static Grouping of(String word) {
        for (Grouping grouping : values()) {
            if (grouping.term.equals(word.trim())) {
                return grouping;
            }
        }
        throw new IllegalArgumentException("neither originAsn, peer nor length: " + word);
    }

    /** The number that stands for a route's group, -1 for nothing. */
    long of(PrefixRoutes found, Route route) {
        return switch (this) {
            case ORIGIN_ASN -> AttributeTests.origin(route.attributes());
            case PEER -> route.peer().id();
            case LENGTH -> found.prefix() == null ? -1 : found.prefix().length();
        };
    }

    /** The last AS of a path that ends in a sequence, -1 of any other. */
    public static long origin(PathAttributes attributes) {
        return AttributeTests.origin(attributes);
    }

    /** How the group is shown, or null for nothing. */
    public @Nullable String show(long number) {
        return number < 0 ? null : this == ORIGIN_ASN ? new Asn(number).toString() : Long.toString(number);
    }
}
