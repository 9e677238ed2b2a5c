package net.weir.source.bgp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.weir.api.options.Durations;
import net.weir.codec.bgp.Capability;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.session.bgp.GracefulRestart;
import net.weir.session.bgp.RemoteAs;
import net.weir.session.bgp.SessionSettings;
import net.weir.session.bgp.SessionTimes;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the option {@code peers}: whom it is about, and what differs from the speaker's own options.
 *
 * @param range one address for a peer of its own; more: any peer of these, which then has to dial
 * @param passive wait to be dialled
 * @param port where to dial
 * @param source our address when we dial, null: as the system has it
 * @param families null: the speaker's
 * @param holdTime null: the speaker's
 * @param localAs null: the speaker's
 * @param addPath families of which several paths to a destination are taken
 */
record PeerOption(
        Prefix range,
        RemoteAs remoteAs,
        boolean passive,
        int port,
        @Nullable IpAddress source,
        @Nullable List<Family> families,
        @Nullable Duration holdTime,
        @Nullable Asn localAs,
        List<Family> addPath) {

    private static final int BGP_PORT = 179;

    /** @throws IllegalArgumentException naming the entry and what is wrong with it */
    static List<PeerOption> parse(List<String> entries) {
        List<PeerOption> peers = new ArrayList<>();
        Set<Prefix> seen = new HashSet<>();
        for (String entry : entries) {
            PeerOption peer;
            try {
                peer = parse(entry);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("peer '" + entry + "': " + e.getMessage(), e);
            }
            if (!seen.add(peer.range())) {
                throw new IllegalArgumentException("peer '" + entry + "': there is another entry for it");
            }
            peers.add(peer);
        }
        return peers;
    }

    private static PeerOption parse(String entry) {
        List<String> words = Arrays.asList(entry.trim().split("\\s+"));
        Prefix range = range(words.get(0));
        Map<String, String> given = new TreeMap<>();
        for (int i = 1; i < words.size(); ) {
            boolean alone = words.get(i).equals("passive");
            if (!alone && i + 1 == words.size()) {
                throw new IllegalArgumentException("nothing stands behind '" + words.get(i) + "'");
            }
            if (given.put(words.get(i), alone ? "" : words.get(i + 1)) != null) {
                throw new IllegalArgumentException("'" + words.get(i) + "' is given twice");
            }
            i += alone ? 1 : 2;
        }
        String as = given.remove("as");
        if (as == null) {
            throw new IllegalArgumentException("its AS is not given: as NUMBER | any | internal | external");
        }
        PeerOption peer = new PeerOption(
                range,
                RemoteAs.parse(parts(as)),
                given.remove("passive") != null || !isSingle(range),
                port(given.remove("port")),
                address(given.remove("source")),
                families(given.remove("families")),
                duration(given.remove("hold-time")),
                asn(given.remove("local-as")),
                orNone(families(given.remove("add-path"))));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("'" + given.keySet().iterator().next() + "' is not known");
        }
        return peer;
    }

    private static Prefix range(String text) {
        if (text.indexOf('/') >= 0) {
            return Prefix.parse(text);
        }
        IpAddress address = IpAddress.parse(text);
        return new Prefix(address, address.bitLength());
    }

    private static boolean isSingle(Prefix range) {
        return range.length() == range.address().bitLength();
    }

    private static List<String> parts(String text) {
        return Arrays.asList(text.split("\\+"));
    }

    private static int port(@Nullable String text) {
        if (text == null) {
            return BGP_PORT;
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + text);
        }
        return port;
    }

    private static @Nullable IpAddress address(@Nullable String text) {
        return text == null ? null : IpAddress.parse(text);
    }

    private static @Nullable Asn asn(@Nullable String text) {
        return text == null ? null : Asn.parse(text);
    }

    private static @Nullable List<Family> families(@Nullable String text) {
        return text == null ? null : parts(text).stream().map(Family::parse).toList();
    }

    private static List<Family> orNone(@Nullable List<Family> given) {
        return given == null ? List.of() : given;
    }

    private static @Nullable Duration duration(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Duration time = Durations.parse(text);
        SessionTimes.DEFAULT.withHold(time); // refuses what no OPEN may have
        return time;
    }

    boolean isSingle() {
        return isSingle(range);
    }

    /** What the session with such a peer is to be. */
    SessionSettings settings(BgpOptions speaker) {
        Asn local = localAs != null ? localAs : Asn.parse(speaker.localAs());
        List<Family> offered = families != null
                ? families
                : speaker.families().stream().map(Family::parse).toList();
        Map<Family, Integer> paths = new TreeMap<>();
        addPath.forEach(family -> paths.put(family, Capability.AddPath.RECEIVE));
        SessionTimes times = SessionTimes.DEFAULT;
        Duration hold = holdTime != null ? holdTime : speaker.holdTime();
        return SessionSettings.of(local, speaker.routerId(), remoteAs)
                .withFamilies(offered)
                .withAddPath(paths)
                .withGracefulRestart(GracefulRestart.helper())
                .withTimes(new SessionTimes(
                        hold, speaker.connectRetry(), Duration.ZERO, times.firstIdle(), times.longestIdle()))
                .withWay(passive ? SessionSettings.Way.PASSIVE : SessionSettings.Way.ACTIVE);
    }
}
