package net.weir.cli.mrt;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Progress;
import net.weir.cli.tool.Reason;
import net.weir.cli.tool.Spool;
import net.weir.cli.tool.Terminal;
import net.weir.cli.tool.WholeFile;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NlriWriter;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.mrt.Bgp4mpView;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.codec.mrt.RibAttributes;
import net.weir.codec.mrt.TableDumpView;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;

/**
 * {@code mrt convert FILE TO}: TABLE_DUMP becomes TABLE_DUMP_V2, BGP (5) and 2-octet BGP4MP become BGP4MP with 4-octet AS
 * numbers; what is of today already stays as it is, and so does what has something wrong in it: rewritten it would be what
 * RFC 7606 makes of it, and no longer what was sent. Confined to one thread.
 */
final class Convert implements Input.Reader {
    private final OutputStream to;
    private final Input input;
    private final Map<PeerIndexTable.Entry, Integer> peers;
    private final MrtEncoder out = new MrtEncoder();
    private final Bgp4mpView messages = new Bgp4mpView();
    private final TableDumpView dumps = new TableDumpView();
    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
    private final Set<Family> all = Set.copyOf(FamilyRegistry.standard().families());
    private int sequence;
    private boolean indexed;
    private long strange;

    private Convert(OutputStream to, Input input, Map<PeerIndexTable.Entry, Integer> peers) {
        this.to = to;
        this.input = input;
        this.peers = peers;
    }

    static int run(List<String> words, OutputStream out, PrintStream err) {
        Arguments arguments = new Arguments(words, "", Set.of(), Set.of(Cat.RESYNC));
        List<String> files = arguments.files();
        if (files.size() != 2) {
            throw new Failure(Failure.USAGE, "convert takes a file and the name of the new one");
        }
        try (Spool input = Spool.of(files.get(0), System.in)) {
            return convert(input.name(), arguments.has(Cat.RESYNC), files.get(1), out, err);
        }
    }

    private static int convert(String from, boolean resync, String name, OutputStream out, PrintStream err) {
        Map<PeerIndexTable.Entry, Integer> peers = peers(List.of(from), resync, err);
        Input input = new Input(List.of(from), err, new Progress(err, Terminal.showsErrorsOnly())).resync(resync);
        try (WholeFile file = WholeFile.open(name, out)) {
            Convert convert = new Convert(file.out(), input, peers);
            input.read(convert);
            convert.write();
            file.finish();
            convert.tell(err);
        } catch (IOException e) {
            if (name.equals("-")) {
                throw new UncheckedIOException(e);
            }
            throw new Failure(Failure.USAGE, "cannot write " + name + ": " + Reason.of(e));
        } catch (UncheckedIOException e) {
            throw name.equals("-")
                    ? e
                    : new Failure(Failure.TROUBLE, "cannot write " + name + ": " + Reason.of(e.getCause()));
        }
        return input.exitCode();
    }

    /** Old dumps have no table of their peers: a first pass gathers it. */
    private static Map<PeerIndexTable.Entry, Integer> peers(List<String> from, boolean resync, PrintStream err) {
        Map<PeerIndexTable.Entry, Integer> peers = new LinkedHashMap<>();
        TableDumpView view = new TableDumpView();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        new Input(from, nowhere, new Progress(err, false)).resync(resync).read(new Input.Reader() {
            @Override
            public void record(MrtRecord record) {
                if (record.type() == MrtType.TABLE_DUMP && view.read(record)) {
                    peers.putIfAbsent(peer(view), peers.size());
                }
            }
        });
        if (peers.size() > PeerIndexTable.MOST_PEERS) {
            throw new Failure(1, peers.size() + " peers, and a RIB dump can have " + PeerIndexTable.MOST_PEERS);
        }
        return peers;
    }

    private static PeerIndexTable.Entry peer(TableDumpView view) {
        return new PeerIndexTable.Entry(IpAddress.ofV4(0), view.peerAddress(), Asn.ofBits(view.peerAs()));
    }

    @Override
    public void record(MrtRecord record) {
        input.examine(record);
        switch (record.type()) {
            case MrtType.TABLE_DUMP -> tableDump(record);
            case MrtType.BGP, MrtType.BGP4MP, MrtType.BGP4MP_ET -> bgp(record);
            default -> out.copy(record);
        }
        if (out.length() > 1 << 16) {
            write();
        }
    }

