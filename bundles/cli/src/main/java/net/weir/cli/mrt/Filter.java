package net.weir.cli.mrt;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Progress;
import net.weir.cli.tool.Terminal;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.mrt.Bgp4mpView;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.codec.mrt.RibView;
import net.weir.codec.mrt.TableDumpView;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import org.jspecify.annotations.Nullable;

/**
 * {@code mrt filter}: makes records of what fits, and shows them as {@code mrt cat} does. A RIB record keeps the entries
 * that fit as they are; of an UPDATE the routes that fit become an UPDATE of their own. Confined to one thread.
 */
final class Filter implements Input.Reader {
    private static final Set<String> VALUED =
            Set.of("t", "o", "peer", "peer-as", "as", "origin-as", "prefix", "more", "family", "from", "to");

    private final RouteMatch match;
    private final Input input;
    private final Input.Reader next;
    private final MrtEncoder out = new MrtEncoder();
    private final MrtRecord made = new MrtRecord();
    private final Bgp4mpView messages = new Bgp4mpView();
    private final RibView ribs = new RibView();
    private final TableDumpView dumps = new TableDumpView();
    private final PeerIndexTable.Reader tables = new PeerIndexTable.Reader();
    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
    private final Set<Family> all = Set.copyOf(FamilyRegistry.standard().families());
    private @Nullable PeerIndexTable table;
    private long strange;

    private Filter(RouteMatch match, Input input, Input.Reader next) {
        this.match = match;
        this.input = input;
        this.next = next;
    }

    static int run(List<String> words, OutputStream out, PrintStream err) {
        Arguments arguments = new Arguments(words, Cat.FLAGS, VALUED, Set.of(Cat.RESYNC));
        Input input = new Input(arguments.files(), err, new Progress(err, Terminal.showsErrorsOnly()))
                .resync(arguments.has(Cat.RESYNC));
        Cat.Sink sink = Cat.sink(arguments, 'm', out, input);
        Filter filter = new Filter(RouteMatch.of(arguments), input, sink);
        input.readAll(filter);
        sink.close(err);
        if (filter.strange > 0) {
            err.println("weir: " + filter.strange + (filter.strange == 1 ? " UPDATE" : " UPDATEs")
                    + " with something wrong inside, taken as RFC 7606 says; cat -o ndjson tells more");
        }
        return input.exitCode();
    }

    @Override
    public void endOfFile(String file) {
        next.endOfFile(file);
    }

    @Override
    public void record(MrtRecord record) {
        if (!MrtType.isKnown(record.type(), record.subtype())) {
            return;
        }
        boolean inTime = match.time(record.timeMicros());
        switch (record.type()) {
            case MrtType.TABLE_DUMP_V2 -> {
                if (record.subtype() == MrtType.PEER_INDEX_TABLE) {
                    table = tables.read(record);
                    next.record(record);
                } else if (record.subtype() != MrtType.GEO_PEER_TABLE && inTime) {
                    rib(record);
                }
            }
            case MrtType.TABLE_DUMP -> {
                if (inTime && fits(record)) {
                    next.record(record);
                }
            }
            default -> {
                if (inTime) {
                    bgp(record);
                }
            }
        }
    }

    private boolean fits(MrtRecord record) {
        if (!dumps.read(record)) {
            input.examine(record);
            return false;
        }
        return match.peer(dumps.peerAddress(), Asn.ofBits(dumps.peerAs()))
                && match.prefix(dumps.nlri(), 0)
                && match.path(decoder.decodeRibEntry(
                                record.buffer(),
                                dumps.attributesAt(),
                                dumps.attributesLength(),
                                false,
                                ValidationProfile.MRT_RIB,
                                dumps.family())
                        .ribAttributes());
    }

