package net.weir.codec.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Octets;

/** What the encoder writes the views read. */
class RoundTripProperties {
    private static MrtRecord only(MrtEncoder out) {
        MrtRecord record = new MrtRecord();
        assertThat(record.wrap(out.array(), 0, out.length(), 0)).isTrue();
        assertThat(Octets.i32(out.array(), 8)).isEqualTo(out.length() - MrtRecord.HEADER);
        return record;
    }

    @Provide
    Arbitrary<IpAddress> v4() {
        return Arbitraries.integers().map(IpAddress::ofV4);
    }

    @Provide
    Arbitrary<IpAddress> address() {
        Arbitrary<IpAddress> v6 =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(IpAddress::ofV6);
        return Arbitraries.oneOf(v4(), v6);
    }

    private Arbitrary<PeerIndexTable.Entry> peer() {
        return Combinators.combine(
                        v4(),
                        address(),
                        Arbitraries.longs().between(0, 0xffff_ffffL).map(Asn::new))
                .as(PeerIndexTable.Entry::new);
    }

    @Provide
    Arbitrary<List<PeerIndexTable.Entry>> peers() {
        return peer().list().ofMaxSize(20);
    }

    @Property(tries = 200)
    void peer_index_tables(
            @ForAll("v4") IpAddress id, @ForAll String view, @ForAll("peers") List<PeerIndexTable.Entry> peers) {
        PeerIndexTable table = new PeerIndexTable(id, clean(view), peers);
        MrtEncoder out = new MrtEncoder();
        out.peerIndexTable(5, table);
        assertThat(new PeerIndexTable.Reader().read(only(out))).isEqualTo(table);
    }

    @Property(tries = 200)
    void tables_of_places(
            @ForAll("v4") IpAddress id,
            @ForAll String view,
            @ForAll float latitude,
            @ForAll float longitude,
            @ForAll("peers") List<PeerIndexTable.Entry> peers) {
        GeoPeerTable.Place place = new GeoPeerTable.Place(latitude, longitude);
        List<GeoPeerTable.Entry> placed = peers.stream()
                .map(p -> new GeoPeerTable.Entry(p.bgpId(), p.address(), p.asn(), place))
                .toList();
        GeoPeerTable table = new GeoPeerTable(id, clean(view), place, placed);
        MrtEncoder out = new MrtEncoder();
        out.geoPeerTable(5, table);
        assertThat(new GeoPeerTable.Reader().read(only(out))).isEqualTo(table);
    }

    /** A lone surrogate has no UTF-8. */
    private static String clean(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property(tries = 300)
    void rib_records(
            @ForAll @IntRange(min = 0, max = 4) int kind,
            @ForAll boolean addPath,
            @ForAll int sequence,
            @ForAll @IntRange(min = 0, max = 128) int bits,
            @ForAll @Size(max = 5) List<@Size(max = 300) byte[]> attributes) {
        Family family = kind == 4 ? Family.of(25, 70) : Family.of(1 + kind / 2, 1 + kind % 2);
        int length = family.afi() == 1 ? bits / 4 : bits;
        byte[] nlri = kind == 4 ? new byte[] {2, 3, 7, 8, 9} : new byte[1 + (length + 7) / 8];
        nlri[0] = kind == 4 ? 2 : (byte) length;
        List<MrtEncoder.RibEntry> entries = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            entries.add(new MrtEncoder.RibEntry(65_535 - i, 0xffff_ffffL - i, addPath ? -i : 0, attributes.get(i)));
        }
        MrtEncoder out = new MrtEncoder();
        out.rib(9, family, addPath, sequence, nlri, entries);
        RibView view = new RibView();
        assertThat(view.read(only(out))).isTrue();
        assertThat(view.family()).isEqualTo(family);
        assertThat(view.sequence()).isEqualTo(sequence & 0xffff_ffffL);
        assertThat(Arrays.copyOfRange(out.array(), view.nlriAt(), view.nlriAt() + view.nlriLength()))
                .isEqualTo(nlri);
        for (MrtEncoder.RibEntry entry : entries) {
            assertThat(view.next()).isTrue();
            int at = view.attributesAt();
            byte[] octets = Arrays.copyOfRange(out.array(), at, at + view.attributesLength());
            assertThat(octets).isEqualTo(entry.attributes());
            assertThat(view.peerIndex()).isEqualTo(entry.peerIndex());
            assertThat(view.originatedSeconds()).isEqualTo(entry.originatedSeconds());
            assertThat(view.pathId()).isEqualTo(entry.pathId());
        }
        assertThat(view.next()).isFalse();
        assertThat(view.damage()).isNull();
    }

