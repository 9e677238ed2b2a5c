package net.weir.source.bmp;

import java.util.Arrays;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.OpaqueNlri;
import net.weir.model.Prefix;

/** The prefix inside NLRI with labels (SAFI 4) and with labels and a route distinguisher (SAFI 128), read for tests. */
final class Labelled {
    private Labelled() {}

    static String prefix(NlriBlock block, int index) {
        if (!(block instanceof OpaqueNlri opaque)) {
            return block.text(index);
        }
        byte[] octets = octets(opaque, index);
        int at = afterLabels(octets) + (block.family().safi() == 128 ? 8 : 0);
        int length = (octets[0] & 0xff) - 8 * (at - 1);
        byte[] address = Arrays.copyOf(
                Arrays.copyOfRange(octets, at, octets.length), block.family().afi() == 1 ? 4 : 16);
        return Prefix.masked(IpAddress.decode(address, 0, address.length), length)
                .toString();
    }

    static long distinguisher(NlriBlock block, int index) {
        byte[] octets = octets((OpaqueNlri) block, index);
        return Octets.i64(octets, afterLabels(octets));
    }

    private static int afterLabels(byte[] octets) {
        int at = 1;
        while ((octets[at + 2] & 1) == 0) {
            at += 3;
        }
        return at + 3;
    }

    private static byte[] octets(OpaqueNlri opaque, int index) {
        return opaque.octets(index).toArray();
    }
}
