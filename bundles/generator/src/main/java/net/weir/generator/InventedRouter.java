package net.weir.generator;

import java.util.List;
import java.util.SplittableRandom;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** One router as the octets of its BMP session: opening, table, then churn as long as one asks. Confined to one thread. */
public final class InventedRouter {
    private static final Asn OWN_AS = new Asn(64_511);
    private static final int HOLD_SECONDS = 90;
    private static final int BGP_PORT = 179;

    private final Settings settings;
    private final InventedTable table;
    private final int[] generations;
    private final boolean[] withdrawn;
    private final SplittableRandom random;
    private final UpdateEncoder updates =
            new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC);
    private final BmpEncoder out = new BmpEncoder();

    /**
     * What to invent.
     *
     * @param number of the router, part of its name
     * @param peers at least 1
     * @param groups of prefixes that each peer announces, {@link #ROUTES_PER_GROUP} each
     */
    public record Settings(int number, int peers, int groups, long seed) {}

    /** Routes in one group. */
    public static final int ROUTES_PER_GROUP = InventedTable.GROUP;

    public InventedRouter(Settings settings) {
        this.settings = settings;
        this.table = new InventedTable(settings.seed());
        this.generations = new int[settings.peers() * settings.groups()];
        this.withdrawn = new boolean[generations.length];
        this.random = new SplittableRandom(settings.seed() + settings.number());
    }

    static long peerAs(int peer) {
        return 64_496 + peer % 15;
    }

    /** Initiation, then a Peer Up for each peer. */
    public byte[] opening() {
        out.clear();
        out.write(new BmpMessage.Initiation(List.of(
                Tlv.text(Tlv.SYS_DESCR, "invented by Weir's generator"),
                Tlv.text(Tlv.SYS_NAME, "demo-" + settings.number()))));
        for (int peer = 0; peer < settings.peers(); peer++) {
            out.write(new BmpMessage.PeerUp(
                    header(peer),
                    IpAddress.ofV4(192 << 24 | 2 << 8 | 254),
                    BGP_PORT,
                    40_000 + peer,
                    open(OWN_AS, 254),
                    open(new Asn(peerAs(peer)), 1 + peer),
                    List.of()));
        }
        return out.toArray();
    }

    private static Bytes open(Asn asn, int host) {
        return Bytes.copyOf(OpenMessage.of(
                        asn,
                        HOLD_SECONDS,
                        IpAddress.ofV4(192 << 24 | 2 << 8 | host),
                        List.of(
                                new Capability.Multiprotocol(Family.IPV4_UNICAST),
                                new Capability.Multiprotocol(Family.IPV6_UNICAST),
                                new Capability.FourOctetAs(asn)))
                .encode());
    }

    private PeerHeader header(int peer) {
        IpAddress address = IpAddress.ofV4(192 << 24 | 2 << 8 | 1 + peer);
        return PeerHeader.global(View.ADJ_RIB_IN_PRE, address, new Asn(peerAs(peer)), address);
    }

    /** One group of every peer's table; ask for 0 to {@code groups - 1}. */
    public byte[] table(int group) {
        out.clear();
        for (int peer = 0; peer < settings.peers(); peer++) {
            announce(peer, group);
        }
        return out.toArray();
    }

    /** End-of-RIB of both families for every peer. */
    public byte[] endOfRib() {
        out.clear();
        for (int peer = 0; peer < settings.peers(); peer++) {
            monitor(peer, updates.endOfRib(Family.IPV4_UNICAST));
            monitor(peer, updates.endOfRib(Family.IPV6_UNICAST));
        }
        return out.toArray();
    }

    /** One change of mind: some peer withdraws a group, announces it again, or with other attributes. */
    public byte[] churn() {
        out.clear();
        int peer = random.nextInt(settings.peers());
        int group = random.nextInt(settings.groups());
        int index = peer * settings.groups() + group;
        if (!withdrawn[index] && random.nextInt(5) == 0) {
            withdrawn[index] = true;
            update(peer, table.routes(group), null, null);
        } else {
            withdrawn[index] = false;
            generations[index]++;
            announce(peer, group);
        }
        return out.toArray();
    }

    /** How many routes all peers together announce now. */
    public long routes() {
        long routes = 0;
        for (boolean gone : withdrawn) {
            routes += gone ? 0 : InventedTable.GROUP;
        }
        return routes;
    }

    private void announce(int peer, int group) {
        int generation = generations[peer * settings.groups() + group];
        update(peer, null, table.routes(group), table.attributes(peer, group, generation));
    }

    private void update(
            int peer, @Nullable NlriBlock gone, @Nullable NlriBlock routes, @Nullable PathAttributes attributes) {
        for (byte[] message : updates.encode(gone, routes, attributes)) {
            monitor(peer, message);
        }
    }

    private void monitor(int peer, byte[] update) {
        out.routeMonitoring(header(peer), update, 0, update.length);
    }
}
