package net.weir.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * One router as the octets of its BMP session: opening, table, then churn as long as one asks, and a closing. Confined to
 * one thread.
 */
public final class InventedRouter {
    /** Announced again and again by {@link #probe}, so that one can see how long news takes. */
    public static final Prefix PROBE = Prefix.parse("203.0.113.0/24");

    /** Routes in one group of {@link Settings#Settings(int, int, int, long)}. */
    public static final int ROUTES_PER_GROUP = InventedTable.GROUP;

    private final Settings settings;
    private final InventedTable table;
    private final List<InventedPeer> peers = new ArrayList<>();
    private final int groups;
    private final int[] generations;
    private final boolean[] withdrawn;
    private final SplittableRandom random;
    private final BmpEncoder out = new BmpEncoder();
    private long micros;

    /**
     * What to invent.
     *
     * @param name of all routers, before the number
     * @param number of the router, part of its name
     * @param peers at least 1
     * @param routes prefixes that each peer announces in each view
     * @param perUpdate prefixes in an UPDATE, which share their attributes
     * @param paths of each prefix with ADD-PATH; 0: without ADD-PATH
     * @param withdrawShare of the changes that withdraw, 0 to 1
     * @param mixed UPDATEs have both families, and changes withdraw in them too
     * @param views of the peers; a Loc-RIB is the router's
     * @param styles that the peers take turns in
     */
    public record Settings(
            String name,
            int number,
            int peers,
            int routes,
            int perUpdate,
            int paths,
            double withdrawShare,
            boolean mixed,
            List<View> views,
            List<PeerStyle> styles,
            long seed) {
        public Settings {
            views = List.copyOf(views);
            styles = List.copyOf(styles);
            if (mixed && (routes + perUpdate - 1) / perUpdate < 8) {
                throw new IllegalArgumentException("mixed UPDATEs need prefixes for at least 8 UPDATEs");
            }
        }

        /** Plain peers with one view and so many groups of {@link #ROUTES_PER_GROUP}. */
        public Settings(int number, int peers, int groups, long seed) {
            this(
                    "demo",
                    number,
                    peers,
                    groups * ROUTES_PER_GROUP,
                    ROUTES_PER_GROUP,
                    0,
                    0.2,
                    false,
                    List.of(View.ADJ_RIB_IN_PRE),
                    List.of(PeerStyle.PLAIN),
                    seed);
        }

        /** UPDATEs of which each peer's table consists, but for those of more paths. */
        public int groups() {
            return (routes + perUpdate - 1) / perUpdate;
        }
    }

    public InventedRouter(Settings settings) {
        this.settings = settings;
        this.table = new InventedTable(settings.seed(), settings.routes(), settings.perUpdate());
        for (int peer = 0; peer < settings.peers(); peer++) {
            PeerStyle style = settings.styles().get(peer % settings.styles().size());
            for (View view : settings.views()) {
                if (view != View.LOC_RIB || peer == 0) {
                    peers.add(new InventedPeer(peer, view, style, settings.paths() > 0));
                }
            }
        }
        this.groups = table.groups();
        this.generations = new int[peers.size() * groups];
        this.withdrawn = new boolean[generations.length];
        this.random = new SplittableRandom(settings.seed() + settings.number());
    }

    /** The time that messages from now on carry, in microseconds since 1970 UTC; 0 for none. */
    public InventedRouter at(long now) {
        micros = now;
        return this;
    }

    /** Initiation, then a Peer Up for each session. */
    public byte[] opening() {
        out.clear();
        out.write(new BmpMessage.Initiation(List.of(
                Tlv.text(Tlv.SYS_DESCR, "invented by Weir's generator"),
                Tlv.text(Tlv.SYS_NAME, settings.name() + "-" + settings.number()))));
        for (InventedPeer peer : sessions()) {
            out.write(peer.up(micros));
        }
        return out.toArray();
    }

    /** One view of each session, for messages that speak of the session. */
    private List<InventedPeer> sessions() {
        List<InventedPeer> first = new ArrayList<>();
        int last = -1;
        for (InventedPeer peer : peers) {
            if (peer.isLocRib() || peer.number != last) {
                first.add(peer);
            }
            last = peer.isLocRib() ? last : peer.number;
        }
        return first;
    }

    /** One group of every peer's table; ask for 0 to {@code groups - 1}. */
    public byte[] table(int group) {
        out.clear();
        for (int index = 0; index < peers.size(); index++) {
            if (!settings.mixed()) {
                announce(index, group);
            } else if (InventedTable.isV6(group)) {
                mixed(index, -1, -1, group - 1, group); // the two groups before it came alone
            } else if (group % 4 != 2 || group == groups - 1) {
                announce(index, group);
            }
        }
        return out.toArray();
    }

    /** End-of-RIB of both families for every peer. */
    public byte[] endOfRib() {
        out.clear();
        for (InventedPeer peer : peers) {
            monitor(peer, peer.encoder().endOfRib(Family.IPV4_UNICAST));
            monitor(peer, peer.encoder().endOfRib(Family.IPV6_UNICAST));
        }
        return out.toArray();
    }