    @Property(tries = 300)
    void messages_and_changes_of_state(
            @ForAll("address") IpAddress peer,
            @ForAll("address") IpAddress other,
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long peerAs,
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long localAs,
            @ForAll @IntRange(min = 0, max = 65_535) int number,
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL * 1_000_000) long micros,
            @ForAll @IntRange(min = 0, max = 15) int flags,
            @ForAll @Size(max = 400) byte[] body) {
        boolean extended = (flags & 1) != 0;
        boolean four = (flags & 2) != 0;
        boolean local = (flags & 4) != 0;
        boolean addPath = (flags & 8) != 0;
        int most = four ? -1 : 0xffff;
        MrtEncoder.Session ends = new MrtEncoder.Session(
                Asn.ofBits((int) peerAs & most),
                Asn.ofBits((int) localAs & most),
                number,
                peer,
                peer.isV6() == other.isV6() ? other : peer);
        byte[] message = new byte[19 + body.length];
        Arrays.fill(message, 0, 16, (byte) 0xff);
        Octets.put16(message, 16, message.length);
        System.arraycopy(body, 0, message, 19, body.length);
        MrtEncoder out = new MrtEncoder();
        out.message(micros, extended, ends, four, local, addPath, message);
        Bgp4mpView view = new Bgp4mpView();
        MrtRecord record = only(out);
        assertThat(view.read(record)).isTrue();
        assertEnds(view, ends, four);
        assertThat(view.isLocal()).isEqualTo(local);
        assertThat(view.isAddPath()).isEqualTo(addPath);
        assertThat(record.timeMicros()).isEqualTo(extended ? micros : micros / 1_000_000 * 1_000_000);
        assertThat(Arrays.copyOfRange(out.array(), view.messageOffset(), out.length()))
                .isEqualTo(message);

        out.clear();
        out.stateChange(micros, extended, ends, four, number, flags);
        assertThat(view.read(only(out))).isTrue();
        assertEnds(view, ends, four);
        assertThat(view.isStateChange()).isTrue();
        assertThat(view.oldState()).isEqualTo(number);
        assertThat(view.newState()).isEqualTo(flags);
    }

    private static void assertEnds(Bgp4mpView view, MrtEncoder.Session ends, boolean four) {
        assertThat(view.isFourOctetAs()).isEqualTo(four);
        assertThat(view.peerAddress()).isEqualTo(ends.peerAddress());
        assertThat(view.localAddress()).isEqualTo(ends.localAddress());
        assertThat(view.peerAs()).isEqualTo(ends.peerAs().bits());
        assertThat(view.localAs()).isEqualTo(ends.localAs().bits());
        assertThat(view.interfaceIndex()).isEqualTo(ends.interfaceIndex());
    }

    @Property(tries = 100)
    void table_dumps(
            @ForAll("address") IpAddress prefix,
            @ForAll @IntRange(min = 0, max = 65_535) int number,
            @ForAll @IntRange(min = 0, max = 32) int bits,
            @ForAll @Size(max = 300) byte[] attributes) {
        MrtEncoder out = new MrtEncoder();
        out.tableDump(7, number, 65_535 - number, prefix, bits, 8, prefix, number, attributes);
        TableDumpView view = new TableDumpView();
        assertThat(view.read(only(out))).isTrue();
        assertThat(view.viewNumber()).isEqualTo(number);
        assertThat(view.sequence()).isEqualTo(65_535 - number);
        assertThat(view.prefixLength()).isEqualTo(bits);
        assertThat(view.originatedSeconds()).isEqualTo(8);
        assertThat(view.status()).isEqualTo(1);
        assertThat(view.peerAddress()).isEqualTo(prefix);
        assertThat(view.peerAs()).isEqualTo(number);
        assertThat(view.attributesLength()).isEqualTo(attributes.length);
    }
}
