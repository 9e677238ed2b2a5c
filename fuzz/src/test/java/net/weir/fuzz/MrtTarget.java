package net.weir.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.codec.mrt.GeoPeerTable;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.codec.mrt.MrtPeers;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.codec.mrt.RibView;
import net.weir.codec.mrt.io.MrtLimits;
import net.weir.codec.mrt.io.MrtReader;
import net.weir.event.Event;
import net.weir.model.Octets;
import net.weir.model.Peer;
import net.weir.mrt.Vectors;

/** A decompressed MRT file: events of all of it, and tables and RIB entries written again. */
public final class MrtTarget {
    private static final MrtLimits LIMITS = new MrtLimits(1 << 20);

    private static final byte[] MESSAGES = Vectors.messages();
    /** As little as makes each scratch array. */
    private static final List<byte[]> WARM_UP = List.of(Arrays.copyOf(MESSAGES, 1024), Vectors.rarities());

    private MrtTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        List<Event> events = new ArrayList<>();
        MrtDecoder first = decoder(events);
        Cost.ofReading(data.length, events::size, () -> read(data, first), () -> {
            MrtDecoder fresh = decoder(events);
            return () -> read(data, fresh);
        });
        Cost.ofPrinting(data.length, events::size, () -> Printed.events(events));
        Printed.events(events).forEach(Printed::parse);
        try (MrtReader reader = new MrtReader(new ByteArrayInputStream(data), LIMITS)) {
            while (reader.next()) {
                if (reader.damage() == null) {
                    again(reader.record());
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MrtDecoder decoder(List<Event> into) {
        MrtDecoder.Output output = new MrtDecoder.Output() {
            @Override
            public void event(Event event) {
                into.add(event);
            }

            @Override
            public void damage(MrtDamage damage) {
                Same.require(false, damage.reason().isBlank());
            }
        };
        MrtPeers peers = (key, facts) -> new Peer(1, 1, key, facts);
        MrtDecoder decoder = new MrtDecoder(Messages.ROUTER, peers, null, output);
        WARM_UP.forEach(file -> read(file, decoder)); // scratch arrays have a size of their own
        into.clear();
        return decoder;
    }

    /** Every record is in the octets at hand, so that the reader's own buffer does not count. */
    private static void read(byte[] data, MrtDecoder decoder) {
        MrtRecord record = new MrtRecord();
        int length;
        for (int at = 0; at + MrtRecord.HEADER <= data.length; at += length) {
            long announced = Octets.u32(data, at + 8) + MrtRecord.HEADER;
            if (announced > data.length - at) {
                break;
            }
            length = (int) announced;
            if (record.wrap(data, at, length, at)) {
                decoder.decode(record);
            }
        }
        decoder.endOfFile();
        decoder.endOfStream();
    }

    private static void again(MrtRecord record) {
        MrtEncoder out = new MrtEncoder();
        if (record.type() != MrtType.TABLE_DUMP_V2 || !MrtType.isKnown(record.type(), record.subtype())) {
            return;
        }
        if (record.subtype() == MrtType.PEER_INDEX_TABLE) {
            PeerIndexTable table = new PeerIndexTable.Reader().read(record);
            if (table != null) {
                out.peerIndexTable(record.seconds(), table);
                Same.require(table, new PeerIndexTable.Reader().read(only(out)));
            }
        } else if (record.subtype() == MrtType.GEO_PEER_TABLE) {
            GeoPeerTable table = new GeoPeerTable.Reader().read(record);
            if (table != null) {
                out.geoPeerTable(record.seconds(), table);
                Same.require(table, new GeoPeerTable.Reader().read(only(out)));
            }
        } else {
            rib(record, out);
        }
    }

    private static void rib(MrtRecord record, MrtEncoder out) {
        RibView view = new RibView();
        if (!view.read(record)) {
            return;
        }
        byte[] octets = record.buffer();
        byte[] nlri = Arrays.copyOfRange(octets, view.nlriAt(), view.nlriAt() + view.nlriLength());
        List<MrtEncoder.RibEntry> entries = new ArrayList<>();
        while (view.next()) {
            byte[] attributes =
                    Arrays.copyOfRange(octets, view.attributesAt(), view.attributesAt() + view.attributesLength());
            entries.add(new MrtEncoder.RibEntry(view.peerIndex(), view.originatedSeconds(), view.pathId(), attributes));
        }
        if (view.damage() == null) {
            out.rib(record.seconds(), view.family(), view.isAddPath(), (int) view.sequence(), nlri, entries);
            byte[] written = out.toBytes();
            boolean generic =
                    record.subtype() == MrtType.RIB_GENERIC || record.subtype() == MrtType.RIB_GENERIC_ADDPATH;
            if (generic == !view.family().isPlainIp()) { // else it gets the subtype that its family has
                byte[] read = Arrays.copyOfRange(octets, record.offset(), record.offset() + record.length());
                Same.require(true, Arrays.equals(read, written));
            }
        }
    }

    private static MrtRecord only(MrtEncoder out) {
        MrtRecord record = new MrtRecord();
        record.wrap(out.array(), 0, out.length(), 0);
        return record;
    }
}