    private void tableDump(MrtRecord record) {
        if (!dumps.read(record)) {
            return;
        }
        if (!indexed) {
            indexed = true;
            out.peerIndexTable(
                    record.seconds(), new PeerIndexTable(IpAddress.ofV4(0), "", new ArrayList<>(peers.keySet())));
        }
        DecodedUpdate read = decoder.decodeRibEntry(
                record.buffer(),
                dumps.attributesAt(),
                dumps.attributesLength(),
                false,
                ValidationProfile.MRT_RIB,
                dumps.family());
        PathAttributes attributes = read.ribAttributes();
        Integer index = peers.get(peer(dumps));
        if (attributes == null || index == null || !read.problems().isEmpty()) {
            keep(record);
        } else {
            MrtEncoder.RibEntry entry =
                    new MrtEncoder.RibEntry(index, dumps.originatedSeconds(), 0, RibAttributes.octets(attributes));
            byte[] prefix = NlriWriter.octets(dumps.nlri(), 0);
            out.rib(record.seconds(), dumps.family(), false, sequence++, prefix, List.of(entry));
        }
    }

    private void bgp(MrtRecord record) {
        if (!MrtType.isKnown(record.type(), record.subtype())) {
            out.copy(record);
            return;
        }
        if (!messages.read(record)) {
            return;
        }
        if (messages.isFourOctetAs()) {
            out.copy(record);
            return;
        }
        MrtEncoder.Session session = session(messages);
        long time = record.timeMicros();
        boolean extended = record.isExtended();
        if (messages.isStateChange()) {
            out.stateChange(time, extended, session, true, messages.oldState(), messages.newState());
            return;
        }
        byte[] octets = record.buffer();
        int at = messages.messageOffset();
        int length = messages.messageLength();
        if (record.type() == MrtType.BGP) {
            if (record.subtype() != MrtType.BGP_UPDATE) {
                return; // the others come without what a whole message needs
            }
            octets = whole(octets, at, length);
            at = 0;
            length = octets.length;
        }
        List<byte[]> widened = widened(octets, at, length);
        if (widened.isEmpty()) {
            keep(record);
        }
        for (byte[] message : widened) {
            out.message(time, extended, session, true, messages.isLocal(), messages.isAddPath(), message);
        }
    }

    private void keep(MrtRecord record) {
        strange++;
        out.copy(record);
    }

    private void tell(PrintStream err) {
        if (strange > 0) {
            err.println("weir: " + strange + (strange == 1 ? " record stays" : " records stay")
                    + " of the old kind, for what is wrong inside");
        }
    }

    /** The same with 4-octet AS numbers; nothing if that would not be the same. */
    private List<byte[]> widened(byte[] octets, int at, int length) {
        byte[] same = Arrays.copyOfRange(octets, at, at + length);
        if (MessageHeader.type(octets, at) != MessageHeader.UPDATE) {
            return List.of(same);
        }
        Set<Family> addPath = messages.isAddPath() ? all : Set.of();
        DecodedUpdate read = decoder.decode(
                octets, at, length, new SessionParameters(false, addPath, true), ValidationProfile.MRT_RIB);
        if (read.endOfRib() != null) {
            return List.of(same);
        }
        if (!read.problems().isEmpty()) {
            return List.of();
        }
        UpdateEncoder encoder =
                new UpdateEncoder(new SessionParameters(true, addPath, true), UpdateEncoder.Ipv4Form.CLASSIC);
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < read.parts(); i++) {
            DecodedUpdate.Part part = read.part(i);
            made.addAll(encoder.encode(part.withdrawn(), part.announced(), part.attributes()));
        }
        return made;
    }

    /** The message that an old record has without its header. */
    static byte[] whole(byte[] octets, int at, int length) {
        byte[] message = new byte[MessageHeader.LENGTH + length];
        Arrays.fill(message, 0, 16, (byte) 0xff);
        Octets.put16(message, 16, message.length);
        message[18] = MessageHeader.UPDATE;
        System.arraycopy(octets, at, message, MessageHeader.LENGTH, length);
        return message;
    }

    static MrtEncoder.Session session(Bgp4mpView view) {
        return new MrtEncoder.Session(
                Asn.ofBits(view.peerAs()),
                Asn.ofBits(view.localAs()),
                view.interfaceIndex(),
                view.peerAddress(),
                view.localAddress());
    }

    private void write() {
        try {
            to.write(out.array(), 0, out.length());
            out.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
