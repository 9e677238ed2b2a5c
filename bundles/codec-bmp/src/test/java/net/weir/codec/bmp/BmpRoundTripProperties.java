package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.model.Octets;

class BmpRoundTripProperties {

    @Provide
    Arbitrary<BmpMessage> messages() {
        return Messages.any();
    }

    @Provide
    Arbitrary<PeerHeader> headers() {
        return Messages.headers();
    }

    @Property
    void what_is_written_is_read_again(@ForAll("messages") BmpMessage message) {
        byte[] octets = BmpEncoder.encode(message);
        assertThat(Octets.u32(octets, 1)).isEqualTo(octets.length);
        DecodedBmp decoded = Messages.decode(octets);
        assertThat(decoded.message()).isEqualTo(message);
        assertThat(decoded.damage()).hasSize(message instanceof BmpMessage.Other ? 1 : 0);
    }

    @Property
    void a_stream_of_messages_is_cut_where_they_end(
            @ForAll("messages") BmpMessage a, @ForAll("messages") BmpMessage b) {
        BmpFramer framer = new BmpFramer(BmpLimits.WITH_VERSION_4);
        byte[] stream = Messages.stream(List.of(a, b, a));
        framer.feed(stream, 0, stream.length);
        for (BmpMessage expected : List.of(a, b, a)) {
            assertThat(framer.next()).isTrue();
            assertThat(framer.array()).as("not copied").isSameAs(stream);
            BmpMessageView view = new BmpMessageView();
            view.wrap(framer.array(), framer.offset(), framer.length());
            assertThat(new BmpDecoder(BmpLimits.WITH_VERSION_4).decode(view).message())
                    .isEqualTo(expected);
        }
        assertThat(framer.next()).isFalse();
        assertThat(framer.damage()).isNull();
    }

    @Property
    void a_view_reads_what_the_value_says(@ForAll("headers") PeerHeader header) {
        byte[] octets = BmpEncoder.encode(new BmpMessage.RouteMonitoring(header, Messages.bgp(2)));
        BmpMessageView view = new BmpMessageView();
        view.wrap(octets, 0, octets.length);
        PeerHeaderView peer = view.peer();
        assertThat(PeerHeader.copyOf(peer)).isEqualTo(header);
        assertThat(peer.view()).isEqualTo(header.view());
        assertThat(peer.address()).isEqualTo(header.address());
        assertThat(peer.isFourOctetAs()).isEqualTo(header.isFourOctetAs());
        assertThat(peer.observedMicros()).isEqualTo(header.observedMicros());
        assertThat(view.bodyLength()).isEqualTo(19);
        byte[] identity = new byte[PeerHeaderView.IDENTITY_LENGTH];
        peer.copyIdentity(identity);
        assertThat(peer.hasIdentity(identity)).isTrue();
        identity[33]++;
        assertThat(peer.hasIdentity(identity)).isFalse();
    }
}