    private void rib(MrtRecord record) {
        PeerIndexTable peers = table;
        if (!ribs.read(record) || peers == null) {
            input.examine(record);
            return;
        }
        NlriBlock nlri = ribs.nlri();
        MrtDamage strange = null;
        List<MrtEncoder.RibEntry> kept = new ArrayList<>();
        byte[] octets = record.buffer();
        while (ribs.next()) {
            int at = ribs.attributesAt();
            int length = ribs.attributesLength();
            if (ribs.peerIndex() >= peers.peers().size() && strange == null) {
                strange = Input.strangePeer(record, ribs, peers.peers().size());
            }
            if (nlri != null && match.prefix(nlri, 0) && entryFits(peers, octets, at, length)) {
                byte[] attributes = Arrays.copyOfRange(octets, at, at + length);
                kept.add(
                        new MrtEncoder.RibEntry(ribs.peerIndex(), ribs.originatedSeconds(), ribs.pathId(), attributes));
            }
        }
        MrtDamage damage = ribs.damage() != null ? ribs.damage() : strange;
        if (damage != null) {
            input.damage(damage);
        }
        if (!kept.isEmpty()) {
            byte[] prefix = Arrays.copyOfRange(octets, ribs.nlriAt(), ribs.nlriAt() + ribs.nlriLength());
            out.rib(record.seconds(), ribs.family(), ribs.isAddPath(), (int) ribs.sequence(), prefix, kept);
            pass(record);
        }
    }

    private boolean entryFits(PeerIndexTable peers, byte[] octets, int at, int length) {
        if (ribs.peerIndex() >= peers.peers().size()) {
            return false;
        }
        PeerIndexTable.Entry peer = peers.peers().get(ribs.peerIndex());
        return match.peer(peer.address(), peer.asn())
                && match.path(decoder.decodeRibEntry(octets, at, length, true, ValidationProfile.MRT_RIB, ribs.family())
                        .ribAttributes());
    }

    private void bgp(MrtRecord record) {
        if (!messages.read(record)) {
            input.examine(record);
            return;
        }
        if (!match.peer(messages.peerAddress(), Asn.ofBits(messages.peerAs()))) {
            return;
        }
        if (match.asksOnlyForPeers()) {
            next.record(record);
        } else if (!messages.isStateChange()) {
            update(record);
        }
    }

    private void update(MrtRecord record) {
        int at = messages.messageOffset();
        int length = messages.messageLength();
        byte[] octets = record.buffer();
        if (record.type() == MrtType.BGP) {
            if (record.subtype() != MrtType.BGP_UPDATE) {
                return;
            }
            octets = Convert.whole(octets, at, length);
            at = 0;
            length = octets.length;
        }
        if (MessageHeader.type(octets, at) != MessageHeader.UPDATE) {
            return;
        }
        boolean addPath = messages.isAddPath();
        SessionParameters how = new SessionParameters(messages.isFourOctetAs(), addPath ? all : Set.of(), true);
        DecodedUpdate read = decoder.decode(octets, at, length, how, ValidationProfile.MRT_RIB);
        strange += read.problems().isEmpty() ? 0 : 1;
        UpdateEncoder encoder = new UpdateEncoder(how, UpdateEncoder.Ipv4Form.CLASSIC);
        for (int i = 0; i < read.parts(); i++) {
            DecodedUpdate.Part part = read.part(i);
            NlriBlock gone = match.path(null) ? select(part.withdrawn()) : null;
            NlriBlock come = match.path(part.attributes()) ? select(part.announced()) : null;
            for (byte[] message : encoder.encode(gone, come, come == null ? null : part.attributes())) {
                out.message(
                        record.timeMicros(),
                        record.isExtended(),
                        Convert.session(messages),
                        messages.isFourOctetAs(),
                        messages.isLocal(),
                        addPath,
                        message);
                pass(record);
            }
        }
    }

    private @Nullable NlriBlock select(@Nullable NlriBlock block) {
        if (block == null) {
            return null;
        }
        int[] indexes = new int[block.count()];
        int count = 0;
        for (int i = 0; i < block.count(); i++) {
            if (match.prefix(block, i)) {
                indexes[count++] = i;
            }
        }
        return count == 0 ? null : block.select(indexes, count);
    }

    private void pass(MrtRecord origin) {
        made.wrap(out.array(), 0, out.length(), origin.fileOffset());
        next.record(made);
        out.clear();
    }
}
