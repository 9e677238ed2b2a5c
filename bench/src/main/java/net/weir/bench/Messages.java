package net.weir.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.Octets;

/**
 * UPDATE messages one behind the other, as {@code gen_full_table.py --msgs} writes them, AS numbers in four octets.
 *
 * @param octets whole messages, markers included
 * @param count how many messages
 */
record Messages(byte[] octets, int count) {
    private static final int HEADER = 19;

    static Messages read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw) {
            return of(in.readAllBytes());
        }
    }

    /** The first {@code most} messages again and again, as routes that flap are announced: few sets, many messages. */
    Messages repeated(int most, int times) {
        int end = 0;
        for (int i = 0; i < most && end < octets.length; i++) {
            end += length(octets, end);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(end * times);
        for (int i = 0; i < times; i++) {
            out.write(octets, 0, end);
        }
        return of(out.toByteArray());
    }

    /** Hands over, message by message, the parts that announce something; each is good until the next. */
    void announcements(Consumer<DecodedUpdate.Part> consumer) {
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
        for (int at = 0, length; at < octets.length; at += length) {
            length = length(octets, at);
            DecodedUpdate update =
                    decoder.decode(octets, at, length, SessionParameters.FOUR_OCTET, ValidationProfile.BMP_IN_PRE_EBGP);
            for (int i = 0; i < update.parts(); i++) {
                if (update.part(i).announced() != null) {
                    consumer.accept(update.part(i));
                }
            }
        }
    }

    private static Messages of(byte[] octets) {
        int count = 0;
        for (int at = 0; at < octets.length; at += length(octets, at)) {
            count++;
        }
        return new Messages(octets, count);
    }

    static int length(byte[] octets, int at) {
        int length = Octets.u16(octets, at + 16);
        if (length < HEADER + 4 || at + length > octets.length) {
            throw new IllegalArgumentException("no BGP message at octet " + at);
        }
        return length;
    }

    /** The same with one IPv4 prefix in each message, as FRR sends; messages without classic NLRI stay as they are. */
    Messages splitPerPrefix() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length * 3);
        for (int at = 0; at < octets.length; at += length(octets, at)) {
            int end = at + length(octets, at);
            int attributes = at + HEADER + 2 + Octets.u16(octets, at + HEADER);
            int nlri = attributes + 2 + Octets.u16(octets, attributes);
            if (nlri == end) {
                out.write(octets, at, end - at);
            }
            for (int prefix = nlri; prefix < end; ) {
                int size = 1 + ((octets[prefix] & 0xff) + 7 >>> 3);
                int length = nlri - at + size;
                out.write(octets, at, 16);
                out.write(length >>> 8);
                out.write(length);
                out.write(octets, at + 18, nlri - at - 18);
                out.write(octets, prefix, size);
                prefix += size;
            }
        }
        return of(out.toByteArray());
    }
}