    /** One change of mind: some peer withdraws a group, announces it again, or with other attributes. */
    public byte[] churn() {
        out.clear();
        int index = random.nextInt(peers.size());
        int group = random.nextInt(groups);
        if (settings.mixed()) {
            mixedChurn(index);
        } else if (!withdrawn[index * groups + group] && withdraws()) {
            withdraw(index, group);
        } else {
            changeMind(index, group);
            announce(index, group);
        }
        return out.toArray();
    }

    private boolean withdraws() {
        double share = settings.withdrawShare();
        return share == 0.2 ? random.nextInt(5) == 0 : random.nextDouble() < share;
    }

    private void changeMind(int index, int group) {
        withdrawn[index * groups + group] = false;
        generations[index * groups + group]++;
    }

    private void withdraw(int index, int group) {
        withdrawn[index * groups + group] = true;
        InventedPeer peer = peers.get(index);
        for (int path = firstPath(); path <= settings.paths(); path++) {
            update(peer, table.routes(group, path), null, null);
        }
    }

    /** All four fields at once: two groups go, two others come. */
    private void mixedChurn(int index) {
        int sets = groups / 4;
        int set = random.nextInt(sets);
        int other = (set + 1 + random.nextInt(sets - 1)) % sets;
        int gone4 = set * 4 + random.nextInt(3);
        int gone6 = set * 4 + 3;
        int come4 = other * 4 + random.nextInt(3);
        int come6 = other * 4 + 3;
        changeMind(index, come4);
        changeMind(index, come6);
        mixed(index, gone4, gone6, come4, come6);
        withdrawn[index * groups + gone4] = true;
        withdrawn[index * groups + gone6] = true;
    }

    /** @param gone4 -1 for none */
    private void mixed(int index, int gone4, int gone6, int come4, int come6) {
        InventedPeer peer = peers.get(index);
        for (int path = firstPath(); path <= settings.paths(); path++) {
            byte[] withdrawn4 = gone4 < 0 ? null : single(peer, table.routes(gone4, path), null, null);
            byte[] withdrawn6 = gone6 < 0 ? null : single(peer, table.routes(gone6, path), null, null);
            byte[] announced4 = single(peer, null, table.routes(come4, path), attributes(index, come4, path));
            byte[] announced6 = single(peer, null, table.routes(come6, path), attributes(index, come6, path));
            monitor(peer, WholeUpdate.of(withdrawn4, withdrawn6, announced4, announced6));
        }
    }

    private static byte[] single(
            InventedPeer peer,
            @Nullable NlriBlock gone,
            @Nullable NlriBlock come,
            @Nullable PathAttributes attributes) {
        List<byte[]> messages = peer.encoder().encode(gone, come, attributes);
        if (messages.size() != 1) {
            throw new IllegalArgumentException("too many prefixes for one UPDATE");
        }
        return messages.get(0);
    }

    /** {@link #PROBE} announced by the first peer, with this number as MED. */
    public byte[] probe(long number) {
        out.clear();
        InventedPeer peer = peers.get(0);
        long[] key = {Ipv4Nlri.key(PROBE)};
        int[] pathId = settings.paths() > 0 ? new int[] {1} : null;
        PathAttributes attributes = new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(InventedPeer.asn(0))
                .nextHop(IpAddress.ofV4(192 << 24 | 2 << 8 | 1))
                .med(number & 0xffff_ffffL)
                .build();
        update(peer, null, new Ipv4Nlri(Family.IPV4_UNICAST, key, pathId), attributes);
        return out.toArray();
    }

    /** A Peer Down for each session, then Termination. */
    public byte[] closing() {
        out.clear();
        for (InventedPeer peer : sessions()) {
            out.write(peer.down(micros));
        }
        out.write(new BmpMessage.Termination(List.of(new Tlv(Tlv.REASON, Bytes.ofHex("0000")))));
        return out.toArray();
    }

    /** How many routes all peers together announce now, the probe aside. */
    public long routes() {
        long routes = 0;
        for (int i = 0; i < withdrawn.length; i++) {
            routes += withdrawn[i] ? 0 : (long) table.size(i % groups) * Math.max(1, settings.paths());
        }
        return routes;
    }

    private int firstPath() {
        return settings.paths() > 0 ? 1 : 0;
    }

    private void announce(int index, int group) {
        InventedPeer peer = peers.get(index);
        for (int path = firstPath(); path <= settings.paths(); path++) {
            update(peer, null, table.routes(group, path), attributes(index, group, path));
        }
    }

    private PathAttributes attributes(int index, int group, int path) {
        int generation = generations[index * groups + group] + (path > 1 ? path << 16 : 0);
        return table.attributes(peers.get(index).number, group, generation, InventedTable.isV6(group));
    }

    private void update(
            InventedPeer peer,
            @Nullable NlriBlock gone,
            @Nullable NlriBlock routes,
            @Nullable PathAttributes attributes) {
        for (byte[] message : peer.encoder().encode(gone, routes, attributes)) {
            monitor(peer, message);
        }
    }

    private void monitor(InventedPeer peer, byte[] update) {
        out.routeMonitoring(peer.header(micros), update, 0, update.length);
    }
}
