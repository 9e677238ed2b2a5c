package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BmpFuzzProperties {
    private static final int LIMIT = 10_000;

    @Property
    void random_octets_never_throw(@ForAll byte[] octets) {
        drain(octets, octets.length / 2);
    }

    @Property(tries = 3000)
    void mutated_streams_never_throw(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] stream = Messages.stream(Messages.samples());
        for (int i = random.nextInt(8); i >= 0; i--) {
            stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
        }
        drain(stream, random.nextInt(stream.length));
    }

    private static void drain(byte[] stream, int split) {
        BmpFramer framer = new BmpFramer(new BmpLimits(LIMIT, 50));
        int read = drain(framer, stream, 0, split) + drain(framer, stream, split, stream.length - split);
        assertThat(read + framer.pending()).isLessThanOrEqualTo(stream.length);
        assertThat(framer.bufferLength()).isLessThanOrEqualTo(LIMIT + 64);
    }

    private static int drain(BmpFramer framer, byte[] stream, int from, int count) {
        BmpMessageView view = new BmpMessageView();
        BmpDecoder decoder = new BmpDecoder(new BmpLimits(LIMIT, 50));
        int read = 0;
        framer.feed(stream, from, count);
        while (framer.next()) {
            view.wrap(framer.array(), framer.offset(), framer.length());
            DecodedBmp decoded = decoder.decode(view);
            assertThat(decoded.message() == null && decoded.damage().isEmpty()).isFalse();
            for (BmpDamage damage : decoded.damage()) {
                assertThat(damage.reason()).isNotBlank();
                damage.toProblem(framer.array(), framer.offset(), framer.length());
            }
            read += framer.length();
        }
        return read;
    }
}
