package net.weir.session.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Asn;

/**
 * Which AS a peer may be of.
 *
 * @param kind how it is said
 * @param some for {@link Kind#LISTED} only
 */
public record RemoteAs(Kind kind, List<Asn> some) {
    /** How it is said. */
    public enum Kind {
        LISTED,
        ANY,
        /** Our own. */
        INTERNAL,
        /** Any other than our own. */
        EXTERNAL
    }

    public RemoteAs {
        some = List.copyOf(some);
    }

    public static RemoteAs of(Asn... some) {
        return new RemoteAs(Kind.LISTED, List.of(some));
    }

    /**
     * Takes {@code any}, {@code internal}, {@code external}, or AS numbers.
     *
     * @throws IllegalArgumentException naming the text if it is none of these
     */
    public static RemoteAs parse(List<String> words) {
        if (words.size() == 1
                && !words.get(0).isEmpty()
                && Character.isLetter(words.get(0).charAt(0))) {
            for (Kind kind : Kind.values()) {
                if (kind != Kind.LISTED && kind.name().equalsIgnoreCase(words.get(0))) {
                    return new RemoteAs(kind, List.of());
                }
            }
        }
        List<Asn> some = new ArrayList<>();
        for (String word : words) {
            some.add(Asn.parse(word));
        }
        if (some.isEmpty()) {
            throw new IllegalArgumentException("no remote AS: a list of numbers, any, internal or external");
        }
        return new RemoteAs(Kind.LISTED, some);
    }

    /** @param local our AS on the session */
    public boolean allows(Asn remote, Asn local) {
        return switch (kind) {
            case LISTED -> some.contains(remote);
            case ANY -> true;
            case INTERNAL -> remote.equals(local);
            case EXTERNAL -> !remote.equals(local);
        };
    }

    @Override
    public String toString() {
        return kind == Kind.LISTED
                ? some.toString().substring(1, some.toString().length() - 1)
                : kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
