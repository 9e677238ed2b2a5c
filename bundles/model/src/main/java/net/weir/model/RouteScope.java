package net.weir.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which routes something is about. What is empty restricts nothing.
 *
 * @param families of these
 * @param within plain prefixes that are one of these or inside it, and so no routes of other kinds; those that another of
 *     them covers are left out, the rest is sorted
 * @param peers of these
 */
public record RouteScope(Set<Family> families, List<Prefix> within, Set<PeerKey> peers) {
    /** All routes of all peers. */
    public static final RouteScope ALL = new RouteScope(Set.of(), List.of(), Set.of());

    public RouteScope {
        families = Set.copyOf(families);
        within = outermost(within);
        peers = Set.copyOf(peers);
    }

    private static List<Prefix> outermost(List<Prefix> prefixes) {
        List<Prefix> outermost = new ArrayList<>();
        for (Prefix prefix : prefixes.stream().sorted().toList()) { // what covers others stands before them
            if (outermost.isEmpty() || !outermost.get(outermost.size() - 1).covers(prefix)) {
                outermost.add(prefix);
            }
        }
        return List.copyOf(outermost);
    }

    /** All routes of one peer. */
    public static RouteScope of(PeerKey peer) {
        return new RouteScope(Set.of(), List.of(), Set.of(peer));
    }

    public boolean isAll() {
        return families.isEmpty() && within.isEmpty() && peers.isEmpty();
    }

    /** True if every route of a peer is in it, or none. */
    public boolean ofWholePeers() {
        return families.isEmpty() && within.isEmpty();
    }

    public boolean has(PeerKey peer) {
        return peers.isEmpty() || peers.contains(peer);
    }

    /** True if routes of the family can be in it. */
    public boolean has(Family family) {
        return (families.isEmpty() || families.contains(family)) && (within.isEmpty() || family.isPlainIp());
    }

    /** Whether a route of some peer is in it; which peer is not asked. */
    public boolean has(NlriBlock routes, int index) {
        if (!has(routes.family())) {
            return false;
        }
        if (within.isEmpty()) {
            return true;
        }
        Prefix prefix = prefix(routes, index);
        return prefix != null && has(prefix);
    }

    /** True if the prefix is one of {@link #within} or inside it, or they do not restrict it. */
    public boolean has(Prefix prefix) {
        if (within.isEmpty()) {
            return true;
        }
        for (Prefix outer : within) {
            if (outer.covers(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Prefix prefix(NlriBlock routes, int index) {
        if (routes instanceof Ipv4Nlri v4) {
            return Ipv4Nlri.prefix(v4.key(index));
        }
        return routes instanceof Ipv6Nlri v6 ? v6.identity(index) : null;
    }

    /** True if all that is in the other is in this. */
    public boolean covers(RouteScope other) {
        return covers(families, other.families)
                && covers(peers, other.peers)
                && (within.isEmpty()
                        || !other.within.isEmpty() && other.within.stream().allMatch(this::has));
    }

    private static <T> boolean covers(Set<T> these, Set<T> those) {
        return these.isEmpty() || !those.isEmpty() && these.containsAll(those);
    }

    /** {@code all}, or what restricts it: {@code ipv4-unicast 192.0.2.0/24 1 peer}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        families.stream().sorted().forEach(family -> words.add(family.toString()));
        within.forEach(prefix -> words.add(prefix.toString()));
        if (!peers.isEmpty()) {
            words.add(peers.size() == 1 ? "1 peer" : peers.size() + " peers");
        }
        return words.isEmpty() ? "all" : String.join(" ", words);
    }
}
