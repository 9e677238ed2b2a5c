package net.weir.fuzz;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bmp.BmpDamage;
import net.weir.codec.bmp.BmpDecoder;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpFramer;
import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.DecodedBmp;

/** A stream of BMP messages: octet 0 says where it is split into two reads. */
public final class BmpTarget {
    static final int HEAD = 1;
    private static final BmpLimits LIMITS = new BmpLimits(1 << 16, 4096, true);

    private BmpTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < HEAD) {
            return;
        }
        int length = data.length - HEAD;
        int split = length == 0 ? 0 : (data[0] & 0xff) % (length + 1);
        List<DecodedBmp> messages = new ArrayList<>();
        List<Integer> versions = new ArrayList<>();
        Cost.ofReading(
                length,
                () -> read(data, length, split, messages, versions),
                () -> () -> read(data, length, split, messages, versions));
        for (int i = 0; i < messages.size(); i++) {
            DecodedBmp decoded = messages.get(i);
            Same.require(false, decoded.message() == null && decoded.damage().isEmpty());
            decoded.damage()
                    .forEach(damage -> Same.require(false, damage.reason().isBlank()));
            if (decoded.message() != null) {
                again(decoded.message(), versions.get(i));
            }
        }
    }

    private static void read(byte[] data, int length, int split, List<DecodedBmp> into, List<Integer> versions) {
        into.clear();
        versions.clear();
        BmpFramer framer = new BmpFramer(LIMITS);
        BmpMessageView view = new BmpMessageView();
        BmpDecoder decoder = new BmpDecoder(LIMITS);
        int[] ends = {0, split, length};
        for (int i = 1; i < ends.length; i++) {
            framer.feed(data, HEAD + ends[i - 1], ends[i] - ends[i - 1]);
            while (framer.next()) {
                view.wrap(framer.array(), framer.offset(), framer.length());
                into.add(decoder.decode(view));
                versions.add(view.version());
            }
        }
        BmpDamage damage = framer.damage();
        if (damage != null) {
            damage.toProblem(data, HEAD, 0);
        }
    }

    private static void again(BmpMessage message, int version) {
        Same.require(false, message.toString().isEmpty());
        byte[] octets = new BmpEncoder().write(message, version).toArray();
        BmpMessageView view = new BmpMessageView();
        view.wrap(octets, 0, octets.length);
        Same.require(message, new BmpDecoder(LIMITS).decode(view).message());
    }
}
